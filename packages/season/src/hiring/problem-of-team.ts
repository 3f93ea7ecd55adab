import { isoDay } from "@springtide/calendar";
import { meanCostPerHour } from "@springtide/contracts";
import {
  costOfHire,
  type HireCandidate,
  type HireDates,
  type HiringProblem,
  productiveShare,
  trainersOfClass,
} from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import type { HiringTeam, PlannedWeek } from "./hiring-team.ts";

/** People who would start together, by what they do in each week of the plan. */
function candidateOf({ hiring }: HiringTeam, dates: HireDates, weeks: readonly PlannedWeek[]): HireCandidate {
  const productive = Float64Array.from(weeks, (week) => productiveShare(hiring, dates, week));
  const costPerHour = meanCostPerHour(hiring, isoDay(dates.trainingDay), isoDay(dates.endDay - 1));
  return {
    name: `from-${isoDay(dates.productiveDay)}`,
    costPerPerson: costOfHire({ ...hiring, costPerHour }),
    productive,
    trainers: Float64Array.from(weeks, (week) => trainersOfClass(hiring, dates, week)),
    present: Uint8Array.from(productive, (share) => Number(share > 0)),
  };
}

/** What may be decided for a team; `weekOf` says what a week loses and for how many there are desks. */
export function problemOfTeam(
  { grid }: Pick<SeasonBasis, "grid">,
  team: HiringTeam,
  weeks: readonly PlannedWeek[],
  weekOf: (week: number, standing: number) => Omit<HiringProblem["weeks"][number], "standing">,
): HiringProblem {
  const { classSize, most } = team.hiring;
  const candidates = team.starts.map((dates) => candidateOf(team, dates, weeks));
  const classes = Math.ceil(most / classSize);
  return {
    ...{ candidates, classSize, most },
    weeks: weeks.map((week, w) => {
      const trainers = classes * Math.max(0, ...candidates.map((one) => one.trainers[w] ?? 0));
      const standing = Math.min(trainers, headsInWeek(grid, team, week));
      return { ...weekOf(w, standing), standing };
    }),
  };
}

/** People of the team at work in a week, each with the hours of a new one. */
function headsInWeek(
  grid: SeasonBasis["grid"],
  { heads, hiring }: HiringTeam,
  { from, to, days }: PlannedWeek,
): number {
  let hours = 0;
  for (let t = from; t < to; t += 1) hours += ((heads[t] ?? 0) * (grid.seconds[t] ?? 0)) / 3600;
  return hours / ((hiring.hoursAWeek * days) / 7);
}

/** The same without those who would have had to be looked for before a day. */
export function startsFrom(
  problem: HiringProblem,
  { starts }: HiringTeam,
  firstDay: number,
): { readonly problem: HiringProblem; readonly starts: readonly HireDates[] } {
  const isInTime = (index: number): boolean => (starts[index]?.recruitDay ?? -Infinity) >= firstDay;
  return {
    problem: { ...problem, candidates: problem.candidates.filter((_, c) => isInTime(c)) },
    starts: starts.filter((_, c) => isInTime(c)),
  };
}
