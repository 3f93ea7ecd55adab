import type { LinearModel, Solve, SolverLimits } from "../linear/linear-model.ts";
import { ModelBuilder } from "../linear/model-builder.ts";
import { lossWithHires, wagesOfHires } from "./hiring-cost.ts";
import type { HiringAnswer, HiringProblem } from "./hiring-problem.ts";

/**
 * How many people to hire from when on: whole people in whole classes, exactly as far as the limits allow. Who is hired stays to the end of the
 * contract, so that all weeks are decided together. If the work allowed ends before there is any answer, nobody is hired and the gap says so.
 */
export function solveHiring(problem: HiringProblem, limits: SolverLimits, solve: Solve): HiringAnswer {
  const { model, hired, fixed } = hiringModel(problem);
  const found = solve(model, limits);
  const isFound = found.status === "optimal" || found.status === "limit";
  const people = Int32Array.from(hired, (column) => (isFound ? Math.round(found.x[column] ?? 0) : 0));
  const cost = wagesOfHires(problem, people) + lossWithHires(problem, people);
  const bound = Math.min(cost, Math.max(fixed, found.bound + fixed));
  return { people, cost, bound, gap: cost > 0 ? (cost - bound) / cost : 0 };
}

/** Columns: people and classes of each candidate, heads missing at their rising prices. */
function hiringModel({ candidates, weeks, classSize, most }: HiringProblem): {
  readonly model: LinearModel;
  readonly hired: readonly number[];
  readonly fixed: number;
} {
  const builder = new ModelBuilder();
  const all = builder.row("people", -Infinity, most);
  const heads = weeks.map(({ loss, standing }, w) => builder.row(`heads-${w}`, loss.need - standing, Infinity));
  const trained = weeks.map(({ standing }, w) => builder.row(`trainers-${w}`, -Infinity, standing));
  const desks = weeks.map(({ room }, w) => builder.row(`desks-${w}`, -Infinity, room));
  const hired = candidates.map(({ name, costPerPerson, productive, trainers, present }) => {
    const inClass = builder.row(`${name}-in-classes`, 0, Infinity);
    const classEntries = [...entriesOf(heads, trainers, -1), ...entriesOf(trained, trainers, 1)];
    const upper = Math.ceil(most / classSize);
    builder.column({
      name: `${name}-classes`,
      cost: 0,
      upper,
      isWhole: true,
      entries: [[inClass, classSize], ...classEntries],
    });
    const entries = [...entriesOf(heads, productive, 1), ...entriesOf(desks, present, 1)];
    return builder.column({
      ...{ name, cost: costPerPerson, upper: most, isWhole: true },
      entries: [[all, 1], [inClass, -1], ...entries],
    });
  });
  weeks.forEach(({ loss }, w) => {
    loss.steps.forEach(({ heads: upper, cost }, step) => {
      builder.column({ name: `missing-${w}-step-${step}`, cost, upper, entries: [[heads[w] ?? -1, 1]] });
    });
  });
  return { model: builder.model(), hired, fixed: weeks.reduce((sum, { loss }) => sum + loss.rest, 0) };
}

function entriesOf(rows: readonly number[], amounts: ArrayLike<number>, sign: number): [number, number][] {
  return rows.flatMap((row, w): [number, number][] => {
    const amount = amounts[w] ?? 0;
    return amount === 0 ? [] : [[row, sign * amount]];
  });
}
