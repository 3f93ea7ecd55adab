import type { LongerHoursChoice, NeedsBasis, Queue } from "@springtide/contracts";
import type { LearnedNeeds, LearnedRush } from "@springtide/forecast";
import type { ClosedBehaviour } from "@springtide/planning";

/** A share, the range in which it likely lies, and how it is known. */
export interface ShareKnown {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly basis: NeedsBasis;
}

/** What becomes of a need while nobody answers; first guesses of ours (science 11). */
const OF_SERVICE: ClosedBehaviour = { waitShare: 0.6, elsewhereShare: 0.2, lostShare: 0.2 };
/** Before an order more turn away. */
const OF_PRE_SALE: ClosedBehaviour = { waitShare: 0.3, elsewhereShare: 0.2, lostShare: 0.5 };
/** The share who wait lies in here where nothing says more. */
const WAIT_RANGE = { low: 0.3, high: 0.9 };

/** First guesses for a queue: contacts before an order, where the shop file says that they lead to one, or service. */
export function priorShares({ preSale }: Pick<Queue, "preSale">): ClosedBehaviour {
  return preSale === null ? OF_SERVICE : OF_PRE_SALE;
}

/** Shares of needs that wait, turn elsewhere and are lost, and of contacts that prefer the window: each by the best that is known. */
export function sharesOf(
  choice: LongerHoursChoice,
  from: { readonly changed: LearnedNeeds | null; readonly rush: LearnedRush | null; readonly prior: ClosedBehaviour },
): {
  readonly shares: Readonly<Record<"wait" | "elsewhere" | "lost" | "prefer", ShareKnown>>;
  readonly behaviour: ClosedBehaviour;
  readonly preferShare: number;
  readonly notes: readonly string[];
} {
  const { changed, rush, prior } = from;
  const notes: string[] = [];
  const bounded = (name: string, share: ShareKnown): ShareKnown => {
    const value = Math.min(1, Math.max(0, share.value));
    if (value !== share.value)
      notes.push(
        `The share that ${name} came out at ${(100 * share.value).toFixed(0)} % (${(100 * share.low).toFixed(0)} to ${(100 * share.high).toFixed(0)} %); ${(100 * value).toFixed(0)} % is taken.`,
      );
    return {
      ...share,
      value,
      low: Math.min(value, Math.max(0, share.low)),
      high: Math.max(value, Math.min(1, share.high)),
    };
  };
  const wait = bounded(
    "waits",
    given(choice.waitShare) ??
      learned(changed?.waitShare, "before-after") ??
      learned(rush?.waitShare ?? undefined, "closed-days") ?? { value: prior.waitShare, ...WAIT_RANGE, basis: "prior" },
  );
  // Where nothing says how those who do not wait divide, they do as by the first guess.
  const divided = (prior.elsewhereShare / (1 - prior.waitShare)) * (1 - wait.value);
  const turned = bounded(
    "turns to another channel",
    given(choice.elsewhereShare) ??
      learned(changed?.elsewhereShare ?? undefined, "before-after") ?? {
        value: divided,
        low: 0,
        high: 1 - wait.value,
        basis: "prior",
      },
  );
  if (turned.value > 1 - wait.value + 1e-9)
    notes.push(
      `Those who wait and those who turn to another channel came out as more than all; ${(100 * (1 - wait.value)).toFixed(0)} % are taken to turn elsewhere, and none to be lost.`,
    );
  const elsewhere = { ...turned, value: Math.min(turned.value, 1 - wait.value) };
  const lostShare = Math.max(0, 1 - wait.value - elsewhere.value);
  const prefer = bounded(
    "prefers the window",
    given(choice.preferShare) ??
      learned(changed?.preferShare, "before-after") ?? { value: 0, low: 0, high: 0, basis: "prior" },
  );
  return {
    shares: { wait, elsewhere, lost: lostOf(lostShare, wait, elsewhere), prefer },
    behaviour: { waitShare: wait.value, elsewhereShare: elsewhere.value, lostShare },
    preferShare: prefer.value,
    notes,
  };
}

/** What is left of all of them, and no better known than the other two. */
function lostOf(value: number, wait: ShareKnown, elsewhere: ShareKnown): ShareKnown {
  const order: readonly NeedsBasis[] = ["given", "before-after", "closed-days", "prior"];
  return {
    value,
    low: Math.max(0, Math.min(value, 1 - wait.high - elsewhere.high)),
    high: Math.max(value, 1 - wait.low - elsewhere.low),
    basis: order[Math.max(order.indexOf(wait.basis), order.indexOf(elsewhere.basis))] ?? "prior",
  };
}

function given(share: number | null): ShareKnown | undefined {
  return share === null ? undefined : { value: share, low: share, high: share, basis: "given" };
}

function learned(
  range: { readonly value: number; readonly low: number; readonly high: number } | undefined,
  basis: NeedsBasis,
): ShareKnown | undefined {
  return range === undefined ? undefined : { ...range, basis };
}
