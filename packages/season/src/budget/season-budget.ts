import { worstMean } from "@springtide/planning";

/** A season's budget by month, and what is held back for a dear season. */
export interface SeasonBudget {
  /** Mean cost of each month over the possible seasons; adds up to the mean of the season. */
  readonly months: readonly number[];
  readonly total: number;
  /** Held once for the whole season: its 80 % quantile less its mean, 0 at least. Quantiles of months would not add up. */
  readonly contingency: number;
  /** Mean of the dearest tenth of seasons, for whoever wants to know how bad it may get. */
  readonly worstTenth: number;
}

const HELD_FOR = 0.8;

/**
 * The budget of a season from what it costs month by month in each of its possible courses.
 * @param costs [path][month], every path with the same months
 * @throws RangeError without paths
 */
export function seasonBudget(costs: readonly Float64Array[]): SeasonBudget {
  if (costs.length === 0) throw new RangeError("a budget needs possible seasons");
  const months = Array.from(costs[0] ?? [], (_, m) =>
    costs.reduce((sum, path) => sum + (path[m] ?? 0) / costs.length, 0),
  );
  const totals = Float64Array.from(costs, (path) => path.reduce((sum, cost) => sum + cost, 0));
  const total = months.reduce((sum, cost) => sum + cost, 0);
  const sorted = totals.toSorted();
  const at = HELD_FOR * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? total, sorted[Math.ceil(at)] ?? total];
  const quantile = below + (at - Math.floor(at)) * (above - below);
  return { months, total, contingency: Math.max(0, quantile - total), worstTenth: worstMean(totals, 0.9) };
}
