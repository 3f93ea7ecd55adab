// Whether queue forecasts gain by being reconciled with a forecast of the whole shop:
//   npx tsx --conditions @springtide/source test/accuracy/hierarchy/run.ts [shop]
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { intervalGrid, timeZone } from "@springtide/calendar";
import { holidaysOfShop, readContacts, readShop, readWeather } from "@springtide/exchange";
import type { DailySeries, FittedForecast } from "@springtide/forecast";
import { drawOnsets, fitEnsemble, pinballLoss, reconcilePaths, shrunkCovariance, wape } from "@springtide/forecast";
import { dailyRatesOf } from "../../../packages/season/src/demand.ts";
import { type FittedQueue, fitQueues } from "../../../packages/season/src/fit-queues.ts";
import { basisOfFitted } from "../../../packages/season/src/forecast/basis-of-fitted.ts";
import { holidaySets } from "../../../packages/season/src/places.ts";
import { spanOf } from "../../../packages/season/src/plan-span.ts";
import { dateTriggers } from "../../../packages/season/src/trigger-dates.ts";

const DAYS = 28;
const PATHS = 100;
/** Days before the end of the history: a year, each season once. */
const ORIGINS = [28, 112, 196, 280];

/** Errors of base and reconciled forecasts, all origins and queues in one. */
interface Score {
  readonly actual: number[];
  readonly base: number[];
  readonly reconciled: number[];
  readonly high: { base: number[]; reconciled: number[] };
}

/** Days added up over queues; a closed day counts as none, and a day unknown in one queue is unknown in all. */
function addedUp(fitted: readonly FittedQueue[]): DailySeries {
  const firstDay = Math.max(...fitted.map(({ history }) => history.daily.firstDay));
  const end = Math.min(...fitted.map(({ history }) => history.daily.firstDay + history.daily.contacts.length));
  const contacts = Float64Array.from({ length: end - firstDay }, (_, i) =>
    fitted.reduce((sum, { history }) => {
      const day = firstDay + i;
      const count = history.daily.contacts[day - history.daily.firstDay] ?? Number.NaN;
      return sum + (Number.isNaN(count) && history.closedDays.has(day) ? 0 : count);
    }, 0),
  );
  return { firstDay, contacts };
}

/** Errors of every day in contacts, from the day on that all share; zero on days on which a queue is closed. */
function errorsOf(fit: FittedForecast, firstDay: number, series: DailySeries): Float64Array {
  return Float64Array.from(series.contacts, (_, i) => {
    const at = series.firstDay + i - firstDay;
    const error = (fit.residuals[at] ?? Number.NaN) * (fit.fitted[at] ?? Number.NaN);
    return Number.isNaN(error) ? 0 : error;
  });
}

function meanOfDay(rates: ArrayLike<number>, day: number): number {
  let sum = 0;
  for (let path = 0; path < PATHS; path += 1) sum += (rates[path * DAYS + day] ?? 0) / PATHS;
  return sum;
}

function highOfDay(rates: ArrayLike<number>, day: number): number {
  return Float64Array.from({ length: PATHS }, (_, path) => rates[path * DAYS + day] ?? 0).sort()[PATHS * 0.9] ?? 0;
}

async function scoreOf(name: string): Promise<Score> {
  const folder = fileURLToPath(new URL(`../../../data/${name}/`, import.meta.url));
  const shop = await readShop(`${folder}shop.yaml`);
  const { histories } = await readContacts({ path: `${folder}contacts.csv`, shop, mapping: shop.contacts });
  const weather = existsSync(`${folder}weather.csv`) ? await readWeather({ path: `${folder}weather.csv`, shop }) : [];
  const given = holidaysOfShop(shop, { fromYear: 2008, toYear: 2028 });
  const holidays = holidaySets(given);
  const { historyFrom } = spanOf({ ...shop, plan: { ...shop.plan, firstDay: null } }, histories);
  const end = spanOf({ ...shop, plan: { ...shop.plan, firstDay: null } }, histories).planFrom;
  const score: Score = { actual: [], base: [], reconciled: [], high: { base: [], reconciled: [] } };
  const whole = fitQueues({ shop, contacts: histories, holidays, triggers: [], before: end });
  for (const back of ORIGINS) {
    const from = end - back;
    const span = { historyFrom, planFrom: from, planTo: from + DAYS - 1 };
    const { triggers } = dateTriggers(shop, weather, span, { holidays: given.customers });
    const fitted = fitQueues({ shop, contacts: histories, holidays, triggers, before: from });
    const grid = intervalGrid({ zone: timeZone(shop.zone), firstDay: from, days: DAYS, intervalMinutes: 60 });
    const basis = basisOfFitted(fitted, { shop, grid, holidays, triggers, seed: 1, paths: PATHS });
    const onsets = drawOnsets({ triggers, paths: PATHS, seed: 1 });
    const leaves = basis.queues.map((queue) => dailyRatesOf(basis, queue, onsets));
    const series = addedUp(fitted);
    const together = fitEnsemble({
      history: series,
      triggers: triggers.map((trigger) => ({
        ...trigger,
        priorLift: Math.max(0, ...Object.values(trigger.liftByQueue)),
      })),
      holidays: holidays.customers,
      closedDays: new Set(),
    });
    const request = { triggers, onsets, holidays: holidays.customers, closedDays: new Set<number>() };
    const drawn = together.samplePaths({ ...request, firstDay: from, days: DAYS, paths: PATHS, seed: 1, queue: "all" });
    const sums = leaves[0]?.map((_, at) => leaves.reduce((sum, leaf) => sum + (leaf[at] ?? 0), 0)) ?? drawn;
    // A season of the shop is that of its queues, at the level that the shop's own forecast gives the day.
    const top = sums.map((sum, at) => (sum * meanOfDay(drawn, at % DAYS)) / Math.max(1e-9, meanOfDay(sums, at % DAYS)));
    const { covariance } = shrunkCovariance([
      errorsOf(together, series.firstDay, series),
      ...fitted.map(({ fit, history }) => errorsOf(fit, history.daily.firstDay, series)),
    ]);
    const summing = [leaves.map(() => 1), ...leaves.map((_, i) => leaves.map((__, j) => Number(i === j)))];
    const { nodes } = reconcilePaths({ summing, paths: [top, ...leaves], covariance });
    leaves.forEach((leaf, q) => {
      const past = whole[q]?.history.daily;
      const moved = nodes[q + 1] ?? leaf;
      for (let day = 0; day < DAYS; day += 1) {
        const actual = past?.contacts[from + day - past.firstDay] ?? Number.NaN;
        if (Number.isNaN(actual)) continue;
        score.actual.push(actual);
        score.base.push(meanOfDay(leaf, day));
        score.reconciled.push(meanOfDay(moved, day));
        score.high.base.push(highOfDay(leaf, day));
        score.high.reconciled.push(highOfDay(moved, day));
      }
    });
  }
  return score;
}

const asked = process.argv.slice(2);
for (const name of ["lamps", "garden", "shoes"].filter((shop) => asked.length === 0 || asked.includes(shop))) {
  const { actual, base, reconciled, high } = await scoreOf(name);
  const error = (forecast: number[]): string => (100 * wape({ actual, forecast })).toFixed(2);
  const loss = (forecast: number[]): string => pinballLoss({ actual, forecast, quantile: 0.9 }).toFixed(2);
  process.stdout.write(
    `${name}: WAPE of queues ${error(base)} %, reconciled ${error(reconciled)} %; pinball loss at 90 % ${loss(high.base)}, reconciled ${loss(high.reconciled)}\n`,
  );
}
