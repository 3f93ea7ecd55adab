// How far weather known five days ahead carries, and what not knowing it costs:
//   npx tsx --conditions @springtide/source test/accuracy/known-weather/run.ts [known|unknown] [part of a series' name] [days between origins] [days cut off the end]
import { type CivilDay, civilDay } from "@springtide/calendar";
import { lookUpHolidays } from "@springtide/exchange";
import { drawDailyRates, fitDailyModel, type WeatherSeries } from "@springtide/forecast";
import type { Forecast } from "../rolling-origin/methods.ts";
import { before } from "../rolling-origin/origins.ts";
import { type DailySet, dailySets, SHARED } from "../rolling-origin/series.ts";
import { armaRegression } from "./arma-regression.ts";
import { weatherBySeries } from "./weather-records.ts";
import { counted, type Foresight, weatherRegression } from "./weather-regression.ts";

const PATHS = 200;
/** The last six four-week windows are scored, as in the rolling-origin table. */
const SCORED_DAYS = 168;
const LEAST_HISTORY_DAYS = 84;

interface Tried {
  readonly name: string;
  readonly forecast: (history: DailySet, days: number) => Forecast;
}

function lastWeek({ contacts }: DailySet, days: number): Forecast {
  const mean = Float64Array.from({ length: days }, (_, i) => {
    for (let at = contacts.length - 7 + (i % 7); at >= 0; at -= 7)
      if (!Number.isNaN(contacts[at] ?? Number.NaN)) return contacts[at] ?? 0;
    return 0;
  });
  return { mean };
}

function withoutWeather(history: DailySet, holidays: ReadonlySet<CivilDay>, days: number): Forecast {
  const closedDays = new Set<CivilDay>();
  const { parameters } = fitDailyModel({ history, triggers: [], holidays, closedDays });
  const firstDay = history.firstDay + history.contacts.length;
  const known = { parameters, triggers: [], onsets: new Map(), holidays, closedDays, firstDay, days };
  return counted(drawDailyRates({ ...known, paths: PATHS, seed: 1, queue: history.name }), days, PATHS);
}

function methodsFor(record: WeatherSeries, holidays: ReadonlySet<CivilDay>, part: string): readonly Tried[] {
  const weathered = (foresight: Foresight): Tried => ({
    name: { none: "weather unknown", perfect: "weather known 5d", issued: "weather as issued" }[foresight],
    forecast: (history, days) =>
      weatherRegression({ history, record, holidays, foresight, knownDays: 5, days, paths: PATHS }),
  });
  const common: Tried[] = [
    { name: "weekly naive", forecast: lastWeek },
    { name: "without weather", forecast: (history, days) => withoutWeather(history, holidays, days) },
  ];
  if (part === "unknown") return [...common, weathered("none"), weathered("issued")];
  const rival = (history: DailySet, days: number): Forecast => ({
    mean: armaRegression(history, record, holidays, days),
  });
  return [...common, { name: "ARMA regression", forecast: rival }, weathered("perfect"), weathered("issued")];
}

function scored(set: DailySet, { name, forecast }: Tried, days: number, spacing: number): string {
  const end = set.firstDay + set.contacts.length;
  const sums = { error: 0, ofMedian: 0, total: 0, known: 0, inside: [0, 0, 0], origins: 0 };
  const started = process.cpuUsage();
  for (let origin = end - SCORED_DAYS; origin + days <= end; origin += spacing) {
    if (origin - set.firstDay < LEAST_HISTORY_DAYS) continue;
    sums.origins += 1;
    const { mean, paths } = forecast(before(set, origin), days);
    for (let day = 0; day < days; day += 1) {
      const actual = set.contacts[origin - set.firstDay + day] ?? Number.NaN;
      if (Number.isNaN(actual)) continue;
      sums.error += Math.abs(actual - (mean[day] ?? 0));
      sums.total += actual;
      sums.known += 1;
      if (paths === undefined) sums.ofMedian += Math.abs(actual - (mean[day] ?? 0));
      if (paths === undefined) continue;
      const ofDay = Float64Array.from({ length: PATHS }, (_, p) => paths[p * days + day] ?? 0).sort();
      sums.ofMedian += Math.abs(actual - (ofDay[PATHS / 2] ?? 0));
      [0.5, 0.8, 0.95].forEach((share, k) => {
        const at = (q: number): number => ofDay[Math.round(q * (PATHS - 1))] ?? 0;
        if (actual >= at((1 - share) / 2) && actual <= at((1 + share) / 2)) sums.inside[k] = (sums.inside[k] ?? 0) + 1;
      });
    }
  }
  const { user, system } = process.cpuUsage(started);
  const percent = (share: number): string => (100 * share).toFixed(1).padStart(5);
  const covered = sums.inside.some((n) => n > 0) ? sums.inside.map((n) => percent(n / sums.known)).join(" ") : "";
  return `  ${name.padEnd(18)} WAPE ${percent(sums.error / sums.total)} of the mean, ${percent(sums.ofMedian / sums.total)} of the median  ${((user + system) / 1e6 / sums.origins).toFixed(2)} s  ${covered}\n`;
}

const [part = "known", wanted = "", spacing = part === "known" ? "7" : "28", cut = "0"] = process.argv.slice(2);
const days = part === "known" ? 5 : 28;
const sets = dailySets();
if (sets === null)
  process.stdout.write(`known weather  SKIPPED: no real series under ${SHARED}; set SPRINGTIDE_SHARED.\n`);
else
  for (const whole of sets) {
    const record = weatherBySeries().get(whole.name);
    if (record === undefined || !whole.name.includes(wanted)) continue;
    // Choices are made with the scored windows cut off.
    const set = before(whole, whole.firstDay + whole.contacts.length - Number(cut));
    const holidays = new Set(
      lookUpHolidays({ country: set.country ?? "US", subdivision: null, fromYear: 2009, toYear: 2026 }).map(({ day }) =>
        civilDay(day),
      ),
    );
    process.stdout.write(`${set.name}, ${days} days ahead; seconds a forecast; coverage of 50, 80, 95 %\n`);
    for (const method of methodsFor(record, holidays, part))
      process.stdout.write(scored(set, method, days, Number(spacing)));
  }
