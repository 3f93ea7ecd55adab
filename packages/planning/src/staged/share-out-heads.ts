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
  const agents = new Float64Array(losses.length);
  const gain = (cell: number, change: number): number => {
    const loss = losses[cell];
    const there = agents[cell] ?? 0;
    return loss === undefined ? 0 : lossWith(loss, there) - lossWith(loss, there + change);
  };
  const placed = supplies.map(({ works, heads }) => placeHeads(works, heads, agents, gain));
  for (const step of STEPS) {
    let moved = true;
    for (let round = 0; moved && round < MOST_ROUNDS; round += 1)
      moved = supplies.filter(({ works }, s) => moveHeads(works, placed[s], step, agents, gain)).length > 0;
  }
  return agents;
}

type Gain = (cell: number, change: number) => number;

/** Each head where it saves the most; those that save nothing go to the first cell. Heads by place of the cell in `works`. */
function placeHeads(works: Supply["works"], heads: number, agents: Float64Array, gain: Gain): Float64Array {
  const placed = new Float64Array(works.length);
  for (let left = heads; left > 0 && works.length > 0; left -= 1) {
    const part = Math.min(1, left);
    const gains = works.map(({ cell, agents: each }) => gain(cell, each * part));
    const best = Math.max(
      0,
      gains.findIndex((each) => each >= Math.max(...gains) - NO_GAIN),
    );
    placed[best] = (placed[best] ?? 0) + part;
    add(agents, works[best], part);
  }
  return placed;
}

/** Moves heads of one supply between its cells as long as that helps. */
function moveHeads(
  works: Supply["works"],
  placed: Float64Array | undefined,
  step: number,
  agents: Float64Array,
  gain: Gain,
): boolean {
  if (placed === undefined || works.length < 2) return false;
  let moved = false;
  works.forEach((source, i) => {
    works.forEach((target, j) => {
      if (i === j) return;
      while (
        (placed[i] ?? 0) >= step &&
        gain(target.cell, target.agents * step) + gain(source.cell, -source.agents * step) > NO_GAIN
      ) {
        placed[i] = (placed[i] ?? 0) - step;
        placed[j] = (placed[j] ?? 0) + step;
        add(agents, source, -step);
        add(agents, target, step);
        moved = true;
      }
    });
  });
  return moved;
}

function add(agents: Float64Array, work: Supply["works"][number] | undefined, heads: number): void {
  if (work !== undefined) agents[work.cell] = (agents[work.cell] ?? 0) + work.agents * heads;
}
