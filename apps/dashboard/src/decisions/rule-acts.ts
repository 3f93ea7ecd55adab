import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { localTime } from "./local-time.ts";
import { blocksInWords } from "./rule-steps.ts";

/** One thing to do about a period. */
export interface RuleAct {
  /** "Mon 23 Mar, 12:00", with the shop's clock where it shows another time. */
  readonly by: string;
  readonly what: string;
  /** What to confirm when, each in a sentence; none of what is not waited for. */
  readonly steps: readonly string[];
}

/** What to order, reserve and confirm in a period, in order of time on the partner's clock. */
export function ruleActs(
  index: PlanIndex,
  { deadlines }: Pick<PlanDecisions, "deadlines">,
  period: DecisionPeriod,
  words: Words,
): readonly RuleAct[] {
  const { committed, dueNow, ordered, reserved, reserveBy, confirmBy, signal, steps } = period;
  const orderBy =
    deadlines.find(({ kind, subject }) => kind === "order" && subject === period.id)?.at ??
    (reserved.length + (committed?.reserved.length ?? 0) === 0 ? confirmBy : null);
  const nothing: readonly string[] = [];
  const acts = [
    ...(dueNow === undefined ? [] : [{ at: dueNow.at, what: dueInWords(dueNow, words), steps: nothing }]),
    ...(reserveBy === null || reserved.length === 0
      ? []
      : [{ at: reserveBy, what: `reserve ${blocksInWords(reserved, words)}.`, steps: nothing }]),
    ...(orderBy === null || ordered.length === 0
      ? []
      : [{ at: orderBy, what: `order ${blocksInWords(ordered, words)}, firmly.`, steps: nothing }]),
    ...(steps.length === 0
      ? []
      : [
          {
            at: confirmBy,
            what: `confirm or release what is reserved.${signal === null ? "" : ` ${signal.words}`}`,
            steps: steps.map((step) => step.words),
          },
        ]),
  ];
  return acts
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ at, ...act }) => ({ by: moment(index, period, at, words), ...act }));
}

/** What stands already of a period, in a sentence; null where nothing does. */
export function standingInWords({ committed }: Pick<DecisionPeriod, "committed">, words: Words): string | null {
  if (committed === undefined) return null;
  const parts = [
    { seats: committed.ordered, what: "ordered" },
    { seats: committed.confirmed, what: "confirmed" },
    { seats: committed.reserved, what: "kept free, to be confirmed or released" },
  ].flatMap(({ seats, what }) => (seats.length === 0 ? [] : [`${what}: ${blocksInWords(seats, words)}`]));
  return parts.length === 0
    ? "Agreed on already: nothing but the fee of what was released."
    : `Agreed on already: ${parts.join("; ")}.`;
}

/** "confirm today 12 blocks, at most 4 seats at one time; release 3 blocks, at most 1 seat at one time." */
function dueInWords({ confirm, release }: NonNullable<DecisionPeriod["dueNow"]>, words: Words): string {
  const parts = [
    ...(confirm.length === 0 ? [] : [`confirm today ${blocksInWords(confirm, words)}`]),
    ...(release.length === 0
      ? []
      : [`release${confirm.length === 0 ? " today" : ""} ${blocksInWords(release, words)}`]),
  ];
  return `${parts.join("; ")}.`;
}

function moment(index: PlanIndex, { agreement }: DecisionPeriod, at: string, words: Words): string {
  const zone = index.plan.shop.agreements.find(({ id }) => id === agreement)?.zone ?? index.plan.grid.zone;
  const { theirs, inShop } = localTime(index, Date.parse(at), zone, words);
  return inShop === null ? theirs : `${theirs} (${inShop})`;
}
