import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { localTime } from "./local-time.ts";
import { dueInWords } from "./due-words.ts";
import { blocksInWords, rangeInWords, stepInWords } from "./rule-steps.ts";
import type { Sentence } from "./sentence.ts";
import { signalInWords } from "./signal-words.ts";

/** One thing to do about a period. */
export interface RuleAct {
  /** "Mon 23 Mar, 12:00", with the shop's clock where it shows another time. */
  readonly by: string;
  readonly what: string;
  /** The forecast that is waited for; null where nothing is. */
  readonly signal: Sentence | null;
  /** What to confirm when; none of what is not waited for. */
  readonly steps: readonly ActStep[];
}

/** What to do in one case. */
interface ActStep {
  /** "below 35.4%"; null where nothing is looked at. */
  readonly range: string | null;
  readonly what: string;
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
  const { say } = words;
  const alone: Pick<RuleAct, "signal" | "steps"> = { signal: null, steps: [] };
  const acts = [
    ...(dueNow === undefined ? [] : [{ at: dueNow.at, what: dueInWords(dueNow, words), ...alone }]),
    ...(reserveBy === null || reserved.length === 0
      ? []
      : [{ at: reserveBy, what: say("decisions.act.reserve", { blocks: blocksInWords(reserved, words) }), ...alone }]),
    ...(orderBy === null || ordered.length === 0
      ? []
      : [{ at: orderBy, what: say("decisions.act.order", { blocks: blocksInWords(ordered, words) }), ...alone }]),
    ...(steps.length === 0
      ? []
      : [
          {
            at: confirmBy,
            what: say("decisions.act.confirm"),
            signal:
              signal === null
                ? null
                : signalInWords(index.plan, signal, (instant) => moment(index, period, instant, words), words),
            steps: steps.map((step) => ({
              range: signal === null ? null : rangeInWords(steps, step, words),
              what: stepInWords(period, step, words),
            })),
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
    { seats: committed.ordered, id: "decisions.standing.ordered" as const },
    { seats: committed.confirmed, id: "decisions.standing.confirmed" as const },
    { seats: committed.reserved, id: "decisions.standing.reserved" as const },
  ].flatMap(({ seats, id }) => (seats.length === 0 ? [] : [words.say(id, { blocks: blocksInWords(seats, words) })]));
  return parts.length === 0
    ? words.say("decisions.standing.nothing")
    : words.say("decisions.standing.parts", { parts: parts.join("; ") });
}

function moment(index: PlanIndex, { agreement }: DecisionPeriod, at: string, words: Words): string {
  const zone = index.plan.shop.agreements.find(({ id }) => id === agreement)?.zone ?? index.plan.grid.zone;
  const { theirs, inShop } = localTime(index, Date.parse(at), zone, words);
  return inShop === null ? theirs : `${theirs} (${inShop})`;
}
