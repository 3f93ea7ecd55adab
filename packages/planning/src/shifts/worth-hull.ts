/** So many heads more, each worth so much. */
export interface WorthStep {
  readonly heads: number;
  readonly each: number;
  /** What each of the heads adds in truth: the steps lie on their mean, or below it at first. */
  readonly added: readonly number[];
}

/**
 * The least concave curve above a table of what heads are worth, from `floor` heads up, in steps that fall. Where service rises ever
 * faster with the first heads (it is S-shaped), the curve goes straight over the dent; past it table and curve are one.
 */
export function worthHull(worth: Float64Array, floor: number): WorthStep[] {
  const last = worth.length - 1;
  const corners: number[] = [];
  for (let n = Math.min(floor, last); n <= last; n += 1) {
    while (corners.length > 1 && isBelow(worth, corners.at(-2) ?? 0, corners.at(-1) ?? 0, n)) corners.pop();
    corners.push(n);
  }
  return corners
    .slice(1)
    .map((to, i) => {
      const from = corners[i] ?? 0;
      const added = Array.from({ length: to - from }, (_, k) => (worth[from + k + 1] ?? 0) - (worth[from + k] ?? 0));
      return { heads: to - from, each: ((worth[to] ?? 0) - (worth[from] ?? 0)) / (to - from), added };
    })
    .filter(({ each }) => each > 1e-12);
}

/** Whether the middle point lies on or below the line from the first to the last. */
function isBelow(worth: Float64Array, first: number, middle: number, last: number): boolean {
  const [a = 0, b = 0, c = 0] = [worth[first], worth[middle], worth[last]];
  return (b - a) * (last - first) <= (c - a) * (middle - first) + 1e-12;
}

/** Whether a step goes over a dent: some of its heads add less than the step says, so part of it may be worth less. */
export function isDented({ added, each }: WorthStep): boolean {
  return added.some((more) => Math.abs(more - each) > 1e-9);
}
