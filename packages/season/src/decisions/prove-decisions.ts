import type { PlanDecisions } from "@springtide/contracts";
import type { CancelSignal } from "@springtide/refusal";
import type { StandByDecision } from "./decide-stand-by.ts";
import type { Deciding, DecidingQuestion } from "./deciding.ts";
import { isBought } from "./decision-values.ts";
import { onFreshSeasons, sumOfWeeks } from "./follow-decisions.ts";
import { meanInterval } from "./mean-interval.ts";
import { asItStands } from "./standing-options.ts";

/**
 * The rules of a season followed on seasons that they were not made for (see `onFreshSeasons`), beside the same seasons with nothing bought beyond what stands.
 * @param decided.hires what new people cost in every season
 */
export function proveDecisions(
  people: DecidingQuestion,
  deciding: Deciding,
  { decisions, hires }: { readonly decisions: readonly StandByDecision[]; readonly hires: number },
  cancel?: CancelSignal,
): PlanDecisions["proof"] {
  const costOf = onFreshSeasons(people, deciding, cancel);
  const weeks = decisions.map((decision) => {
    const { seats, options, known } = decision;
    const done = costOf(decision, seats);
    const isMoved = isBought(decision) || seats.extra.length > 0;
    return { done, without: isMoved ? costOf(decision, asItStands(options, known.length)) : done };
  });
  const done = sumOfWeeks(
    weeks.map((week) => week.done),
    hires,
  );
  const saved = new Float64Array(done.ledger.length);
  for (const week of weeks)
    saved.forEach((sum, path) => {
      const together = ({ ledger, loss }: typeof week.done): number => (ledger[path] ?? 0) + (loss[path] ?? 0);
      saved[path] = sum + together(week.without) - together(week.done);
    });
  return {
    seasons: saved.length,
    ledger: meanInterval(done.ledger),
    atStake: meanInterval(done.atStake),
    saved: meanInterval(saved),
  };
}
