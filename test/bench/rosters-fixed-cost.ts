import type { RosterProblem } from "@springtide/planning";

/** Wages of contracted least hours: what is paid whatever the roster. */
export function withoutChoice({ people, days }: RosterProblem): number {
  return people.reduce(
    (sum, { contract, costPerHour }) => sum + (costPerHour * contract.leastHoursAWeek * days) / 7,
    0,
  );
}
