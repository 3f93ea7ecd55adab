import { type CivilDay, weekday } from "@springtide/calendar";
import type { DailySet } from "../rolling-origin/series.ts";
import { leastSquares } from "./least-squares.ts";

/** What the regression may use beside the week. */
interface Regressors {
  readonly annualPairs: number;
  /** Holidays, the days before and after them; none for a rival that knows no calendar. */
  readonly holidays: ReadonlySet<CivilDay>;
}

interface Arma {
  readonly ar: number;
  readonly ma: number;
}

/**
 * A rival: log(y + 1/2) on weekday dummies, harmonics of the year and holiday dummies, with ARMA(1,1) errors by conditional least squares,
 * coefficients and errors in turn. Unknown days count as having no error. Gives the expected contacts of the days to come
 * (the exponential of the log forecast: the median, which is best for absolute errors).
 */
export function regressionWithArmaErrors(
  history: DailySet,
  days: number,
  { annualPairs, holidays }: Regressors,
): Float64Array {
  const { firstDay, contacts } = history;
  const known = contacts.length;
  const pairs = known >= 300 ? annualPairs : 0;
  const rows = Array.from({ length: known + days }, (_, t) => features(firstDay + t, pairs, holidays));
  const columns = (rows[0] ?? []).map((_, j) =>
    Float64Array.from({ length: known }, (_value, t) => (Number.isNaN(contacts[t] ?? NaN) ? 0 : (rows[t]?.[j] ?? 0))),
  );
  const logs = contacts.map((y) => (Number.isNaN(y) ? 0 : Math.log(y + 0.5)));
  let coefficients = leastSquares(columns, logs);
  let arma: Arma = { ar: 0, ma: 0 };
  const residualsOf = (): Float64Array =>
    logs.map((log, t) => {
      const fitted = (rows[t] ?? []).reduce((sum, x, j) => sum + x * (coefficients[j] ?? 0), 0);
      return Number.isNaN(contacts[t] ?? NaN) ? 0 : log - fitted;
    });
  for (let round = 0; round < 2; round += 1) {
    arma = bestArma(residualsOf());
    coefficients = leastSquares(
      columns.map((column) => innovations(column, arma)),
      innovations(logs, arma),
    );
  }
  const residuals = residualsOf();
  const last = innovations(residuals, arma).at(-1) ?? 0;
  let error = arma.ar * (residuals.at(-1) ?? 0) + arma.ma * last;
  return Float64Array.from({ length: days }, (_, lead) => {
    const log = (rows[known + lead] ?? []).reduce((sum, x, j) => sum + x * (coefficients[j] ?? 0), 0) + error;
    error *= arma.ar;
    return Math.exp(log) - 0.5;
  });
}

function features(day: CivilDay, pairs: number, holidays: ReadonlySet<CivilDay>): number[] {
  return [
    ...[1, 2, 3, 4, 5, 6, 7].map((ofWeek) => Number(weekday(day) === ofWeek)),
    ...Array.from({ length: 2 * pairs }, (_, i) => {
      const angle = (2 * Math.PI * (Math.floor(i / 2) + 1) * day) / 365.25;
      return i % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }),
    ...(holidays.size === 0 ? [] : [0, -1, 1].map((shift) => Number(holidays.has(day + shift)))),
  ];
}

/** e_t = u_t - ar u_(t-1) - ma e_(t-1). */
function innovations(values: Float64Array, { ar, ma }: Arma): Float64Array {
  const found = new Float64Array(values.length);
  for (let t = 0; t < values.length; t += 1)
    found[t] = (values[t] ?? 0) - ar * (values[t - 1] ?? 0) - ma * (found[t - 1] ?? 0);
  return found;
}

function bestArma(residuals: Float64Array): Arma {
  const sum = (arma: Arma): number => innovations(residuals, arma).reduce((total, e) => total + e * e, 0);
  let best = { arma: { ar: 0, ma: 0 }, error: Infinity };
  for (let ar = -0.5; ar < 0.995; ar += 0.03)
    for (let ma = -0.9; ma <= 0.9; ma += 0.1) {
      const error = sum({ ar, ma });
      if (error < best.error) best = { arma: { ar, ma }, error };
    }
  return best.arma;
}
