import type { ConvexLoss } from "./convex-loss.ts";

/** Loss as a straight line in agents: `at` with none, `slope` for each. */
interface Line {
  readonly at: number;
  readonly slope: number;
}

/**
 * The same loss with fewer steps, never above it and nowhere more than `tolerance` below it: lines that hardly matter are left out, and their
 * neighbours meet below the corner. A bound found with it stays a bound.
 */
export function thinnedLoss(loss: ConvexLoss, tolerance: number): ConvexLoss {
  const lines = linesOf(loss);
  const kept: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined) break;
    kept.push(line);
    let next = at + 1;
    while (next + 1 < lines.length && missedBy(lines, at, next + 1) <= tolerance) next += 1;
    at = next;
  }
  return lossOfLines(kept, loss);
}

/** The steps as lines, from the flat one (nothing missing) to the steepest. */
function linesOf({ need, rest, steps }: ConvexLoss): Line[] {
  let [agents, value] = [need, rest];
  const lines: Line[] = [{ at: rest, slope: 0 }];
  for (const { heads, cost } of steps) {
    lines.push({ at: value + cost * agents, slope: -cost });
    agents -= heads;
    value += cost * heads;
  }
  return lines;
}

/** How far below the loss two lines meet when those between them are left out. */
function missedBy(lines: readonly Line[], from: number, to: number): number {
  const [a, b] = [lines[from], lines[to]];
  if (a === undefined || b === undefined) return Infinity;
  const meet = meetingOf(a, b);
  const top = Math.max(...lines.slice(from, to + 1).map(({ at, slope }) => at + slope * meet));
  return top - (a.at + a.slope * meet);
}

function meetingOf(a: Line, b: Line): number {
  return b.slope === a.slope ? 0 : (b.at - a.at) / (a.slope - b.slope);
}

function lossOfLines(lines: readonly Line[], { rest }: ConvexLoss): ConvexLoss {
  const corners = lines.slice(1).map((line, i) => Math.max(0, meetingOf(lines[i] ?? line, line)));
  const steps = lines.slice(1).map(({ slope }, i) => ({
    heads: (corners[i] ?? 0) - (corners[i + 1] ?? 0),
    cost: -slope,
  }));
  return { need: corners[0] ?? 0, rest, steps: steps.filter(({ heads }) => heads > 0) };
}
