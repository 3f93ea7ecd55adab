import { intervalGrid, type IntervalGrid, timeZone } from "@springtide/calendar";
import type { ShiftDocument } from "@springtide/contracts";
import { positionsOf } from "./delta-table.ts";
import { isGone } from "./request-delta.ts";

/** Positions on a grid of whole local days: of each skill, the mean of each interval. */
export interface PositionsOnGrid {
  readonly grid: IntervalGrid;
  readonly skills: ReadonlyMap<string, Float64Array>;
}

/**
 * How many positions are asked for in each interval on the client's clock, by skill, over the days that the lines touch; lines that are
 * gone are left out. A line that covers a part of an interval counts as that part. Null without lines.
 * @param intervalMinutes as the document says if not given
 */
export function positionsByInterval(
  { header, lines }: Pick<ShiftDocument, "header" | "lines">,
  zoneName: string = header.clientZone,
  intervalMinutes: number = header.intervalMinutes,
): PositionsOnGrid | null {
  const there = lines.filter((line) => !isGone(line));
  if (there.length === 0) return null;
  const zone = timeZone(zoneName);
  let [firstMs, lastMs] = [Infinity, -Infinity];
  for (const { start, end } of there) {
    firstMs = Math.min(firstMs, Date.parse(start));
    lastMs = Math.max(lastMs, Date.parse(end));
  }
  const firstDay = zone.dayAt(firstMs);
  const grid = intervalGrid({ zone, firstDay, days: zone.dayAt(lastMs - 1) - firstDay + 1, intervalMinutes });
  const skills = new Map<string, Float64Array>();
  for (const line of there) {
    const positions = skills.get(line.skill) ?? new Float64Array(grid.startsMs.length);
    skills.set(line.skill, positions);
    addStretch(grid, positions, Date.parse(line.start), Date.parse(line.end), positionsOf(line));
  }
  return { grid, skills };
}

/** Adds people from one instant to another to the intervals they lie in, parts of an interval as such. */
export function addStretch(
  { startsMs, seconds }: IntervalGrid,
  to: Float64Array,
  fromMs: number,
  untilMs: number,
  people: number,
): void {
  for (let t = intervalAt(startsMs, fromMs); t < startsMs.length; t += 1) {
    const start = startsMs[t] ?? 0;
    if (start >= untilMs) break;
    const lengthMs = (seconds[t] ?? 0) * 1000;
    const insideMs = Math.min(untilMs, start + lengthMs) - Math.max(fromMs, start);
    if (insideMs > 0) to[t] = (to[t] ?? 0) + (people * insideMs) / lengthMs;
  }
}

/** The interval in which an instant lies; the first where it lies before all. */
function intervalAt(startsMs: Float64Array, ms: number): number {
  let [low, high] = [0, startsMs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((startsMs[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}
