import type { CivilDay } from "@springtide/calendar";
import { clockLabels } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalAt, intervalsOfDay } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** Heads of one interval. `own + overflow + gap` is at least `required`: blocks have a least length. */
export interface DayRow {
  readonly interval: number;
  readonly label: string;
  /** On the local clock, 0 to 1439. */
  readonly minuteOfDay: number;
  readonly required: number;
  readonly own: number;
  readonly overflow: number;
  readonly gap: number;
}

/** A block bought from a partner, as far as it lies in the rows shown: from one row up to, not including, another. */
export interface BlockBar {
  readonly agreement: string;
  readonly seats: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly hours: number;
  readonly cost: number;
  readonly words: string;
}

export interface DayPicture {
  readonly day: CivilDay;
  readonly hoursInDay: number;
  readonly rows: readonly DayRow[];
  readonly blocks: readonly BlockBar[];
  readonly sentence: string;
}

/** One day by interval, cut to the stretch in which anything happens. */
export function dayPicture(index: PlanIndex, queues: readonly string[], dayIndex: number, words: Words): DayPicture {
  const day = index.firstDay + dayIndex;
  const { from, to } = intervalsOfDay(index, dayIndex);
  const labels = clockLabels(index, dayIndex, words);
  const all = Array.from({ length: to - from }, (_, i) => rowOf(index, queues, from + i, labels[i] ?? ""));
  const rows = busyStretch(all);
  const seconds = Array.from(index.grid.seconds.subarray(from, to)).reduce((sum, length) => sum + length, 0);
  const blocks = blocksOf(index, queues, rows, labels, from, words);
  return { day, hoursInDay: seconds / 3600, rows, blocks, sentence: dayInWords(index, day, rows, words) };
}

function rowOf(index: PlanIndex, queues: readonly string[], interval: number, label: string): DayRow {
  const minuteOfDay = index.zone.minuteOfDayAt(index.grid.startsMs[interval] ?? 0);
  const row = { interval, label, minuteOfDay, required: 0, own: 0, overflow: 0, gap: 0 };
  for (const staffing of index.plan.staffing) {
    if (!queues.includes(staffing.queue)) continue;
    row.required += staffing.required[interval] ?? 0;
    row.own += staffing.own[interval] ?? 0;
    row.overflow += staffing.overflow[interval] ?? 0;
    row.gap += staffing.gap[interval] ?? 0;
  }
  return row;
}

function busyStretch(rows: readonly DayRow[]): readonly DayRow[] {
  const busy = (row: DayRow): boolean => row.required + row.own + row.overflow > 0;
  const first = rows.findIndex(busy);
  return first < 0 ? [] : rows.slice(first, rows.findLastIndex(busy) + 1);
}

function blocksOf(
  index: PlanIndex,
  queues: readonly string[],
  rows: readonly DayRow[],
  labels: readonly string[],
  from: number,
  words: Words,
): readonly BlockBar[] {
  const first = rows[0]?.interval ?? 0;
  const end = first + rows.length;
  const serving = index.plan.shop.agreements.filter(({ serves }) => serves.some((queue) => queues.includes(queue)));
  return index.plan.blocks.flatMap((block): BlockBar[] => {
    const agreement = serving.find(({ id }) => id === block.agreement);
    const fromInterval = Math.max(first, intervalAt(index, Date.parse(block.start)));
    const toInterval = Math.min(end, intervalAt(index, Date.parse(block.end)));
    if (agreement === undefined || fromInterval >= toInterval) return [];
    const until = labels[toInterval - from] ?? words.clock(24 * 60);
    return [
      {
        agreement: agreement.partner,
        seats: block.seats,
        fromRow: fromInterval - first,
        toRow: toInterval - first,
        hours: block.hours,
        cost: block.cost,
        words: words.say("day.block", { count: block.seats, from: labels[fromInterval - from] ?? "", to: until }),
      },
    ];
  });
}

function dayInWords(index: PlanIndex, civil: CivilDay, rows: readonly DayRow[], words: Words): string {
  const day = words.day(civil);
  if (rows.length === 0) return words.say("day.sentence-empty", { day });
  const peak = rows.reduce((a, b) => (b.required > a.required ? b : a));
  const worst = rows.reduce((a, b) => (b.gap > a.gap ? b : a));
  const overflowHours = rows.reduce(
    (sum, { overflow, interval }) => sum + (overflow * (index.grid.seconds[interval] ?? 0)) / 3600,
    0,
  );
  return words.say("day.sentence", {
    day,
    peak: peak.label,
    heads: words.count(peak.required),
    overflow: overflowHours > 0 ? words.hours(overflowHours) : "none",
    short: rows.filter(({ gap }) => gap > 0).length,
    intervals: words.count(rows.length),
    worst: worst.label,
    gap: worst.gap,
  });
}
