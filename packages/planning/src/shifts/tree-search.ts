import type { LinearModel, LinearSolution, Solve } from "../linear/linear-model.ts";
import type { Cover } from "./cover.ts";
import { addRounded } from "./rounded-shifts.ts";
import type { ShiftModel } from "./shift-model.ts";
import type { ShiftProblem } from "./shift-problem.ts";

/**
 * Searches for a better cover by branch and bound, from the one found so far, and answers the bound it proved. A shift whose reduced
 * cost is larger than what is left to win cannot be in a better answer and is left out, which changes no bound.
 */
export function improvedByTree(
  cover: Cover,
  problem: ShiftProblem,
  model: ShiftModel,
  limits: { readonly relaxed: LinearSolution; readonly gap: number; readonly nodes: number },
  solve: Solve,
): number {
  const { relaxed, gap, nodes } = limits;
  const upper = withoutHopeless(model.model, relaxed, cover.cost - relaxed.bound);
  const found = solve({ ...model.model, upper }, { gap, nodes, start: valuesOf(cover, problem, model) });
  if (found.objective < cover.cost - 1e-9) {
    cover.clear();
    addRounded(cover, problem, model, found.x);
  }
  return Math.max(relaxed.bound, Math.min(found.bound, cover.cost));
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

/** The cover in the columns of the model. */
function valuesOf(
  cover: Cover,
  { demand, kinds }: ShiftProblem,
  { model, shifts, breaks, missing }: ShiftModel,
): Float64Array {
  const x = new Float64Array(model.cost.length);
  const shiftAt = new Map(shifts.map(({ column, start, kind, group }) => [`${start} ${kind}`, { column, group }]));
  const breakAt = new Map(breaks.map(({ column, group, at }) => [`${group} ${at}`, column]));
  const { columns } = cover;
  cover.heads.forEach((heads, j) => {
    const found = shiftAt.get(`${columns.start[j] ?? 0} ${columns.kind[j] ?? 0}`);
    if (heads === 0 || found === undefined) return;
    x[found.column] = (x[found.column] ?? 0) + heads;
    if (kinds[columns.kind[j] ?? 0]?.breakLength === 0) return;
    const column = breakAt.get(`${found.group} ${(columns.breakFrom[j] ?? 0) % demand.length}`) ?? -1;
    x[column] = (x[column] ?? 0) + heads;
  });
  const left = Array.from(demand, (_, t) => cover.missingIn(t));
  for (const { column, interval, heads } of missing) {
    const here = Math.min(heads, left[interval] ?? 0);
    x[column] = here;
    left[interval] = (left[interval] ?? 0) - here;
  }
  return x;
}
