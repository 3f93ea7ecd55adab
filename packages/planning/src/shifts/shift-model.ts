import type { LinearModel } from "../linear/linear-model.ts";
import { ModelBuilder } from "../linear/model-builder.ts";
import { addTeamShifts, type ShiftColumnsOfModel } from "./team-shifts-model.ts";
import type { TeamProblem } from "./team-problem.ts";

/** The programme of a shift problem, and which column is which. */
export interface ShiftModel extends ShiftColumnsOfModel {
  readonly model: LinearModel;
  /** Heads missing in an interval of a queue at one of the prices, by column; the cheapest first. */
  readonly missing: readonly {
    readonly column: number;
    readonly queue: number;
    readonly interval: number;
    readonly heads: number;
  }[];
}

/**
 * The heads wanted by each queue, covered by shifts or missing at a price. A team with one queue puts its heads straight into the rows of
 * that queue; one with several has its heads at work in rows of its own, from which they flow to its queues interval by interval. With
 * whole heads at work the best flows are whole by themselves.
 */
export function shiftModel(problem: TeamProblem): ShiftModel {
  const { queues, intervals } = problem;
  const builder = new ModelBuilder();
  const wanted = queues.map(({ name, demand }) =>
    Array.from(demand, (heads, t) => builder.row(`heads-${named(name)}${t}`, heads, Infinity)),
  );
  const atWork = rowsAtWork(builder, problem, wanted);
  const { shifts, breaks } = addTeamShifts(builder, problem, (team, t) => atWork[team]?.[t] ?? -1);
  addFlows(builder, problem, wanted, atWork);
  const missing = queues.flatMap(({ name, shortfall }, queue) =>
    Array.from({ length: intervals }, (_, interval) =>
      shortfall.map(({ heads, cost }, step) => {
        const column = builder.column({
          name: `missing-${named(name)}${interval}-step-${step}`,
          cost,
          upper: heads,
          entries: [[wanted[queue]?.[interval] ?? -1, 1]],
        });
        return { column, queue, interval, heads };
      }),
    ).flat(),
  );
  return { model: builder.model(), shifts, breaks, missing };
}

/** For each team the rows that its heads at work enter: those of its one queue, or its own. */
function rowsAtWork(builder: ModelBuilder, problem: TeamProblem, wanted: readonly number[][]): readonly number[][] {
  return problem.teams.map(({ name, skills }) => {
    const [only = -1] = skills;
    if (skills.length === 1) return wanted[only] ?? [];
    return Array.from({ length: problem.intervals }, (_, t) => builder.row(`at-work-${named(name)}${t}`, 0, Infinity));
  });
}

function addFlows(
  builder: ModelBuilder,
  { teams, queues, intervals }: TeamProblem,
  wanted: readonly number[][],
  atWork: readonly number[][],
): void {
  teams.forEach((team, g) => {
    if (team.skills.length === 1) return;
    for (let t = 0; t < intervals; t += 1)
      for (const queue of team.skills)
        builder.column({
          name: `serve-${named(team.name)}${named(queues[queue]?.name ?? "")}${t}`,
          cost: 0,
          entries: [
            [atWork[g]?.[t] ?? -1, -1],
            [wanted[queue]?.[t] ?? -1, 1],
          ],
        });
  });
}

function named(name: string): string {
  return name === "" ? "" : `${name}-`;
}
