import type { SkillMixAnswer, SkillMixRequest } from "@springtide/contracts";
import type { Mix, SkillProblem } from "@springtide/planning";
import { pairedDifference, type Played } from "@springtide/simulation";
import { overallDifference, type OverallFigure } from "./overall-service.ts";

type CrossTrained = SkillMixAnswer["crossTraining"][number];

/** More pairs of groups than this are no table that anybody reads. */
const MOST_PAIRS = 12;

/** One person of a group learns what another group knows. */
interface Training {
  readonly from: number;
  readonly to: number;
}

/** Every group with people, and every group that knows all it knows and more, with room for one more. */
function trainings({ groups }: SkillProblem, mix: Mix): Training[] {
  const knows = (group: number): number[] => groups[group]?.skills.map(({ queue }) => queue) ?? [];
  return groups
    .flatMap(({ least }, from) =>
      groups.flatMap(({ most }, to) => {
        const more = knows(to).length > knows(from).length && knows(from).every((queue) => knows(to).includes(queue));
        return more && (mix[from] ?? 0) > least && (mix[to] ?? 0) < most ? [{ from, to }] : [];
      }),
    )
    .slice(0, MOST_PAIRS);
}

/**
 * The worth of training one more person, for every pair of groups: the change of each queue's service on the same customers, with its
 * confidence, and of all contacts together beside what hiring one more into the first group would change. The ratio of the two says how
 * many people the training is worth; with hours and costs a year, how much money.
 */
export function worthOfTraining(
  request: SkillMixRequest,
  problem: SkillProblem,
  { mix, played, playAgain }: { readonly mix: Mix; readonly played: Played; readonly playAgain: (mix: Mix) => Played },
): CrossTrained[] {
  const hired = new Map<number, OverallFigure>();
  const hiringInto = (group: number): OverallFigure => {
    const before = hired.get(group);
    if (before !== undefined) return before;
    const after = playAgain(moved(mix, null, group));
    const change = overallDifference(problem, after, played);
    hired.set(group, change);
    return change;
  };
  return trainings(problem, mix).map(({ from, to }): CrossTrained => {
    const after = playAgain(moved(mix, from, to));
    const overall = overallDifference(problem, after, played);
    const hiring = hiringInto(from);
    const isTold = hiring.halfWidth !== null && hiring.value > hiring.halfWidth;
    const worthInPeople = isTold ? overall.value / hiring.value : null;
    return {
      from: request.groups[from]?.id ?? "",
      to: request.groups[to]?.id ?? "",
      queues: request.queues.map(({ id, contactsPerHour, target }, queue) => {
        if (contactsPerHour === 0) return { queue: id, change: 0, halfWidth: 0 };
        const { value, halfWidth } = pairedDifference(after, played, target.definition, { queue, fromDay: 1 });
        return { queue: id, change: value, halfWidth };
      }),
      overall: { change: overall.value, halfWidth: overall.halfWidth },
      hiring: { change: hiring.value, halfWidth: hiring.halfWidth },
      worthInPeople,
      ...inMoney(request, { from, to }, worthInPeople),
    };
  });
}

/** One person more in a group, from another or from outside. */
function moved(mix: Mix, from: number | null, to: number): Mix {
  return mix.map((people, group) => people + Number(group === to) - Number(group === from));
}

function inMoney(
  { groups, crossTraining }: SkillMixRequest,
  { from, to }: Training,
  worthInPeople: number | null,
): Pick<CrossTrained, "costAYear" | "worthAYear"> {
  if (crossTraining === null) return { costAYear: null, worthAYear: null };
  const wage = groups[from]?.costPerHour ?? 0;
  const costAYear = ((groups[to]?.costPerHour ?? 0) - wage) * crossTraining.hoursAYear + crossTraining.costAYear;
  const worthAYear = worthInPeople === null ? null : worthInPeople * wage * crossTraining.hoursAYear - costAYear;
  return { costAYear: inCents(costAYear), worthAYear: worthAYear === null ? null : inCents(worthAYear) };
}

/** Rounded to the cent. */
function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
