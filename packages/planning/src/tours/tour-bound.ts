import type { Solve } from "../linear/linear-model.ts";
import { ModelBuilder } from "../linear/model-builder.ts";
import type { TourProblem } from "./tour-problem.ts";
import { tourShiftCost, type TourShifts } from "./tour-shifts.ts";

/**
 * What no tours cost less than: shifts may be worked in parts of people, but as many in all as the people have, and on no day more than
 * there are people. Heads at work are told by how they change from one interval to the next, so that a shift enters four rows however
 * long it is. Where several must not follow one another for lack of rest, that is left out: the bound is lower for it, never wrong.
 */
export function tourBound(problem: TourProblem, shifts: TourShifts, solve: Solve): number {
  const { demand, shortfall, kinds, intervalsADay, shiftsATour } = problem;
  const length = demand.length;
  const builder = new ModelBuilder();
  // Row t: heads at work in t less those in t - 1 = those who come less those who go; row 0 counts them.
  const changes = Array.from(demand, (_, t) => builder.row(`change-${t}`, 0, 0));
  const wanted = Array.from(demand, (heads, t) => builder.row(`heads-${t}`, heads, Infinity));
  const all = builder.row("shifts-of-tours", 0, 0);
  const perDay = Array.from({ length: length / intervalsADay }, (_, day) => builder.row(`day-${day}`, 0, Infinity));
  builder.column({
    name: "people",
    cost: 0,
    entries: [[all, shiftsATour], ...perDay.map((row): [number, number] => [row, 1])],
  });
  demand.forEach((heads, t) => {
    const next: [number, number][] = t + 1 < length ? [[changes[t + 1] ?? 0, 1]] : [];
    const entries: [number, number][] = [[changes[t] ?? 0, -1], ...next, [wanted[t] ?? 0, 1]];
    builder.column({ name: `at-work-${t}`, cost: 0, entries });
    shortfall.forEach((step, i) => {
      const upper = Math.min(step.heads, heads);
      builder.column({ name: `missing-${t}-step-${i}`, cost: step.cost, upper, entries: [[wanted[t] ?? 0, 1]] });
    });
  });
  for (let j = 0; j < shifts.count; j += 1) {
    const [start = 0, end = 0, kind = 0] = [shifts.start[j], shifts.end[j], shifts.kind[j]];
    const { breakLength = 0, breakStarts = [] } = kinds[kind] ?? {};
    for (const breakStart of breakLength === 0 ? [0] : breakStarts) {
      const entries: [number, number][] = [
        [all, -1],
        [perDay[Math.floor(start / intervalsADay)] ?? 0, -1],
      ];
      const change = new Map<number, number>();
      changeHeads(change, length, [start, end], 1);
      changeHeads(change, length, [start + breakStart, start + breakStart + breakLength], -1);
      for (const [t, heads] of change) if (heads !== 0) entries.push([changes[t] ?? 0, heads]);
      const name = `shift-${start}-${kind}-${breakStart}`;
      builder.column({ name, cost: tourShiftCost(problem, { start, kind, breakStart }), entries });
    }
  }
  return solve(builder.model(), { gap: 0, nodes: 0 }).bound;
}

/** Adds heads at work from one place in the week up to another, as changes from interval to interval; who works over its turn begins it. */
function changeHeads(
  change: Map<number, number>,
  length: number,
  [from, to]: readonly [number, number],
  heads: number,
): void {
  if (to <= from) return;
  const add = (t: number, by: number): void => void change.set(t, (change.get(t) ?? 0) + by);
  const [first, end] = from >= length ? [from - length, to - length] : [from, to];
  add(first, heads);
  if (end < length) add(end, -heads);
  if (end > length) {
    add(0, heads);
    add(end - length, -heads);
  }
}
