import type { ConvexLoss } from "../staged/convex-loss.ts";

/** What so many heads lose. */
interface Point {
  readonly heads: number;
  readonly loss: number;
}

/**
 * The largest convex loss that never lies above these, from the fewest heads that lose the least; no heads are the fewest heads given.
 * @param points by rising heads
 */
export function envelopeOfPoints(points: readonly Point[]): ConvexLoss {
  const least = Math.min(...points.map(({ loss }) => loss));
  const corners: Point[] = [];
  for (const point of points.slice(0, points.findIndex(({ loss }) => loss === least) + 1)) {
    for (;;) {
      const [before, last] = corners.slice(-2);
      if (before === undefined || last === undefined || slope(before, last) < slope(last, point)) break;
      corners.pop();
    }
    corners.push(point);
  }
  const [first] = corners;
  const steps = corners.slice(1).map((to, i) => {
    const from = corners[i] ?? to;
    return { heads: to.heads - from.heads, cost: -slope(from, to) };
  });
  return { need: (corners.at(-1)?.heads ?? 0) - (first?.heads ?? 0), rest: least, steps: steps.reverse() };
}

function slope(from: Point, to: Point): number {
  return (to.loss - from.loss) / (to.heads - from.heads);
}
