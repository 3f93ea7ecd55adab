import { type CivilDay, dayOfYear, weekday } from "@springtide/calendar";
import type { WeatherSeries } from "@springtide/forecast";
import type { DailySet } from "../rolling-origin/series.ts";

/**
 * The rival: a linear regression of log contacts with ARMA(1,1) errors, as any statistics package fits it (conditional least squares
 * over a grid of the two error coefficients). Columns: weekday, trend, holidays and the days beside them, three harmonics of the year,
 * and of the weather the daily maximum, its departure from the last 14 days, rain, frost and heat hinges, each with lags of 0 to 2 days.
 */
export function armaRegression(
  history: DailySet,
  weather: WeatherSeries,
  holidays: ReadonlySet<CivilDay>,
  horizon: number,
): Float64Array {
  const { firstDay, contacts } = history;
  const past = contacts.length;
  const rows = Array.from({ length: past + horizon }, (_, t) =>
    columnsOf(firstDay + t, firstDay + past, past, weather, holidays),
  );
  const logs = completed(contacts.map((count) => Math.log(Math.max(count, 0.5))));
  let best: { square: number; ar: number; ma: number; coefficients: Float64Array } = {
    square: Infinity,
    ar: 0,
    ma: 0,
    coefficients: new Float64Array(0),
  };
  for (const ar of [0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.97, 0.99])
    for (const ma of [0, 0.2, 0.4, 0.6, 0.8, 0.9]) {
      if (ma >= ar) continue;
      const found = leastSquares(rows.slice(0, past), logs, ar, ma);
      if (found.square < best.square) best = { ...found, ar, ma };
    }
  const fitted = rows.map((row) => row.reduce((sum, x, j) => sum + x * (best.coefficients[j] ?? 0), 0));
  let innovation = 0;
  let error = 0;
  for (let t = 0; t < past; t += 1) {
    const next = (logs[t] ?? 0) - (fitted[t] ?? 0);
    innovation = next - best.ar * error + best.ma * innovation;
    error = next;
  }
  let ahead = best.ar * error - best.ma * innovation;
  return Float64Array.from({ length: horizon }, (_, i) => {
    const value = Math.exp((fitted[past + i] ?? 0) + ahead);
    ahead *= best.ar;
    return value;
  });
}

function columnsOf(
  day: CivilDay,
  origin: CivilDay,
  past: number,
  weather: WeatherSeries,
  holidays: ReadonlySet<CivilDay>,
): number[] {
  const angle = (2 * Math.PI * dayOfYear(day)) / 365.25;
  return [
    1,
    ...[1, 2, 3, 4, 5, 6].map((w) => Number(weekday(day) === w)),
    (day - origin) / 365.25,
    Number(holidays.has(day)),
    Number(holidays.has(day + 1)),
    Number(holidays.has(day - 1)),
    ...(past < 300 ? [] : [1, 2, 3].flatMap((k) => [Math.sin(k * angle), Math.cos(k * angle)])),
    ...[0, 1, 2].flatMap((lag) => weatherOn(weather, day - lag)),
  ];
}

function weatherOn(weather: WeatherSeries, day: CivilDay): number[] {
  const at = (values: Float64Array, d: CivilDay): number => {
    const value = values[d - weather.firstDay] ?? Number.NaN;
    return Number.isNaN(value) ? 0 : value;
  };
  const max = at(weather.maxC, day);
  const before = Array.from({ length: 14 }, (_, k) => at(weather.maxC, day - 1 - k));
  const departure = max - before.reduce((sum, value) => sum + value, 0) / 14;
  return [
    max / 10,
    departure / 10,
    Math.log1p(at(weather.precipitationMm, day)),
    Math.max(0, -at(weather.minC, day)) / 10,
    Math.max(0, max - 25) / 10,
  ];
}

/** Unknown days take the value of a week before: the regression needs every day. */
function completed(values: Float64Array): Float64Array {
  const known = values.slice();
  const first = values.find((value) => !Number.isNaN(value)) ?? 0;
  known.forEach((value, t) => {
    if (Number.isNaN(value)) known[t] = known[t - 7] ?? known[t - 1] ?? first;
  });
  return known;
}

function leastSquares(
  rows: readonly (readonly number[])[],
  logs: Float64Array,
  ar: number,
  ma: number,
): { square: number; coefficients: Float64Array } {
  const size = rows[0]?.length ?? 0;
  const information = Array.from({ length: size }, () => new Float64Array(size + 1));
  const filtered = new Float64Array(size + 1);
  const previous = new Float64Array(size + 1);
  let total = 0;
  rows.forEach((row, t) => {
    for (let j = 0; j <= size; j += 1) {
      const value = j === size ? (logs[t] ?? 0) : (row[j] ?? 0);
      filtered[j] = value - (t === 0 ? 0 : ar * (previous[j] ?? 0)) + ma * (filtered[j] ?? 0);
      previous[j] = value;
    }
    const own = filtered[size] ?? 0;
    total += own * own;
    for (let i = 0; i < size; i += 1) {
      const target = information[i];
      const x = filtered[i] ?? 0;
      if (target === undefined || x === 0) continue;
      for (let j = 0; j <= size; j += 1) target[j] = (target[j] ?? 0) + x * (filtered[j] ?? 0);
    }
  });
  const score = information.map((row) => row[size] ?? 0);
  const coefficients = solved(information, size);
  return { square: total - score.reduce((sum, value, j) => sum + value * (coefficients[j] ?? 0), 0), coefficients };
}

/** Gaussian elimination on the normal equations, with a trace of ridge where columns coincide. */
function solved(equations: Float64Array[], size: number): Float64Array {
  equations.forEach((row, i) => (row[i] = (row[i] ?? 0) + 1e-6));
  for (let p = 0; p < size; p += 1) {
    const pivot = equations[p] ?? new Float64Array(0);
    for (let i = p + 1; i < size; i += 1) {
      const row = equations[i] ?? new Float64Array(0);
      const factor = (row[p] ?? 0) / (pivot[p] ?? 1);
      if (factor !== 0) for (let j = p; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  const x = new Float64Array(size);
  for (let i = size - 1; i >= 0; i -= 1) {
    const row = equations[i] ?? new Float64Array(0);
    let sum = row[size] ?? 0;
    for (let j = i + 1; j < size; j += 1) sum -= (row[j] ?? 0) * (x[j] ?? 0);
    x[i] = sum / (row[i] ?? 1);
  }
  return x;
}
