import { type ConvexLoss, lossWith } from "./convex-loss.ts";
import type { Supply } from "./staged-problem.ts";

/** Heads are moved in whole ones first, then in quarters: somebody may change queues within an interval. */
const STEPS = [1, 0.25];
const MOST_ROUNDS = 100;
const NO_GAIN = 1e-9;

/**
 * Agents in each cell when the heads that are there go where they save the most: what a staged problem assumes of people, found without a
 * solver. Losses are convex and heads of one supply can move between its cells, so that once no single move of a head helps, none of several
 * does (up to a quarter of a head).
 * Cost: a few looks at a loss for each head and cell.
 */
export function shareOutHeads(supplies: readonly Supply[], losses: readonly ConvexLoss[]): Float64Array {
  const cells = cellsWith(losses);
  const placed = supplies.map(({ works, heads }) => placeHeads(works, heads, cells));
  // Who may work in one cell only has nowhere to move.
  const movable = supplies.flatMap(({ works }, s) => {
    const heads = placed[s];
    return works.length < 2 || heads === undefined ? [] : [{ works, heads }];
  });
  for (const step of STEPS) {
    let moved = true;
    for (let round = 0; moved && round < MOST_ROUNDS; round += 1)
      moved = movable.filter(({ works, heads }) => moveHeads(works, heads, step, cells)).length > 0;
  }
  return cells.agents;
}

/** The agents in each cell as they are put there, and what each cell loses with them. */
interface Cells {
  readonly agents: Float64Array;
  /** What is saved in a cell by so many agents more. */
  gain(cell: number, change: number): number;
  add(cell: number, change: number): void;
}

/** Empty cells; what a cell loses as it stands is looked up once until its agents change. */
function cellsWith(losses: readonly ConvexLoss[]): Cells {
  const agents = new Float64Array(losses.length);
  const lost = new Float64Array(losses.length).fill(Number.NaN);
  return {
    agents,
    gain(cell, change) {
      const loss = losses[cell];
      if (loss === undefined) return 0;
      const there = agents[cell] ?? 0;
      let now = lost[cell] ?? Number.NaN;
      if (Number.isNaN(now)) lost[cell] = now = lossWith(loss, there);
      return now - lossWith(loss, there + change);
    },
    add(cell, change) {
      agents[cell] = (agents[cell] ?? 0) + change;
      lost[cell] = Number.NaN;
    },
  };
}

/** Each head where it saves the most; those that save nothing go to the first cell. Heads by place of the cell in `works`. */
function placeHeads(works: Supply["works"], heads: number, cells: Cells): Float64Array {
  const placed = new Float64Array(works.length);
  for (let left = heads; left > 0 && works.length > 0; left -= 1) {
    const part = Math.min(1, left);
    const best = works.length === 1 ? 0 : bestOf(works, part, cells);
    placed[best] = (placed[best] ?? 0) + part;
    add(cells, works[best], part);
  }
  return placed;
}

/** The first place of those that save the most. */
function bestOf(works: Supply["works"], part: number, cells: Cells): number {
  const gains = works.map(({ cell, agents }) => cells.gain(cell, agents * part));
  const most = Math.max(...gains);
  return Math.max(
    0,
    gains.findIndex((gain) => gain >= most - NO_GAIN),
  );
}

/** Moves heads of one supply between its cells as long as that helps. */
function moveHeads(works: Supply["works"], placed: Float64Array, step: number, cells: Cells): boolean {
  let moved = false;
  works.forEach((source, i) => {
    works.forEach((target, j) => {
      if (i === j) return;
      while (
        (placed[i] ?? 0) >= step &&
        cells.gain(target.cell, target.agents * step) + cells.gain(source.cell, -source.agents * step) > NO_GAIN
      ) {
        placed[i] = (placed[i] ?? 0) - step;
        placed[j] = (placed[j] ?? 0) + step;
        add(cells, source, -step);
        add(cells, target, step);
        moved = true;
      }
    });
  });
  return moved;
}

function add(cells: Cells, work: Supply["works"][number] | undefined, heads: number): void {
  if (work !== undefined) cells.add(work.cell, work.agents * heads);
}
