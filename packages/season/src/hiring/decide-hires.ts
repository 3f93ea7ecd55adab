import { isoDay } from "@springtide/calendar";
import type { DecisionDeadline, HirePlan } from "@springtide/contracts";
import {
  type HireDates,
  type HiringAnswer,
  type HiringProblem,
  lossWithHires,
  roundMoney,
  solveHiring,
} from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import type { HireDecisions, HiringWork } from "./hire-decisions.ts";
import { fullDesksWords, hireWords, silenceWords, tooLateWords, unsureWords } from "./hire-words.ts";
import type { HiringTeam } from "./hiring-team.ts";
import { startsFrom } from "./problem-of-team.ts";

/** Whom one team hires, and the heads that come of it in each week, trainers taken off. */
export interface TeamDecided extends Omit<HireDecisions, "ownHeads"> {
  readonly heads: Float64Array;
}

/** Decides for one team what can still be decided, and what it would have saved to begin sooner. */
export function decideHires(basis: SeasonBasis, team: HiringTeam, all: HiringProblem, work: HiringWork): TeamDecided {
  const { currency } = basis.shop;
  const { problem, starts } = startsFrom(all, team, basis.grid.firstDay);
  const answer = solveHiring(problem, work.limits, work.solve);
  const isSure = answer.gap <= work.limits.gap + 1e-6;
  return {
    ...planned(basis, team, { problem, starts, answer }),
    remarks: [
      ...(isSure ? [] : [unsureWords(team, answer, currency)]),
      ...missedBefore(basis, team, { all, answer }, work),
      ...missedForDesks(basis, team, { problem, answer }, work),
    ],
    heads: headsOfAnswer(problem, answer),
  };
}

interface Decided {
  readonly problem: HiringProblem;
  readonly starts: readonly HireDates[];
  readonly answer: HiringAnswer;
}

/** Each start in turn, at what it saves beyond those before it: so what they save adds up. */
function planned(
  { shop, grid }: SeasonBasis,
  team: HiringTeam,
  { problem, starts, answer }: Decided,
): Pick<HireDecisions, "hires" | "deadlines"> {
  const hires: HirePlan[] = [];
  const deadlines: DecisionDeadline[] = [];
  const hired = new Int32Array(starts.length);
  starts.forEach((dates, c) => {
    const people = answer.people[c] ?? 0;
    if (people === 0) return;
    const without = lossWithHires(problem, hired);
    hired[c] = people;
    const loss = lossWithHires(problem, hired);
    const cost = roundMoney(people * (problem.candidates[c]?.costPerPerson ?? 0));
    const plan = {
      ...{ team: team.team.id, people, cost, saves: roundMoney(without - loss) },
      ...{ recruitBy: isoDay(dates.recruitDay), trainingFrom: isoDay(dates.trainingDay) },
      ...{ productiveFrom: isoDay(dates.productiveDay), until: isoDay(dates.endDay - 1) },
    };
    const weeksBeyond = Math.max(0, Math.ceil((dates.endDay - grid.firstDay - grid.days) / 7));
    const words = hireWords(team, plan, { currency: shop.currency, weeksBeyond });
    hires.push({ ...plan, words });
    deadlines.push({
      at: team.zone.formatInstant(team.zone.startOfDayMs(dates.recruitDay)),
      ...{ zone: team.zone.name, kind: "recruit", subject: team.team.id, words, silence: silenceWords(dates) },
      ...{ costIfDone: roundMoney(cost + loss), costIfNot: roundMoney(without), probability: 1 },
    });
  });
  return { hires, deadlines };
}

/** What people would have saved who had to be looked for before the first day planned; nothing is said of less than the gap. */
function missedBefore(
  { shop, grid }: SeasonBasis,
  team: HiringTeam,
  { all, answer }: { readonly all: HiringProblem; readonly answer: HiringAnswer },
  { limits, solve }: HiringWork,
): string[] {
  if (team.starts.every(({ recruitDay }) => recruitDay >= grid.firstDay)) return [];
  const sooner = solveHiring(all, limits, solve);
  const early = team.starts.flatMap(({ recruitDay }, c) => {
    const people = sooner.people[c] ?? 0;
    return recruitDay < grid.firstDay && people > 0 ? [{ recruitDay, people }] : [];
  });
  const saved = answer.cost - sooner.cost;
  const [first] = early;
  if (first === undefined || saved <= limits.gap * answer.cost) return [];
  const people = early.reduce((sum, one) => sum + one.people, 0);
  return [tooLateWords(team, { people, recruitDay: first.recruitDay, saved }, shop.currency)];
}

/** Whom desks keep out, and what they would save; nothing is said of less than the gap. */
function missedForDesks(
  { shop }: SeasonBasis,
  team: HiringTeam,
  { problem, answer }: Pick<Decided, "problem" | "answer">,
  { limits, solve }: HiringWork,
): string[] {
  const site = shop.sites.find(({ id }) => id === team.team.site);
  if ((site?.desks ?? null) === null || site === undefined || !desksBind(problem, answer)) return [];
  const weeks = problem.weeks.map((week) => ({ ...week, room: Infinity }));
  const free = solveHiring({ ...problem, weeks }, limits, solve);
  const more = peopleOf(free) - peopleOf(answer);
  const saved = answer.cost - free.cost;
  return more <= 0 || saved <= limits.gap * answer.cost
    ? []
    : [fullDesksWords(team, { site: site.name, desks: site.desks ?? 0, more, saved }, shop.currency)];
}

/** Whether one more person would find no desk in some week. */
function desksBind({ weeks, candidates }: HiringProblem, { people }: HiringAnswer): boolean {
  return weeks.some(({ room }, w) => {
    const present = candidates.reduce((sum, candidate, c) => sum + (people[c] ?? 0) * (candidate.present[w] ?? 0), 0);
    return present + 1 > room;
  });
}

function peopleOf({ people }: HiringAnswer): number {
  return people.reduce((sum, hired) => sum + hired, 0);
}

function headsOfAnswer({ weeks, candidates, classSize }: HiringProblem, { people }: HiringAnswer): Float64Array {
  return Float64Array.from(weeks, (_, w) =>
    candidates.reduce((sum, { productive, trainers }, c) => {
      const hired = people[c] ?? 0;
      return sum + hired * (productive[w] ?? 0) - Math.ceil(hired / classSize) * (trainers[w] ?? 0);
    }, 0),
  );
}
