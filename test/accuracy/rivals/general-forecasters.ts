import { BASELINE_METHODS } from "@springtide/forecast";
import type { DailySet } from "../rolling-origin/series.ts";
import { regressionWithArmaErrors } from "./regression-with-arma-errors.ts";

/** Methods that stand in for ets, stl + ets, mstl + ets and theta of R's forecast package; each on the plain logs, without causes. */
const STAND_INS = ["exponential smoothing", "decomposition", "double seasonal exponential smoothing", "theta"];

/**
 * A rival: the plain mean of simple versions of ets, stl + ets, mstl + ets, arima with Fourier terms (five annual pairs, ARMA(1,1) errors)
 * and theta. None knows a holiday. The real ones come from R where it is installed: see `r-forecast.ts`.
 */
export function meanOfGeneralForecasters(history: DailySet, days: number): Float64Array {
  const { firstDay, contacts } = history;
  const series = { firstDay, logs: contacts.map((y) => Math.log(y + 0.5)) };
  const forecasts = BASELINE_METHODS.filter(
    ({ name, leastDays }) => STAND_INS.includes(name) && contacts.length >= leastDays,
  ).map((method) => method.forecasts(series, [contacts.length], days)[0]?.map((log) => Math.exp(log) - 0.5));
  const all = [...forecasts, regressionWithArmaErrors(history, days, { annualPairs: 5, holidays: new Set() })];
  return Float64Array.from({ length: days }, (_, d) => all.reduce((sum, of) => sum + (of?.[d] ?? 0), 0) / all.length);
}
