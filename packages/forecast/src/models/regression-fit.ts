import { checkedHistory } from "./checked-history.ts";
import { fitCountRegression } from "./count-regression.ts";
import type { CountRegression } from "./count-regression.ts";
import { dailyProblem } from "./daily-problem.ts";
import type { DailyModelInput, DailyProblem } from "./daily-problem.ts";
import type { Hyperparameters } from "./variation-search.ts";

/** A history, how it was laid out, and the regression fitted to it: what everything that judges past forecasts starts from. */
export interface RegressionFit {
  readonly input: DailyModelInput;
  readonly problem: DailyProblem;
  readonly fit: CountRegression;
}

/**
 * Lays a history out and fits the count regression to it; null where no contact was ever counted.
 * @param held see `fitCountRegression`
 * @throws Refusal "no-history" or "negative-contacts"
 */
export function fitRegression(input: DailyModelInput, held?: Hyperparameters): RegressionFit | null {
  const check = checkedHistory(input);
  if (check.totalContacts === 0) return null;
  const problem = dailyProblem(input, check.closedWeekdaysWithContacts);
  return { input, problem, fit: fitCountRegression(problem, held) };
}
