import type { TargetPath } from "./target-problem.ts";

/** What further heads in an interval can be worth each, on average, up to the best number of them: past a dent what the next one adds. */
export class WorthPromise {
  private readonly paths: readonly TargetPath[];
  private readonly known: Map<number, Float64Array>[];

  constructor(paths: readonly TargetPath[]) {
    this.paths = paths;
    this.known = paths.map(() => new Map<number, Float64Array>());
  }

  of(path: number, interval: number, heads: number): number {
    const known = this.known[path];
    let promises = known?.get(interval);
    if (promises === undefined) {
      promises = promisesOf(this.paths[path]?.worth[interval] ?? new Float64Array());
      known?.set(interval, promises);
    }
    return promises[heads] ?? 0;
  }
}

/** For each number of heads, the steepest line from its worth to that of any larger number. */
function promisesOf(worth: Float64Array): Float64Array {
  return worth.map((here, n) => {
    let steepest = 0;
    for (let more = n + 1; more < worth.length; more += 1)
      steepest = Math.max(steepest, ((worth[more] ?? 0) - here) / (more - n));
    return steepest;
  });
}
