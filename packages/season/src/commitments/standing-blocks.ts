import type { Agreement, Commitment } from "@springtide/contracts";
import { deadlineOf } from "@springtide/planning";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import type { SeasonBasis } from "../basis.ts";

/** Seats of one stretch that stand already when a season is planned, on the plan's intervals; `to` is not among them. */
export interface StandingBlock {
  readonly agreement: string;
  readonly from: number;
  readonly to: number;
  /** Firm from the start. */
  readonly ordered: number;
  /** Kept free at a fee, whatever became of them. */
  readonly reserved: number;
  /** Of these, firm by now: confirmed, or by silence where the agreement says so. */
  readonly confirmed: number;
  /** Of these, still to be confirmed or released. */
  readonly open: number;
  /** Of these, given back by silence. */
  readonly lapsed: number;
  /** By when something must be said of the open ones. */
  readonly confirmMs: number;
  /** Whether that is on the first day planned, so that it is decided now. */
  readonly isDue: boolean;
}

/** What is due before a plan made a day later is decided by this one. */
export const FRESH_MS = 86_400_000;

/** What stands already in the days planned, by agreement and stretch. What lies outside of them, in whole or in part, is not in it. */
export function standingBlocks(basis: SeasonBasis): StandingBlock[] {
  const places = intervalsOfGrid(basis);
  const told = new Map<string, { readonly from: number; readonly to: number; readonly of: Commitment[] }>();
  for (const commitment of basis.commitments ?? []) {
    const at = places(commitment);
    if (at === null) continue;
    const key = `${commitment.agreement} ${at.from} ${at.to}`;
    const known = told.get(key) ?? { ...at, of: [] };
    known.of.push(commitment);
    told.set(key, known);
  }
  return [...told.values()].flatMap(({ from, to, of }) => {
    const agreement = basis.shop.agreements.find(({ id }) => id === of[0]?.agreement);
    return agreement === undefined ? [] : [standingBlock(basis, agreement, { from, to }, of)];
  });
}

function standingBlock(
  basis: SeasonBasis,
  agreement: Agreement,
  { from, to }: { readonly from: number; readonly to: number },
  told: readonly Commitment[],
): StandingBlock {
  const seats = (step: Commitment["step"]): number =>
    told.reduce((sum, one) => sum + (one.step === step ? one.seats : 0), 0);
  const nowMs = basis.grid.startsMs[0] ?? 0;
  const { standBy, orderNotice } = agreement;
  const confirmMs = deadlineOf(
    standBy?.confirmNotice ?? orderNotice,
    basis.grid.startsMs[from] ?? 0,
    workingCalendarOf(basis, agreement),
  );
  const left = seats("reserve") - seats("confirm") - seats("release");
  const isPast = confirmMs < nowMs;
  const takesSilence = isPast && standBy?.silence === "confirmed";
  return {
    ...{ agreement: agreement.id, from, to, confirmMs },
    ordered: seats("order"),
    reserved: seats("reserve"),
    confirmed: seats("confirm") + (takesSilence ? left : 0),
    open: isPast ? 0 : left,
    lapsed: isPast && !takesSilence ? left : 0,
    isDue: !isPast && confirmMs < nowMs + FRESH_MS,
  };
}

/** The intervals of a stretch that lies in the days planned, from the start of one to the end of another; null for all else. */
export function intervalsOfGrid({
  grid,
}: Pick<SeasonBasis, "grid">): (
  stretch: Pick<Commitment, "start" | "end">,
) => { readonly from: number; readonly to: number } | null {
  const starts = new Map(Array.from(grid.startsMs, (ms, t) => [ms, t]));
  const endMs = endOfGrid({ grid });
  return ({ start, end }) => {
    const from = starts.get(Date.parse(start));
    const last = Date.parse(end);
    const to = last === endMs ? grid.startsMs.length : starts.get(last);
    return from === undefined || to === undefined || to <= from ? null : { from, to };
  };
}

/** The instant at which the days planned end. */
export function endOfGrid({ grid: { startsMs, seconds } }: Pick<SeasonBasis, "grid">): number {
  return (startsMs.at(-1) ?? 0) + (seconds.at(-1) ?? 0) * 1000;
}
