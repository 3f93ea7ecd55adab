import type { ModelBuilder } from "../linear/model-builder.ts";
import { pathsNeeded, type TargetPath, type TargetProblem } from "./target-problem.ts";

/** Rows of a programme that read the heads at work in an interval. */
export interface HeadsReader {
  /** Adds lower <= row, in which each head at work in the interval counts once, and answers its number. */
  readonly rowOfHeads: (name: string, interval: number, lower: number) => number;
}

/** Whether a path asks for everything that its heads can be worth: then each interval has heads that it demands. */
export function isWholeDemand({ periods }: TargetProblem, { worth, required }: TargetPath, period: number): boolean {
  const { from = 0, to = 0 } = periods[period] ?? {};
  let most = 0;
  for (let t = from; t < to; t += 1) most += worth[t]?.at(-1) ?? 0;
  return (required[period] ?? 0) >= most - 1e-9;
}

/**
 * Heads demanded by paths of which enough have to be met. In each interval the demands are sorted: as many of the largest as paths may be
 * missed, plus one, cannot all be missed, so the smallest of these is a floor; above it, heads climb from demand to demand as
 * soon as a path that demands so much is met. As strong as all mixing inequalities (Luedtke, Ahmed and Nemhauser 2010, Mathematical Programming 122).
 * Answers the rows that wait for a path: row - met >= 0.
 */
export function addDemandChain(
  builder: ModelBuilder,
  reader: HeadsReader,
  problem: TargetProblem,
  period: number,
): { readonly path: number; readonly row: number }[] {
  const { from = 0, to = 0 } = problem.periods[period] ?? {};
  const waiting: { readonly path: number; readonly row: number }[] = [];
  for (let t = from; t < to; t += 1) {
    const { base, climbs } = climbsIn(problem, t);
    const heads = reader.rowOfHeads(`demand-in-${t}`, t, base);
    const rises = climbs.map((_, j) => (j === 0 ? -1 : builder.row(`rise-${t}-${j}`, 0, Infinity)));
    climbs.forEach(({ paths, by }, j) => {
      const entries: [number, number][] = [[heads, -by]];
      const [own = -1, next = -1] = [rises[j], rises[j + 1]];
      if (own >= 0) entries.push([own, 1]);
      if (next >= 0) entries.push([next, -1]);
      for (const path of paths) {
        const row = builder.row(`demand-of-path-${path}-in-${t}`, 0, Infinity);
        waiting.push({ path, row });
        entries.push([row, 1]);
      }
      builder.column({ name: `climb-${t}-${j}`, cost: 0, upper: 1, entries });
    });
  }
  return waiting;
}

/** The floor of an interval, and the climbs above it from the highest down: how many heads, once one of these paths is met. */
function climbsIn(
  problem: TargetProblem,
  interval: number,
): { readonly base: number; readonly climbs: { readonly paths: number[]; readonly by: number }[] } {
  const missable = problem.paths.length - pathsNeeded(problem);
  const floor = problem.floor[interval] ?? 0;
  const demands = problem.paths
    .map(({ worth }, path) => ({ path, heads: Math.max(floor, headsWanted(worth[interval])) }))
    .sort((a, b) => b.heads - a.heads);
  const base = demands[missable]?.heads ?? floor;
  const climbs: { paths: number[]; by: number }[] = [];
  let paths: number[] = [];
  for (let j = 0; j < missable; j += 1) {
    const [here = { path: -1, heads: base }, below] = [demands[j], demands[j + 1]];
    paths.push(here.path);
    const by = here.heads - Math.max(base, below?.heads ?? base);
    if (by <= 0) continue;
    climbs.push({ paths, by });
    paths = [];
  }
  return { base, climbs };
}

/** The fewest heads that are worth as much as any number. */
function headsWanted(worth: Float64Array | undefined): number {
  const most = worth?.at(-1) ?? 0;
  return Math.max(0, worth?.findIndex((reached) => reached >= most - 1e-12) ?? 0);
}
