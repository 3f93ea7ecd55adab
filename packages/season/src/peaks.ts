import { median } from "simple-statistics";
import { type CivilDay, civilDay, isoDay } from "@springtide/calendar";
import type { Peak } from "@springtide/contracts";
import { NEVER, type OnsetDistribution } from "@springtide/forecast";
import { pathQuantiles } from "@springtide/planning";
import type { SeasonBasis } from "./basis.ts";
import type { Demand } from "./demand.ts";
import type { DatedTrigger } from "./trigger-dates.ts";

/** A high point is a peak from this many times a normal day on. */
const LEAST_HEIGHT = 1.25;
/** Peaks without a trigger that are worth a name. */
const SEASON_HIGHS = 2;
/** The height of a caused peak is its busiest day from the first lead day to this many days after. */
const PEAK_WITHIN_DAYS = 6;
/** Days around the likely dates of a caused peak on which it explains a high. */
const EXPLAINED_BEFORE = 3;
const EXPLAINED_AFTER = 10;

/**
 * The high points of the coming season in order of date: one for each firing of a trigger that raises contacts, and the busiest
 * weeks that no trigger explains. Date and size are told apart: the mean of all dates is a hill that never comes.
 */
export function peaksOf(basis: SeasonBasis, demand: Demand, triggers: readonly DatedTrigger[]): Peak[] {
  const totals = dayTotals(basis, demand);
  const normal = pathQuantiles(
    Float64Array.from({ length: basis.paths }, (_, path) =>
      median([...totals.subarray(path * basis.grid.days, (path + 1) * basis.grid.days)]),
    ),
  );
  const caused = triggers.flatMap((trigger) => causedPeaks(trigger, basis, demand, totals, normal.p50));
  return [...caused, ...seasonHighs(basis, totals, normal.p50, caused)].sort((a, b) =>
    a.likelyDay.localeCompare(b.likelyDay),
  );
}

/** Contacts of all queues by day: [path * days + day]. */
function dayTotals({ grid, paths }: SeasonBasis, demand: Demand): Float64Array {
  const totals = new Float64Array(paths * grid.days);
  for (const { dailyCounts } of demand.queues)
    for (let i = 0; i < totals.length; i += 1) totals[i] = (totals[i] ?? 0) + (dailyCounts[i] ?? 0);
  return totals;
}

function causedPeaks(
  trigger: DatedTrigger,
  basis: SeasonBasis,
  demand: Demand,
  totals: Float64Array,
  normal: number,
): Peak[] {
  const { grid, paths } = basis;
  const drawn = demand.onsets.get(trigger.id) ?? [];
  return seasonsOf(trigger.nextOnsets).flatMap((season): Peak[] => {
    const heaviest = season.reduce((best, i) =>
      (trigger.nextOnsets[i]?.weight ?? 0) > (trigger.nextOnsets[best]?.weight ?? 0) ? i : best,
    );
    const dates = mixture(
      season.flatMap((i) => trigger.nextOnsets[i] ?? []),
      grid.firstDay + grid.days - 1 + Math.ceil(trigger.leadDays),
    );
    const heights: number[] = [];
    for (let path = 0; path < paths; path += 1) {
      const onset = drawn[heaviest]?.[path] ?? NEVER;
      if (onset === NEVER) continue;
      const height = highest(
        totals,
        path * grid.days,
        onset - grid.firstDay - Math.ceil(trigger.leadDays),
        onset - grid.firstDay + PEAK_WITHIN_DAYS,
        grid.days,
      );
      if (height !== null) heights.push(height);
    }
    if (heights.length === 0) return [];
    const contactsOnTheDay = pathQuantiles(Float64Array.from(heights));
    if (contactsOnTheDay.p50 < LEAST_HEIGHT * normal) return [];
    return [
      {
        trigger: trigger.id,
        cause: trigger.name,
        likelyDay: isoDay(dates.median),
        earliestDay: isoDay(dates.p10),
        latestDay: isoDay(dates.p90),
        probability: Math.min(1, dates.probability),
        contactsOnTheDay,
        normalContacts: normal,
        service: [],
      },
    ];
  });
}

/**
 * Distributions that make one peak: those of one season in several markets, whose middle days lie within half a year, and days in a
 * row of one stretch, such as those of a campaign.
 */
function seasonsOf(nextOnsets: readonly OnsetDistribution[]): number[][] {
  const seasons: { middle: number; last: number; markets: (string | null)[]; members: number[] }[] = [];
  nextOnsets.forEach(({ days, market }, i) => {
    const middle = days[Math.floor(days.length / 2)]?.day ?? 0;
    const season = seasons.find((known) =>
      market === null
        ? known.markets.includes(null) && middle === known.last + 1
        : Math.abs(known.middle - middle) < 150 && !known.markets.includes(market),
    );
    if (season === undefined) seasons.push({ middle, last: middle, markets: [market], members: [i] });
    else {
      season.last = middle;
      season.markets.push(market);
      season.members.push(i);
    }
  });
  return seasons.map(({ members }) => members);
}

/** Several markets' dates as one distribution of those that reach into the plan. */
function mixture(
  distributions: readonly OnsetDistribution[],
  lastDay: CivilDay,
): {
  probability: number;
  p10: CivilDay;
  median: CivilDay;
  p90: CivilDay;
} {
  const byDay = new Map<CivilDay, number>();
  const weight = distributions.reduce((sum, next) => sum + next.weight, 0);
  for (const next of distributions)
    for (const { day, probability } of next.days)
      if (day <= lastDay) byDay.set(day, (byDay.get(day) ?? 0) + (probability * next.weight) / weight);
  const days = [...byDay].sort(([a], [b]) => a - b);
  const probability = days.reduce((sum, [, p]) => sum + p, 0);
  const quantile = (share: number): CivilDay => {
    let sum = 0;
    for (const [day, p] of days) {
      sum += p;
      if (sum >= share * probability - 1e-12) return day;
    }
    return days.at(-1)?.[0] ?? 0;
  };
  return { probability, p10: quantile(0.1), median: quantile(0.5), p90: quantile(0.9) };
}

function seasonHighs(
  { grid, paths }: SeasonBasis,
  totals: Float64Array,
  normal: number,
  caused: readonly Peak[],
): Peak[] {
  const mean = Array.from({ length: grid.days }, (_, day) => meanOfDay(totals, day, grid.days, paths));
  const taken = new Set<number>();
  const highs: Peak[] = [];
  for (const [day] of [...mean.entries()].sort(([, a], [, b]) => b - a)) {
    if (highs.length >= SEASON_HIGHS || (mean[day] ?? 0) < LEAST_HEIGHT * normal) break;
    const iso = isoDay(grid.firstDay + day);
    const explained = caused.some(
      (peak) =>
        civilDay(iso) >= civilDay(peak.earliestDay) - EXPLAINED_BEFORE &&
        civilDay(iso) <= civilDay(peak.latestDay) + EXPLAINED_AFTER,
    );
    if (taken.has(day) || explained) continue;
    for (let near = day - 10; near <= day + 10; near += 1) taken.add(near);
    const counts = Float64Array.from({ length: paths }, (_, path) => totals[path * grid.days + day] ?? 0);
    highs.push({
      trigger: null,
      cause: "Season's high",
      likelyDay: iso,
      earliestDay: iso,
      latestDay: iso,
      probability: 1,
      contactsOnTheDay: pathQuantiles(counts),
      normalContacts: normal,
      service: [],
    });
  }
  return highs;
}

function highest(totals: Float64Array, offset: number, from: number, to: number, days: number): number | null {
  let most: number | null = null;
  for (let day = Math.max(0, from); day <= Math.min(days - 1, to); day += 1)
    most = Math.max(most ?? 0, totals[offset + day] ?? 0);
  return most;
}

function meanOfDay(totals: Float64Array, day: number, days: number, paths: number): number {
  let sum = 0;
  for (let path = 0; path < paths; path += 1) sum += totals[path * days + day] ?? 0;
  return sum / paths;
}
