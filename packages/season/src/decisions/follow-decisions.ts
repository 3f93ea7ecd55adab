import type { CancelSignal } from "@springtide/refusal";
import { freshSeasons } from "../verify/fresh-seasons.ts";
import type { StandByDecision } from "./decide-stand-by.ts";
import { type Deciding, type DecidingQuestion, openDeciding } from "./deciding.ts";
import { intervalsOf } from "./decision-span.ts";
import { drawnComing } from "./drawn-coming.ts";
import { spanCells } from "./heads-there.ts";
import { signalOfPaths } from "./period-signals.ts";
import { type CostByPath, type OptionSeats, trueCost } from "./true-cost.ts";

/** Enough for a half width that tells something, few enough to wait for. */
const SEASONS = 60;

/** What rules cost, fresh season by fresh season. */
export interface FollowedSeasons {
  readonly ledger: Float64Array;
  readonly atStake: Float64Array;
}

/**
 * Draws seasons that rules were not made for, and tells what seats of a week's decision cost in each: it shows its signal by the same forecast, what
 * the rule says is confirmed, who of the partners' seats comes is drawn, and the true losses are counted. The seasons are the same for whatever
 * terms the rules are made.
 */
export function onFreshSeasons(
  people: DecidingQuestion,
  like: Deciding,
  cancel?: CancelSignal,
): (decision: StandByDecision, seats: OptionSeats) => CostByPath {
  const { basis, demand } = freshSeasons(people.basis, SEASONS, cancel);
  const fresh = openDeciding({ ...people, basis, demand, like });
  return ({ span, partners, options, extra, signals, known }, seats) => {
    const signalOf = signalOfPaths(fresh, span, signals, basis.seed);
    return trueCost(fresh, spanCells(fresh, intervalsOf(basis.grid, span)), {
      ...{ partners, options, extra, seats },
      signals: known.map(({ losses }, s) => ({
        losses,
        paths: [...signalOf.keys()].filter((path) => signalOf[path] === s),
      })),
      coming: drawnComing(fresh, partners),
    });
  };
}

/** All weeks of each season together. @param hires what new people cost in every season */
export function sumOfWeeks(weeks: readonly CostByPath[], hires: number): FollowedSeasons {
  const ledger = new Float64Array(SEASONS).fill(hires);
  const atStake = new Float64Array(SEASONS);
  for (const cost of weeks)
    for (let season = 0; season < SEASONS; season += 1) {
      ledger[season] = (ledger[season] ?? 0) + (cost.ledger[season] ?? 0);
      atStake[season] = (atStake[season] ?? 0) + (cost.loss[season] ?? 0);
    }
  return { ledger, atStake };
}
