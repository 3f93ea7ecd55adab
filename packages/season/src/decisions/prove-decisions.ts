import type { PlanDecisions } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import { studentQuantile } from "@springtide/probability";
import type { CancelSignal } from "@springtide/refusal";
import { freshSeasons } from "../verify/fresh-seasons.ts";
import type { StandByDecision } from "./decide-stand-by.ts";
import { type DecidingQuestion, type Deciding, openDeciding } from "./deciding.ts";
import { drawnComing } from "./drawn-coming.ts";
import { spanCells } from "./heads-there.ts";
import { intervalsOf } from "./decision-span.ts";
import { signalOfPaths } from "./period-signals.ts";
import { trueCost } from "./true-cost.ts";

/** Enough for a half width that tells something, few enough to wait for. */
const SEASONS = 60;

/**
 * The rules of a season followed on seasons that they were not made for: each shows its signal by the same forecast, what the rule says is
 * confirmed, who of the partners' seats comes is drawn, and the true losses are counted.
 * @param decided.hires what new people cost in every season
 */
export function proveDecisions(
  question: DecidingQuestion,
  deciding: Deciding,
  { decisions, hires }: { readonly decisions: readonly StandByDecision[]; readonly hires: number },
  cancel?: CancelSignal,
): PlanDecisions["proof"] {
  const { basis, demand } = freshSeasons(question.basis, SEASONS, cancel);
  const fresh = openDeciding({ ...question, basis, demand, like: deciding });
  const ledger = new Float64Array(SEASONS).fill(hires);
  const loss = new Float64Array(SEASONS);
  for (const { span, partners, options, extra, seats, signals, known } of decisions) {
    const signalOf = signalOfPaths(fresh, span, signals, basis.seed);
    const paths = known.map((_, s) => [...signalOf.keys()].filter((path) => signalOf[path] === s));
    const coming = drawnComing(fresh, partners);
    const cost = trueCost(fresh, spanCells(fresh, intervalsOf(basis.grid, span)), {
      ...{ partners, options, extra, seats },
      signals: known.map(({ losses }, s) => ({ losses, paths: paths[s] ?? [] })),
      ...(coming === undefined ? {} : { coming }),
    });
    for (let path = 0; path < SEASONS; path += 1) {
      ledger[path] = (ledger[path] ?? 0) + (cost.ledger[path] ?? 0);
      loss[path] = (loss[path] ?? 0) + (cost.loss[path] ?? 0);
    }
  }
  return { seasons: SEASONS, ledger: interval(ledger), atStake: interval(loss) };
}

/** Mean and half of the 95 % interval of Student's t. */
function interval(values: Float64Array): { readonly mean: number; readonly halfWidth: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean: roundMoney(mean), halfWidth: roundMoney(studentQuantile(0.975, values.length - 1) * error) };
}
