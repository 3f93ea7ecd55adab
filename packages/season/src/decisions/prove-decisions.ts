import type { PlanDecisions } from "@springtide/contracts";
import type { CancelSignal } from "@springtide/refusal";
import { freshSeasons } from "../verify/fresh-seasons.ts";
import type { StandByDecision } from "./decide-stand-by.ts";
import { type DecidingQuestion, type Deciding, openDeciding } from "./deciding.ts";
import { drawnComing } from "./drawn-coming.ts";
import { spanCells } from "./heads-there.ts";
import { meanInterval } from "./mean-interval.ts";
import { intervalsOf } from "./decision-span.ts";
import { signalOfPaths } from "./period-signals.ts";
import { asItStands } from "./standing-options.ts";
import { isBought } from "./decision-values.ts";
import { type CostByPath, type OptionSeats, trueCost } from "./true-cost.ts";

/** Enough for a half width that tells something, few enough to wait for. */
const SEASONS = 60;

/** What rules cost, fresh season by fresh season. */
export interface FollowedSeasons {
  readonly ledger: Float64Array;
  readonly atStake: Float64Array;
}

/**
 * The rules of a season followed on seasons that they were not made for: each shows its signal by the same forecast, what the rule says is
 * confirmed, who of the partners' seats comes is drawn, and the true losses are counted.
 * @param decided.hires what new people cost in every season
 */
export function proveDecisions(
  question: DecidingQuestion,
  deciding: Deciding,
  {
    decisions,
    hires,
    followed,
  }: {
    readonly decisions: readonly StandByDecision[];
    readonly hires: number;
    readonly followed?: ((seasons: FollowedSeasons) => void) | undefined;
  },
  cancel?: CancelSignal,
): PlanDecisions["proof"] {
  const { basis, demand } = freshSeasons(question.basis, SEASONS, cancel);
  const fresh = openDeciding({ ...question, basis, demand, like: deciding });
  const ledger = new Float64Array(SEASONS).fill(hires);
  const loss = new Float64Array(SEASONS);
  const saved = new Float64Array(SEASONS);
  for (const { span, partners, options, extra, seats, signals, known } of decisions) {
    const signalOf = signalOfPaths(fresh, span, signals, basis.seed);
    const paths = known.map((_, s) => [...signalOf.keys()].filter((path) => signalOf[path] === s));
    const coming = drawnComing(fresh, partners);
    const cells = spanCells(fresh, intervalsOf(basis.grid, span));
    const costOf = (asked: OptionSeats): CostByPath =>
      trueCost(fresh, cells, {
        ...{ partners, options, extra, seats: asked },
        signals: known.map(({ losses }, s) => ({ losses, paths: paths[s] ?? [] })),
        ...(coming === undefined ? {} : { coming }),
      });
    const cost = costOf(seats);
    const without = isBought({ seats }) || seats.extra.length > 0 ? costOf(asItStands(options, known.length)) : cost;
    for (let path = 0; path < SEASONS; path += 1) {
      ledger[path] = (ledger[path] ?? 0) + (cost.ledger[path] ?? 0);
      loss[path] = (loss[path] ?? 0) + (cost.loss[path] ?? 0);
      const together = (of: CostByPath): number => (of.ledger[path] ?? 0) + (of.loss[path] ?? 0);
      saved[path] = (saved[path] ?? 0) + together(without) - together(cost);
    }
  }
  followed?.({ ledger, atStake: loss });
  return { seasons: SEASONS, ledger: meanInterval(ledger), atStake: meanInterval(loss), saved: meanInterval(saved) };
}
