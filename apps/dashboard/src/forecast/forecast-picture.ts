import type { CivilDay } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { QueueForecast } from "@springtide/contracts";
import type { Reweighed } from "@springtide/season";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { chosenQueues, queueName } from "../plan-index/plan-index.ts";
import { alignmentByEvent } from "./align-by-event.ts";
import type { Words } from "../words/words.ts";

/** Fifty-two weeks: last year's days as they lie under this year's by date, weekday on weekday. */
const ALIGNED_YEAR_DAYS = 364;

/** Contacts by day: what is expected, how far seasons spread, a few whole seasons, and the two years before. */
export interface ForecastPicture {
  readonly days: readonly CivilDay[];
  readonly mean: readonly number[];
  /** The mean as the plan has it, where causes are moved; null where they are not. */
  readonly storedMean: readonly number[] | null;
  readonly band: { readonly p10: readonly number[]; readonly p90: readonly number[] };
  readonly examples: readonly (readonly number[])[];
  readonly lastYear: readonly (number | null)[];
  readonly yearBefore: readonly (number | null)[];
  readonly sentence: string;
  /** How last year was moved; null where it lies by date. */
  readonly aligned: string | null;
  /** How the model did on days it had not seen; null where history was too short. */
  readonly check: string | null;
}

/**
 * @param moved the season with causes moved; null where the plan's own is shown
 * @param byEvent whether earlier years are laid so that the season's main cause comes on the same day, where it did come
 */
export function forecastPicture(
  index: PlanIndex,
  choice: string,
  words: Words,
  moved: Reweighed | null = null,
  byEvent = false,
): ForecastPicture {
  const queues = chosenQueues(index, choice);
  const forecasts = index.plan.forecasts.filter(({ queue }) => queues.includes(queue));
  const [first] = forecasts;
  // Quantiles of several queues do not add up: the plan brings those of the sum.
  const stored = queues.length === 1 && first !== undefined ? first : index.plan.allQueues;
  const reweighed = queues.length === 1 ? moved?.queues.find(({ queue }) => queue === queues[0]) : moved?.allQueues;
  const { daily, examples } = reweighed ?? stored;
  const picture = {
    days: Array.from({ length: index.days }, (_, i) => index.firstDay + i),
    mean: daily.mean,
    storedMean: reweighed === undefined ? null : stored.daily.mean,
    band: { p10: daily.p10, p90: daily.p90 },
    examples,
    lastYear: historyMoved(index, queues, daysBack(index, 1, byEvent)),
    yearBefore: historyMoved(index, queues, daysBack(index, 2, byEvent)),
  };
  const name = queues.length === 1 ? queueName(index, queues[0] ?? "") : words.say("forecast.all-queues");
  return {
    ...picture,
    // Told by date: what other weeks of last year brought is no measure of growth.
    sentence: forecastInWords({ ...picture, lastYear: historyMoved(index, queues, ALIGNED_YEAR_DAYS) }, name, words),
    aligned: byEvent ? alignedInWords(index, words) : null,
    check: checkInWords(index, forecasts, words),
  };
}

/** How far back the day lies that an earlier year has under one of this year. */
function daysBack(index: PlanIndex, years: number, byEvent: boolean): number {
  const alignment = byEvent ? alignmentByEvent(index, years) : null;
  return alignment === null ? years * ALIGNED_YEAR_DAYS : alignment.likely - alignment.then;
}

/** How last year was moved; null where the season's main cause did not come in it. */
function alignedInWords(index: PlanIndex, words: Words): string | null {
  const alignment = alignmentByEvent(index, 1);
  if (alignment === null) return null;
  const { cause, then, likely } = alignment;
  const later = likely - then - ALIGNED_YEAR_DAYS;
  return words.say("forecast.aligned", {
    days: Math.abs(later),
    side: later >= 0 ? "later" : "earlier",
    cause,
    then: words.day(then),
    likely: words.day(likely),
  });
}

/** Counts so many days before each day of the plan; null where a queue has none. */
function historyMoved(index: PlanIndex, queues: readonly string[], back: number): (number | null)[] {
  const firstDay = civilDay(index.plan.history.firstDay);
  const series = index.plan.history.daily.filter(({ queue }) => queues.includes(queue));
  return Array.from({ length: index.days }, (_, i) => {
    const at = index.firstDay + i - back - firstDay;
    const counts = series.map(({ contacts }) => contacts[at] ?? null);
    return counts.length === 0 || counts.includes(null) ? null : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  });
}

function forecastInWords(
  picture: Omit<ForecastPicture, "sentence" | "aligned" | "check">,
  queue: string,
  words: Words,
): string {
  const { days, mean, band, examples, lastYear } = picture;
  if (mean.length === 0) return words.say("forecast.empty");
  const top = mean.reduce((best, value, i) => (value > (mean[best] ?? 0) ? i : best), 0);
  const highest = examples.map((season) => Math.max(...season));
  const change = yearOnYear(mean, lastYear);
  return words.say("forecast.sentence", {
    queue,
    day: words.day(days[top] ?? 0),
    contacts: words.count(mean[top] ?? 0),
    low: words.count(band.p10[top] ?? 0),
    high: words.count(band.p90[top] ?? 0),
    peaks: highest.length === 0 ? "none" : "some",
    least: words.count(Math.min(...highest)),
    most: words.count(Math.max(...highest)),
    change: change === null ? "none" : words.signed(change, words.share),
  });
}

/** How much more is expected than came in the same weeks last year, as a share; null where nothing came. */
function yearOnYear(mean: readonly number[], lastYear: readonly (number | null)[]): number | null {
  let expected = 0;
  let before = 0;
  lastYear.forEach((count, i) => {
    if (count === null) return;
    expected += mean[i] ?? 0;
    before += count;
  });
  return before === 0 ? null : expected / before - 1;
}

function checkInWords(index: PlanIndex, forecasts: readonly QueueForecast[], words: Words): string | null {
  const checks = forecasts.flatMap(({ queue, holdout }) =>
    holdout === null
      ? []
      : words.say("forecast.check-of", {
          queue: queueName(index, queue),
          error: words.share(holdout.wape),
          days: holdout.days,
          naive: words.share(holdout.seasonalNaiveWape),
        }),
  );
  return checks.length === 0 ? null : words.say("forecast.check", { checks: checks.join("; ") });
}
