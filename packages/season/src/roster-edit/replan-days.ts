import { type CivilDay, civilDay, intervalGrid, timeZone, weekday } from "@springtide/calendar";
import type { PlanRoster } from "@springtide/contracts";
import { rosterPeople, type RosterProblem, type Solve } from "@springtide/planning";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { ownRoster } from "../own-roster.ts";
import { holidaySets } from "../places.ts";
import { peopleAtSite, type TeamPerson } from "../roster/people-at-site.ts";
import { plannedShifts } from "../roster/planned-shifts.ts";
import { knownShifts, stillWanted } from "../roster/roster-season.ts";
import { siteProblem } from "../roster/site-problem.ts";
import { type EditablePlan, type EditedShift, editedShiftsOf, plannedOf } from "./edited-shift.ts";

/** Which days of an edited roster are to be planned anew, for which teams. */
interface ReplanQuestion {
  readonly shifts: readonly EditedShift[];
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
  readonly teams: readonly string[];
}

const WEEK = 7;

/**
 * Plans days of a roster anew, site by site, in whole weeks so that weekly limits hold: what is locked, lies on other days or belongs to
 * other teams stays as it is and counts for cover, rest and hours. Gives back the whole roster.
 * @throws Cancelled when asked to stop
 */
export function replanDays(
  plan: EditablePlan & { readonly seed: number },
  question: ReplanQuestion,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): readonly EditedShift[] {
  const { shop, roster } = plan;
  if (roster === null) return question.shifts;
  const stays = question.shifts.filter((shift) => shift.isLocked || !isAsked(question, shift, plan));
  const sites = shop.sites.filter(({ id }) =>
    shop.teams.some((team) => team.site === id && question.teams.includes(team.id)),
  );
  return sites.reduce<readonly EditedShift[]>(
    (made, site, s) => [
      ...made,
      ...newShifts(plan, roster, {
        ...{ question, site, made, solve, cancel },
        progress: (done, total, label) => progress?.(s + done / total, sites.length, label),
      }),
    ],
    stays,
  );
}

function isAsked(
  { fromDay, toDay, teams }: ReplanQuestion,
  { team, startMs }: EditedShift,
  { grid }: EditablePlan,
): boolean {
  const day = timeZone(grid.zone).dayAt(startMs);
  return teams.includes(team) && day >= fromDay && day <= toDay;
}

interface SiteWork {
  readonly question: ReplanQuestion;
  readonly site: EditablePlan["shop"]["sites"][number];
  /** What stays, and what was made for the sites before. */
  readonly made: readonly EditedShift[];
  readonly solve: Solve;
  readonly progress: Progress;
  readonly cancel: CancelSignal | undefined;
}

function newShifts(plan: EditablePlan & { readonly seed: number }, roster: PlanRoster, work: SiteWork): EditedShift[] {
  const { shop } = plan;
  const { question, site, made } = work;
  const stretch = wholeWeeks(roster, question);
  const people = peopleAtSite(shop, site.id, stretch);
  const planned = plannedOf(made, shop);
  const siteTeams = shop.teams.filter((team) => team.site === site.id).map(({ id }) => id);
  const isHere = ({ team }: { readonly team: string }): boolean => siteTeams.includes(team);
  const holidays = holidaySets(plan.holidays);
  const grid = intervalGrid({
    ...{ zone: timeZone(plan.grid.zone), firstDay: civilDay(plan.grid.firstDay), days: plan.grid.days },
    intervalMinutes: plan.grid.intervalMinutes,
  });
  const weekly = ownRoster(shop, grid, holidays, { firstDay: civilDay(roster.firstDay), days: roster.days });
  const others = shop.teams.map(({ id: team, serves }, i) => ({
    ...{ team, serves },
    heads: weekly.heads[i] ?? new Uint16Array(0),
  }));
  const elsewhere = planned.filter((shift) => !isHere(shift));
  const { problem } = siteProblem({
    ...{ shop, site, stretch, people, holidays, planGrid: grid },
    rules: roster.rules.find((one) => one.site === site.id)?.rules ?? null,
    wanted: stillWanted(
      { shop, grid },
      { required: plan.staffing.map(({ required }) => Uint16Array.from(required)), others },
      { ...roster, shifts: elsewhere },
    ),
    published: knownShifts(planned.filter(isHere), []),
  });
  const { gap, rounds, nodes } = shop.plan.roster;
  const answer = rosterPeople(
    onlyAsked(problem, people, question),
    { gap, rounds, nodes, seed: plan.seed },
    work.solve,
    work.progress,
    work.cancel,
  );
  // What was there before comes back without a pattern: it is among what stays.
  const untilMs = timeZone(site.zone).startOfDayMs(question.toDay + 1);
  const fresh = answer.shifts.filter(({ pattern, startMs }) => pattern >= 0 && startMs < untilMs);
  return editedShiftsOf(plannedShifts(fresh, people, shop, timeZone(site.zone))).map((shift) => ({
    ...shift,
    id: `anew ${shift.id}`,
  }));
}

/** People of other teams, and days that are not asked for, take no new shift. */
function onlyAsked(
  problem: RosterProblem,
  people: readonly TeamPerson[],
  { fromDay, toDay, teams }: ReplanQuestion,
): RosterProblem {
  const { zone, startsMs } = problem;
  // A shift of the last day may end on the morning after.
  const overnight = Math.max(0, ...problem.patterns.map(overnightMinutes)) * 60_000;
  const [fromMs, untilMs] = [zone.startOfDayMs(fromDay), zone.startOfDayMs(toDay + 1) + overnight];
  return {
    ...problem,
    people: problem.people.map((person, index) => {
      const isAskedFor = teams.includes(people[index]?.team.id ?? "");
      const available = person.available.map((may, t) => {
        const ms = startsMs[t] ?? 0;
        return isAskedFor && ms >= fromMs && ms < untilMs ? may : 0;
      });
      return { ...person, available };
    }),
  };
}

function overnightMinutes({ startMinutes, lengthMinutes }: RosterProblem["patterns"][number]): number {
  return Math.max(...startMinutes) + Math.max(...lengthMinutes) - 1440;
}

/** The weeks from Monday to Sunday that hold the days asked for, as far as the roster reaches. */
function wholeWeeks(roster: PlanRoster, { fromDay, toDay }: ReplanQuestion): { firstDay: CivilDay; days: number } {
  const first = civilDay(roster.firstDay);
  const firstDay = Math.max(first, fromDay - weekday(fromDay) + 1);
  const last = Math.min(first + roster.days, toDay - weekday(toDay) + 1 + WEEK);
  return { firstDay, days: last - firstDay };
}
