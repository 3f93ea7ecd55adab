import { type CivilDay, isoDay } from "@springtide/calendar";
import type { DailySeries } from "@springtide/forecast";

/** A queue's days, and what its model says of them without the wandering of the level. */
interface JudgedHistory {
  readonly daily: DailySeries;
  readonly closedDays: ReadonlySet<CivilDay>;
  /** NaN on days left out. */
  readonly fitted: Float64Array;
}

/** A known day: log of what came over what the model says, and the same beside the days around it. */
interface JudgedDay {
  readonly day: CivilDay;
  readonly ratio: number;
  readonly departure: number;
  /** How many standard deviations of chance alone. */
  readonly beyondChance: number;
}

const LONG_GAP_DAYS = 28;
const AROUND_DAYS = 14;
const LEAST_DAYS = 56;
const ROBUST_SD = 1.4826;
const NAMED = 3;

/**
 * What a reader must know of odd days in a history, in sentences: long gaps, the same count every day, days far from all others, last days
 * that may not be complete, and a level that lately left its past. They are named, and left in: the forecast tames them by itself.
 */
export function historyCaveats(history: JudgedHistory): string[] {
  const known = judgedDays(history);
  const late = known.length < LEAST_DAYS ? [] : incompleteDays(known);
  return [
    ...gapCaveats(history),
    ...constantCaveats(history.daily),
    ...(known.length < LEAST_DAYS ? [] : wildCaveats(known, late)),
    ...late.map(
      ({ day, ratio }) =>
        `Only ${percent(Math.exp(ratio))} of the contacts expected came on ${isoDay(day)}, at the end of the history: if that day was not complete yet, take it out or give it again.`,
    ),
    ...(known.length < LEAST_DAYS ? [] : levelCaveats(known.slice(0, known.length - late.length))),
  ];
}

function judgedDays({ daily, fitted }: JudgedHistory): JudgedDay[] {
  const ratios: { day: CivilDay; ratio: number; beyondChance: number }[] = [];
  daily.contacts.forEach((count, i) => {
    const expected = fitted[i] ?? Number.NaN;
    if (Number.isNaN(count) || !(expected > 0)) return;
    const beyondChance = Math.abs(count - expected) / Math.sqrt(expected + 1);
    ratios.push({ day: daily.firstDay + i, ratio: Math.log((count + 0.5) / (expected + 0.5)), beyondChance });
  });
  return ratios.map((one, i) => {
    const around = ratios.slice(Math.max(0, i - AROUND_DAYS), i + AROUND_DAYS + 1).map(({ ratio }) => ratio);
    return { ...one, departure: one.ratio - median(around) };
  });
}

function gapCaveats({ daily, closedDays }: JudgedHistory): string[] {
  const caveats: string[] = [];
  let missing = 0;
  daily.contacts.forEach((count, i) => {
    const day = daily.firstDay + i;
    if (Number.isNaN(count)) {
      missing += Number(!closedDays.has(day));
      return;
    }
    if (missing >= LONG_GAP_DAYS)
      caveats.push(
        `Nothing is known of ${missing} open days in a row before ${isoDay(day)}: what those weeks of the year bring is hardly learned.`,
      );
    missing = 0;
  });
  return caveats;
}

function constantCaveats({ contacts }: DailySeries): string[] {
  const counts = new Set(contacts.filter((count) => !Number.isNaN(count) && count > 0));
  const [only] = counts;
  const days = contacts.filter((count) => count > 0).length;
  return counts.size === 1 && only !== undefined && days >= LONG_GAP_DAYS
    ? [`Every day of the history has the same count, ${only}: see whether the file holds what was counted.`]
    : [];
}

/** Days of less than half of what is usual, the last ones in a row. */
function incompleteDays(known: readonly JudgedDay[]): JudgedDay[] {
  const far = Math.max(Math.LN2, 5 * spreadOf(known));
  const isShort = ({ departure, beyondChance }: JudgedDay): boolean => departure < -far && beyondChance > 5;
  const last = known.slice(-NAMED);
  const from = last.findLastIndex((day) => !isShort(day)) + 1;
  return from === 0 ? [] : last.slice(from);
}

function wildCaveats(known: readonly JudgedDay[], late: readonly JudgedDay[]): string[] {
  const far = Math.max(Math.log(3), 6 * spreadOf(known));
  const wild = known.filter(
    (day) => Math.abs(day.departure) > far && day.beyondChance > 6 && !late.some((one) => one.day === day.day),
  );
  if (wild.length === 0) return [];
  const named = wild
    .toSorted((a, b) => Math.abs(b.departure) - Math.abs(a.departure))
    .slice(0, NAMED)
    .map(({ day, departure }) => `${isoDay(day)} (${percent(Math.exp(departure))} of what was expected)`);
  const more = wild.length > NAMED ? ` and ${wild.length - NAMED} more` : "";
  return [
    `Far from all days around: ${named.join(", ")}${more}. They hardly count; name the cause as a trigger to have it learned.`,
  ];
}

const LATE_DAYS = 28;
const YEAR_DAYS = 364;

function levelCaveats(known: readonly JudgedDay[]): string[] {
  const lately = known.slice(-LATE_DAYS).map(({ ratio }) => ratio);
  const before = known.slice(-LATE_DAYS - YEAR_DAYS, -LATE_DAYS).map(({ ratio }) => ratio);
  if (before.length < LATE_DAYS) return [];
  const usual = median(before);
  const change = median(lately) - usual;
  const spread = ROBUST_SD * median(before.map((ratio) => Math.abs(ratio - usual)));
  const sameSide = lately.filter((ratio) => Math.sign(ratio - usual) === Math.sign(change)).length;
  if (Math.abs(change) < Math.max(Math.log(1.25), 2 * spread) || sameSide < 0.9 * lately.length) return [];
  const by = `${percent(Math.abs(Math.expm1(change)))} ${change > 0 ? "more" : "fewer"}`;
  return [
    `In the last four weeks ${by} contacts came than week, season and causes say: the forecast begins at the new level and only slowly returns. If it is there to stay, plan again in some weeks.`,
  ];
}

function spreadOf(known: readonly JudgedDay[]): number {
  return ROBUST_SD * median(known.map(({ departure }) => Math.abs(departure)));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
