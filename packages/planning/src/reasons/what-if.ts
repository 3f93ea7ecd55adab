import type { RosterAnswer, RosteredShift, RosterPerson, RosterProblem } from "../rosters/roster-problem.ts";
import { firstFrom } from "../rosters/roster-frame.ts";
import type { Obstacle } from "./obstacle.ts";

/** A limit of contract or choice that gives way for one person. There is none for a rule of law. */
export type RelaxedLimit = { readonly person: number } & (
  | { readonly kind: "hours-a-week"; readonly overtimeHours: number }
  | { readonly kind: "days-a-week"; readonly days: number }
  | { readonly kind: "days-in-a-row"; readonly days: number }
  /** Leave moved, or hours widened. */
  | { readonly kind: "away"; readonly fromMs: number; readonly toMs: number }
);

/** Makes a roster, from shifts given to start from. */
export type MakeRoster = (problem: RosterProblem, start: readonly RosteredShift[]) => RosterAnswer;

/** What a roster would be like with limits lifted. */
export interface WhatIf {
  readonly problem: RosterProblem;
  readonly answer: RosterAnswer;
  /** How many missing head-hours less there are, and what the roster costs less. */
  readonly headHours: number;
  readonly saved: number;
  /** Shifts that were not there, and those no longer there. */
  readonly given: readonly RosteredShift[];
  readonly taken: readonly RosteredShift[];
}

/** What has to give way for a shift: nothing for the obstacles that cannot be lifted. */
export function relaxedLimits(person: number, obstacles: readonly Obstacle[]): RelaxedLimit[] {
  return obstacles.flatMap((obstacle): RelaxedLimit[] => {
    switch (obstacle.kind) {
      case "hours-a-week":
        return [{ kind: obstacle.kind, person, overtimeHours: obstacle.hours - obstacle.limit }];
      case "days-a-week":
      case "days-in-a-row":
        return [{ kind: obstacle.kind, person, days: obstacle.days - obstacle.limit }];
      case "away":
        return obstacle.because === "closed" ? [] : [{ kind: "away", person, ...obstacle.stretch }];
      default:
        return [];
    }
  });
}

/** The problem with limits lifted; a contract changes for the person alone, whoever else has it. */
export function problemWith(problem: RosterProblem, relaxed: readonly RelaxedLimit[]): RosterProblem {
  const people = problem.people.map((person, index) =>
    relaxed.filter((limit) => limit.person === index).reduce((so, limit) => personWith(problem, so, limit), person),
  );
  return { ...problem, people };
}

function personWith(problem: RosterProblem, person: RosterPerson, limit: RelaxedLimit): RosterPerson {
  const { contract } = person;
  switch (limit.kind) {
    case "hours-a-week":
      return {
        ...person,
        contract: { ...contract, overtimeHoursAWeek: contract.overtimeHoursAWeek + limit.overtimeHours },
      };
    case "days-a-week":
      return { ...person, contract: { ...contract, daysAWeek: contract.daysAWeek + limit.days } };
    case "days-in-a-row":
      return { ...person, contract: { ...contract, daysInARow: contract.daysInARow + limit.days } };
    case "away": {
      const available = Uint8Array.from(person.available);
      available.fill(1, firstFrom(problem.startsMs, limit.fromMs), firstFrom(problem.startsMs, limit.toMs));
      return { ...person, available };
    }
  }
}

/**
 * Makes the roster again with limits lifted, starting from the roster there is and the shifts that the lifted limits allow: everybody may
 * be moved, so it wins what one shift more wins, or more.
 * @param more shifts to start with besides: those for which the limits are lifted
 */
export function rosterWhatIf(
  problem: RosterProblem,
  before: RosterAnswer,
  relaxed: readonly RelaxedLimit[],
  more: readonly RosteredShift[],
  roster: MakeRoster,
): WhatIf {
  const changed = problemWith(problem, relaxed);
  const answer = roster(changed, [...before.shifts, ...more]);
  return {
    problem: changed,
    answer,
    headHours: missingHours(problem, before) - missingHours(problem, answer),
    saved: before.cost.total - answer.cost.total,
    given: shiftsBeyond(answer.shifts, before.shifts),
    taken: shiftsBeyond(before.shifts, answer.shifts),
  };
}

function missingHours({ seconds }: RosterProblem, { missing }: RosterAnswer): number {
  return missing.reduce(
    (sum, ofQueue) => ofQueue.reduce((all, heads, t) => all + (heads * (seconds[t] ?? 0)) / 3600, sum),
    0,
  );
}

/** Shifts of a list that another does not have; where breaks lie makes no other shift. */
function shiftsBeyond(shifts: readonly RosteredShift[], others: readonly RosteredShift[]): RosteredShift[] {
  const key = ({ person, startMs, endMs }: RosteredShift): string => `${person} ${startMs} ${endMs}`;
  const known = new Set(others.map(key));
  return shifts.filter((shift) => !known.has(key(shift)));
}
