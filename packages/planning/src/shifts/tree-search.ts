import type { LinearModel, LinearSolution, Solve, SolverLimits } from "../linear/linear-model.ts";
import { addRounded } from "./rounded-shifts.ts";
import { clearCover, type ShiftCover } from "./shift-cover.ts";
import type { ShiftModel } from "./shift-model.ts";

/**
 * Searches for a better cover by branch and bound, from the one found so far, and answers the bound it proved. A shift whose reduced
 * cost is larger than what is left to win cannot be in a better answer and is left out, which changes no bound. Where the model allows
 * more than the cover's own reckoning does, a solution that turns out dearer is not taken.
 */
export function improvedByTree(
  cover: ShiftCover,
  intervals: number,
  model: ShiftModel,
  limits: SolverLimits & { readonly relaxed: LinearSolution },
  solve: Solve,
): number {
  const { relaxed, ...work } = limits;
  const before = { cost: cover.cost, heads: cover.heads.slice() };
  const upper = withoutHopeless(model.model, relaxed, cover.cost - relaxed.bound);
  const found = solve({ ...model.model, upper }, { ...work, start: valuesOf(cover, intervals, model) });
  if (found.objective < cover.cost - 1e-9) {
    clearCover(cover);
    addRounded(cover, intervals, model, found.x);
    if (cover.cost > before.cost) before.heads.forEach((heads, j) => cover.add(j, heads - (cover.heads[j] ?? 0)));
  }
  return Math.max(relaxed.bound, Math.min(found.bound, before.cost));
}

function withoutHopeless(model: LinearModel, { rowPrices }: LinearSolution, leftToWin: number): Float64Array {
  return model.upper.map((most, j) => {
    if (rowPrices === null || model.isWhole[j] === 0 || (model.lower[j] ?? 0) !== 0) return most;
    let reduced = model.cost[j] ?? 0;
    for (let at = model.starts[j] ?? 0; at < (model.starts[j + 1] ?? 0); at += 1)
      reduced -= (rowPrices[model.rows[at] ?? 0] ?? 0) * (model.values[at] ?? 0);
    return reduced > leftToWin + 1e-6 ? 0 : most;
  });
}

/** The cover in the columns of the model; who serves which queue is left to the solver. */
function valuesOf(cover: ShiftCover, intervals: number, { model, shifts, breaks, missing }: ShiftModel): Float64Array {
  const x = new Float64Array(model.cost.length);
  const shiftAt = new Map(
    shifts.map(({ column, team, start, kind, group }) => [`${team} ${start} ${kind}`, { column, group }]),
  );
  const breakAt = new Map(breaks.map(({ column, group, at }) => [`${group} ${at}`, column]));
  const { columns } = cover;
  cover.heads.forEach((heads, j) => {
    const found = shiftAt.get(`${columns.team[j] ?? 0} ${columns.start[j] ?? 0} ${columns.kind[j] ?? 0}`);
    if (heads === 0 || found === undefined) return;
    x[found.column] = (x[found.column] ?? 0) + heads;
    const column = breakAt.get(`${found.group} ${(columns.breakFrom[j] ?? 0) % intervals}`);
    if (column !== undefined) x[column] = (x[column] ?? 0) + heads;
  });
  const left = new Map<string, number>();
  for (const { column, queue, interval, heads } of missing) {
    const key = `${queue} ${interval}`;
    const still = left.get(key) ?? cover.missingIn(interval, queue);
    const here = Math.min(heads, still);
    x[column] = here;
    left.set(key, still - here);
  }
  return x;
}
