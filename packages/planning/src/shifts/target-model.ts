import { ModelBuilder } from "../linear/model-builder.ts";
import type { ShiftModel } from "./shift-model.ts";
import { addDemandChain, isWholeDemand, type HeadsReader } from "./target-chain.ts";
import { pathsNeeded, worthOf, type TargetProblem } from "./target-problem.ts";
import { addTeamShifts } from "./team-shifts-model.ts";
import { isDented, worthHull, type WorthStep } from "./worth-hull.ts";

/** Above so many whole-number columns for dents the model goes over them in straight lines: still a bound, no longer the exact target. */
const MOST_DENT_COLUMNS = 3_000;

/**
 * The programme of a target over days or a week, on one path or on enough of many. Concave tables are exact; dents are exact by
 * whole-number columns as long as there are few, else the least concave curve above stands for them, which allows more than the truth
 * and so keeps the bound valid. What a path reaches below its target does not count: each path is met or not.
 */
export function targetModel(problem: TargetProblem): ShiftModel {
  const builder = new ModelBuilder();
  const heads = Array.from(problem.floor, (_, t) => builder.row(`heads-${t}`, 0, Infinity));
  const columns = addTeamShifts(builder, problem, (_, t) => heads[t] ?? -1);
  const readers = heads.map((row): [number, number][] => [[row, -1]]);
  const rowOfHeads = (name: string, interval: number, lower: number): number => {
    const row = builder.row(name, lower, Infinity);
    readers[interval]?.push([row, 1]);
    return row;
  };
  const isExact = dentColumns(problem) <= MOST_DENT_COLUMNS;
  problem.periods.forEach((_, period) => {
    addPeriod(builder, { rowOfHeads }, problem, period, isExact);
  });
  readers.forEach((entries, t) =>
    builder.column({ name: `at-work-${t}`, cost: 0, lower: problem.floor[t] ?? 0, entries }),
  );
  return { model: builder.model(), ...columns, missing: [] };
}

function addPeriod(
  builder: ModelBuilder,
  reader: HeadsReader,
  problem: TargetProblem,
  period: number,
  isExact: boolean,
): void {
  const { paths } = problem;
  const needed = pathsNeeded(problem);
  const chance = builder.row(`paths-met-in-period-${period}`, needed, Infinity);
  const met = paths.map((): [number, number][] => [[chance, 1]]);
  if (paths.every((path) => isWholeDemand(problem, path, period)))
    addDemandChain(builder, reader, problem, period).forEach(({ path, row }) => met[path]?.push([row, -1]));
  else
    paths.forEach((path, k) => {
      const left = (path.required[period] ?? 0) - worthOfFloor(problem, k, period);
      if (left <= 1e-9) return;
      const target = builder.row(`target-of-path-${k}-in-period-${period}`, 0, Infinity);
      met[k]?.push([target, -left]);
      addWorth(builder, reader, problem, { path: k, period, target, isExact });
    });
  met.forEach((entries, k) =>
    builder.column({
      name: `path-${k}-met-in-period-${period}`,
      cost: 0,
      lower: needed === paths.length ? 1 : 0,
      upper: 1,
      isWhole: true,
      entries,
    }),
  );
}

interface WorthPlace {
  readonly path: number;
  readonly period: number;
  readonly target: number;
  readonly isExact: boolean;
}

/** What the heads at work are worth on a path, in steps of its concave curve, dents exact where asked. */
function addWorth(builder: ModelBuilder, reader: HeadsReader, problem: TargetProblem, place: WorthPlace): void {
  const { path, period, target, isExact } = place;
  const { from = 0, to = 0 } = problem.periods[period] ?? {};
  for (let t = from; t < to; t += 1) {
    const floor = problem.floor[t] ?? 0;
    const steps = worthHull(problem.paths[path]?.worth[t] ?? new Float64Array(), floor);
    if (steps.length === 0) continue;
    const row = reader.rowOfHeads(`worth-of-path-${path}-in-${t}`, t, floor);
    const name = `worth-${path}-${t}`;
    let entered: [number, number][] = [];
    steps.forEach((step, at) => {
      if (isExact && isDented(step)) {
        entered = addDent(builder, {
          name: `${name}-dent-${at}`,
          step,
          row,
          target,
          entered,
          isLast: at === steps.length - 1,
        });
        return;
      }
      const entries: [number, number][] = [[row, -1], [target, step.each], ...entered];
      builder.column({ name: `${name}-step-${at}`, cost: 0, upper: step.heads, entries });
    });
  }
}

/**
 * The heads of a dent one by one, each only after the one before, so that each is worth what it adds; answers the entries by which later
 * heads wait for the last of them.
 */
function addDent(
  builder: ModelBuilder,
  of: {
    readonly name: string;
    readonly step: WorthStep;
    readonly row: number;
    readonly target: number;
    readonly entered: readonly [number, number][];
    readonly isLast: boolean;
  },
): [number, number][] {
  const { name, step, row, target, entered, isLast } = of;
  const order = step.added.slice(1).map((_, i) => builder.row(`${name}-order-${i + 1}`, 0, Infinity));
  const after = isLast ? [] : [builder.row(`${name}-first`, 0, Infinity)];
  step.added.forEach((more, i) => {
    const entries: [number, number][] = [[row, -1], [target, more], ...(i === 0 ? entered : [])];
    const [before, next] = [order[i - 1], order[i]];
    if (before !== undefined) entries.push([before, -1]);
    if (next !== undefined) entries.push([next, 1]);
    if (i === step.added.length - 1) for (const wait of after) entries.push([wait, MOST_AFTER]);
    builder.column({ name: `${name}-head-${i + 1}`, cost: 0, upper: 1, isWhole: true, entries });
  });
  return [...entered, ...after.map((wait): [number, number] => [wait, -1])];
}

/** Heads after a dent at most: more than any table has. */
const MOST_AFTER = 10_000;

function worthOfFloor({ paths, periods, floor }: TargetProblem, path: number, period: number): number {
  const { from = 0, to = 0 } = periods[period] ?? {};
  let sum = 0;
  for (let t = from; t < to; t += 1) sum += worthOf(paths[path]?.worth[t], floor[t] ?? 0);
  return sum;
}

function dentColumns({ paths, floor }: TargetProblem): number {
  let columns = 0;
  for (const { worth } of paths)
    worth.forEach((table, t) => {
      for (const step of worthHull(table, floor[t] ?? 0)) if (isDented(step)) columns += step.heads;
    });
  return columns;
}
