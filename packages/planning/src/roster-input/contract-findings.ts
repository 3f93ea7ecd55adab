import { isoWeek, type CivilDay } from "@springtide/calendar";
import type { Finding } from "@springtide/refusal";
import { personFrames, type PersonFrame } from "../rosters/person-frame.ts";
import { rosterFrame, type RosterFrame } from "../rosters/roster-frame.ts";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { shiftOptions } from "../rosters/shift-options.ts";
import { amount } from "./local-words.ts";
import { reachableHours, type ReachableHours } from "./reachable-hours.ts";
import type { RosterFindings } from "./errors-and-caveats.ts";
import { placeOf, type RosterPlaces } from "./roster-places.ts";

/**
 * Contracts that contradict themselves (errors), and people whose least hours no choice of shifts reaches in some week (caveats: they are
 * paid all the same). Only weeks that lie in the range from Monday to Sunday are judged.
 */
export function contractFindings(problem: RosterProblem, places: RosterPlaces): RosterFindings {
  const errors = [
    ...sameIds(problem, places),
    ...problem.people.flatMap((_, person) => ownContradictions(problem, places, person)),
  ];
  const frame = rosterFrame(problem);
  const { people } = personFrames(frame, shiftOptions(frame));
  return { errors, caveats: people.flatMap((of) => leastHoursFindings(frame, of, places)) };
}

function sameIds({ people }: RosterProblem, places: RosterPlaces): Finding[] {
  const first = new Map<string, number>();
  return people.flatMap(({ id }, person): Finding[] => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, person);
      return [];
    }
    return [
      {
        code: "person-twice",
        place: placeOf(places, places.person(person)),
        found: `${places.personName(person)}, who stands at ${places.person(earlier)} already`,
        rule: "a person is rostered once",
        remedy: "Keep one of the two, with one contract; or give each person an id of their own.",
      },
    ];
  });
}

function ownContradictions({ people }: RosterProblem, places: RosterPlaces, person: number): Finding[] {
  const { contract } = people[person] ?? {};
  if (contract === undefined) return [];
  const { id, leastHoursAWeek, hoursAWeek, overtimeHoursAWeek } = contract;
  const most = hoursAWeek + overtimeHoursAWeek;
  if (leastHoursAWeek <= most) return [];
  return [
    {
      code: "least-hours-above-most",
      place: placeOf(places, places.contract(person)),
      found: `contract ${id} of ${places.personName(person)} with at least ${amount(leastHoursAWeek)} hours a week`,
      rule: `the least hours are not above the most, ${amount(hoursAWeek)} and ${amount(overtimeHoursAWeek)} of overtime`,
      remedy: "Lower the least hours, or raise the hours of the contract.",
    },
  ];
}

function leastHoursFindings(frame: RosterFrame, of: PersonFrame, places: RosterPlaces): Finding[] {
  const { contract } = of.person;
  const most = contract.hoursAWeek + contract.overtimeHoursAWeek;
  if (contract.leastHoursAWeek <= 0 || contract.leastHoursAWeek > most) return [];
  const short = frame.weeks.flatMap(({ monday, firstDay, endDay }, week) => {
    if (endDay - firstDay < 7) return [];
    const reach = reachableHours(frame, of, week);
    return reach.hours < contract.leastHoursAWeek - 1e-6 ? [{ monday, reach }] : [];
  });
  const name = places.personName(of.index);
  return short.map(({ monday, reach }) => ({
    code: "least-hours-out-of-reach",
    place: placeOf(places, places.contract(of.index)),
    found: `at least ${amount(contract.leastHoursAWeek)} hours a week for ${name} (contract ${contract.id}), who can reach ${amount(reach.hours)} at most in ${weekInWords(monday)}`,
    rule: becauseInWords(reach, contract.daysAWeek),
    remedy:
      "The least hours are paid all the same. Add shifts that fit, widen the hours of the person, or lower the least hours.",
  }));
}

function becauseInWords({ bound, daysPossible }: ReachableHours, daysAWeek: number): string {
  if (bound === "hours")
    return "no choice of the allowed shifts comes nearer without passing the most hours of contract or law";
  if (bound === "days-a-week") return `the longest allowed shifts on ${daysAWeek} days a week are not more`;
  return `there is an allowed shift on ${daysPossible} ${daysPossible === 1 ? "day" : "days"} of that week only`;
}

function weekInWords(monday: CivilDay): string {
  const { year, week } = isoWeek(monday);
  return `week ${year}-W${String(week).padStart(2, "0")}`;
}
