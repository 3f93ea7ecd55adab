import { stopIfCancelled } from "@springtide/refusal";
import type { Deciding } from "../decisions/deciding.ts";
import { intervalsOf, weeksToDecide } from "../decisions/decision-span.ts";
import type { SkilledHeads } from "../roster/people-heads.ts";
import { decideHires, type TeamDecided } from "./decide-hires.ts";
import { headsWithHires } from "./heads-with-hires.ts";
import type { HireDecisions, HiringWork } from "./hire-decisions.ts";
import { roomOfWeek } from "./desk-room.ts";
import { type HiringTeam, hiringTeam, type PlannedWeek } from "./hiring-team.ts";
import { problemOfTeam } from "./problem-of-team.ts";
import { type AddedHeads, weekLosses } from "./week-losses.ts";

/**
 * How many people each team should hire for the season, and from when on: wages and hiring against what partner seats and lost customers cost
 * less, expected over the seasons drawn. People start on Mondays. Who would have had to be looked for before the first planned day is no choice
 * any more: a remark says what it would have saved. Teams follow one another in the order of the shop, each knowing whom those before it hire.
 * Contracts that outlast the plan are paid in full and counted for nothing beyond it.
 */
export function hirePlans(deciding: Deciding, ownHeads: readonly SkilledHeads[], work: HiringWork): HireDecisions {
  const { shop, grid } = deciding.basis;
  const weeks = weeksToDecide(grid).map((span): PlannedWeek => ({ ...span, ...intervalsOf(grid, span) }));
  const teams = shop.teams.flatMap((team) => hiringTeam(deciding, ownHeads, team, weeks) ?? []);
  if (teams.length === 0) return { hires: [], deadlines: [], remarks: [], ownHeads };
  const losses = weeks.map((week, w) => {
    stopIfCancelled(work.cancel);
    work.progress?.(w, weeks.length, "Weighing what new people would save");
    return weekLosses(deciding, week);
  });
  const decided: { readonly team: HiringTeam; readonly of: TeamDecided }[] = [];
  for (const team of teams) {
    stopIfCancelled(work.cancel);
    const othersIn = (w: number): AddedHeads[] =>
      decided.map((one) => ({ team: one.team, heads: one.of.heads[w] ?? 0 }));
    const problem = problemOfTeam(deciding.basis, team, weeks, (w, standing) => {
      stopIfCancelled(work.cancel);
      const [week, others] = [weeks[w], othersIn(w)];
      const loss = losses[w]?.(team, standing, others);
      if (week === undefined || loss === undefined) throw new Error(`no week ${w}`);
      return { loss, room: roomOfWeek(deciding, ownHeads, team, { week, others }) };
    });
    decided.push({ team, of: decideHires(deciding.basis, team, problem, work) });
  }
  return {
    hires: decided.flatMap(({ of }) => of.hires),
    deadlines: decided.flatMap(({ of }) => of.deadlines),
    remarks: decided.flatMap(({ of }) => of.remarks),
    ownHeads: headsWithHires(
      ownHeads,
      decided.map(({ team, of }) => ({ team, byWeek: of.heads })),
      weeks,
    ),
  };
}
