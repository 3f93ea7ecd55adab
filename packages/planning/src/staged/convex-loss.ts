import { type ShortfallStep, shortfallCost } from "../shifts/shift-problem.ts";

/**
 * What too few heads cost: nothing is lost beyond `rest` with `need` heads or more; each head below it costs more than the one above it.
 * Convex, so that a linear programme fills it in the right order by itself.
 */
export interface ConvexLoss {
  readonly need: number;
  /** Loss that no number of heads avoids. */
  readonly rest: number;
  /** Rising prices of missing heads, the first missing head first; their heads add up to `need`. */
  readonly steps: readonly ShortfallStep[];
}

/** Loss with so many heads. */
export function lossWith({ need, rest, steps }: ConvexLoss, heads: number): number {
  return rest + shortfallCost(steps, need - heads);
}

/**
 * The largest convex function below a table of losses for 0, 1, 2 ... heads, from the fewest heads that lose the least. What a queue loses is
 * not convex where it is starved, and a linear programme needs it to be: it never loses more than the table says, so a bound stays a bound.
 */
export function envelopeOf(table: ArrayLike<number>): ConvexLoss {
  const corners = hullOf(table);
  const [last = 0] = corners.slice(-1);
  const steps = corners
    .slice(1)
    .map((to, i) => {
      const from = corners[i] ?? 0;
      return { heads: to - from, cost: ((table[from] ?? 0) - (table[to] ?? 0)) / (to - from) };
    })
    .reverse();
  return { need: last, rest: table[last] ?? 0, steps };
}

/** Numbers of heads at which the envelope has its corners, up to where it is least. */
function hullOf(table: ArrayLike<number>): number[] {
  const values = Array.from(table);
  const least = values.indexOf(Math.min(...values));
  const corners: number[] = [];
  for (let heads = 0; heads <= least; heads += 1) {
    while (corners.length > 1 && !turnsUp(values, corners.at(-2) ?? 0, corners.at(-1) ?? 0, heads)) corners.pop();
    corners.push(heads);
  }
  return corners;
}

function turnsUp(values: readonly number[], a: number, b: number, c: number): boolean {
  const slope = (from: number, to: number): number => ((values[to] ?? 0) - (values[from] ?? 0)) / (to - from);
  return slope(a, b) < slope(b, c) - 1e-12;
}

/** The loss expected of several, each with its probability: again convex, with the corners of all. */
export function expectedLoss(
  parts: readonly { readonly probability: number; readonly loss: ConvexLoss }[],
): ConvexLoss {
  const need = Math.max(0, ...parts.map(({ loss }) => loss.need));
  const at = (heads: number): number =>
    parts.reduce((sum, { probability, loss }) => sum + probability * lossWith(loss, heads), 0);
  const corners = [...new Set([0, ...parts.flatMap(({ loss }) => cornersOf(loss))])].sort((a, b) => b - a);
  const steps = corners.slice(1).map((heads, i) => {
    const above = corners[i] ?? need;
    return { heads: above - heads, cost: (at(heads) - at(above)) / (above - heads) };
  });
  return { need, rest: at(need), steps };
}

function cornersOf({ need, steps }: ConvexLoss): number[] {
  let left = need;
  return [need, ...steps.map(({ heads }) => (left = Math.max(0, left - heads)))];
}
