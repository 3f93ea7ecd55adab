import { civilDay, type IntervalGrid, intervalGrid, timeZone } from "@springtide/calendar";
import type { CheckedRoster, Plan, RosterShift } from "@springtide/contracts";

const WORST = 10;

/**
 * People at work against people required, all queues of the plan together, over the days that the roster spans. Someone at work for a part of
 * an interval counts for that part.
 */
export function coverOfPlan(plan: Plan, roster: readonly RosterShift[]): NonNullable<CheckedRoster["cover"]> {
  const zone = timeZone(plan.grid.zone);
  const { days, intervalMinutes } = plan.grid;
  const grid = intervalGrid({ zone, firstDay: civilDay(plan.grid.firstDay), days, intervalMinutes });
  const atWork = headsAtWork(grid, roster);
  const [fromMs, toMs] = [
    Math.min(...roster.map((shift) => shift.startMs)),
    Math.max(...roster.map((shift) => shift.endMs)),
  ];
  let [gapHours, surplusHours] = [0, 0];
  const short: { start: string; end: string; required: number; atWork: number }[] = [];
  grid.startsMs.forEach((startMs, t) => {
    const seconds = grid.seconds[t] ?? 0;
    if (startMs < zone.startOfDayMs(zone.dayAt(fromMs)) || startMs >= toMs) return;
    const required = plan.staffing.reduce((sum, queue) => sum + (queue.required[t] ?? 0), 0);
    const missing = required - (atWork[t] ?? 0);
    if (missing > 0) gapHours += (missing * seconds) / 3600;
    else surplusHours -= (missing * seconds) / 3600;
    if (missing <= 0) return;
    const [start, end] = [zone.formatInstant(startMs), zone.formatInstant(startMs + seconds * 1000)];
    short.push({ start, end, required, atWork: atWork[t] ?? 0 });
  });
  const worst = short.sort((a, b) => b.required - b.atWork - (a.required - a.atWork)).slice(0, WORST);
  return { gapHours, surplusHours, worst };
}

function headsAtWork({ startsMs, seconds }: IntervalGrid, roster: readonly RosterShift[]): Float64Array {
  const heads = new Float64Array(startsMs.length);
  const add = (fromMs: number, toMs: number, sign: number): void => {
    for (let t = firstEndingAfter(startsMs, seconds, fromMs); t < heads.length; t += 1) {
      const [startMs, length] = [startsMs[t] ?? 0, (seconds[t] ?? 0) * 1000];
      if (startMs >= toMs) return;
      heads[t] = (heads[t] ?? 0) + (sign * (Math.min(toMs, startMs + length) - Math.max(fromMs, startMs))) / length;
    }
  };
  for (const { startMs, endMs, breaks } of roster) {
    add(startMs, endMs, 1);
    for (const away of breaks) add(away.startMs, away.endMs, -1);
  }
  return heads;
}

function firstEndingAfter(startsMs: Float64Array, seconds: Float64Array, ms: number): number {
  let [low, high] = [0, startsMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startsMs[middle] ?? 0) + (seconds[middle] ?? 0) * 1000 <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
