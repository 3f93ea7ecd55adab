import type { MendedRoster, RosterShift } from "@springtide/contracts";
import {
  closeGaps,
  type MendAnswer,
  type MendChange,
  type MendLimits,
  type MendProblem,
  mendRoster,
  oneShiftAtATime,
} from "@springtide/planning";
import { coverOf, membersOf } from "./check-roster.ts";
import { changeInWords } from "./mend-words.ts";
import { fileRow } from "./roster-findings.ts";
import type { RosterQuestion } from "./roster-question.ts";
import { rulesOfPeople } from "./rules-of-people.ts";
import { ONE_PLACE } from "./rules-of-terms.ts";
import { skillGroups } from "./skill-groups.ts";

/** Shifts move in quarters of an hour, by four hours at most. */
const STEP_MINUTES = 15;
const MOST_MINUTES = 240;
const LIMITS: MendLimits = { nodesPerPerson: 300, nodes: 3000 };

/** What a mended roster comes to, and what became of each shift, in the order of the roster. */
export interface RosterMend {
  readonly mend: MendedRoster;
  /** Null for a shift left open. */
  readonly now: readonly (Pick<RosterShift, "person" | "startMs" | "endMs" | "breaks"> | null)[];
}

/**
 * The fewest changes after which a roster breaks no rule, contract or leave, and covers no interval worse than before; with `closesGaps`
 * the same shifts are changed so that they leave as little uncovered as can be found. Published shifts stay as they are, and only people
 * of the roster are given shifts.
 */
export function mendOfRoster(question: RosterQuestion, closesGaps: boolean): RosterMend {
  const { roster, published } = question;
  const problem = mendProblem(question);
  const fewest = mendRoster(problem, LIMITS);
  const answer = closesGaps ? closeGaps(problem, fewest) : fewest;
  const changeOf = new Map(answer.changes.map((change) => [change.shift, change]));
  const name = (person: number): string => problem.people[person]?.person ?? "";
  const now = roster.map((shift, i) => {
    const change = changeOf.get(i);
    if (change === undefined) return shift;
    return change.now === null ? null : { ...change.now, person: name(change.now.person) };
  });
  const cover = coverOf(question, [...now.filter((shift) => shift !== null), ...published]);
  return {
    now,
    mend: {
      changes: answer.changes.flatMap((change) => rosterChange(question, change, now[change.shift] ?? null)),
      count: counted(answer.cost),
      bound: counted(answer.bound),
      proven: answer.isProven,
      keepsCover: answer.keepsCover,
      cover: cover === null ? null : { gapHours: cover.gapHours, surplusHours: cover.surplusHours },
    },
  };
}

function rosterChange(
  { roster, rules, zone }: RosterQuestion,
  { shift, minutes, because }: MendChange,
  to: RosterMend["now"][number],
): MendedRoster["changes"] {
  const before = roster[shift];
  if (before === undefined) return [];
  const instants = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) => ({
    start: zone.formatInstant(startMs),
    end: zone.formatInstant(endMs),
  });
  const isTimed = to?.startMs !== before.startMs || to.endMs !== before.endMs;
  return [
    {
      kind: to === null ? "open" : to.person !== before.person ? "person" : isTimed ? "times" : "breaks",
      person: before.person,
      place: fileRow(before),
      from: instants(before),
      to: to === null ? null : { person: to.person, ...instants(to), breaks: to.breaks.map(instants) },
      minutes,
      rule: because?.rule ?? null,
      sentence: changeInWords({ before, now: to, because, rules, zone }),
    },
  ];
}

function counted({ dropped, changed, minutes }: MendAnswer["cost"]): MendedRoster["count"] {
  return { open: dropped, changed, minutes };
}

function mendProblem(question: RosterQuestion): MendProblem {
  const { roster, published, zone, holidays, rules, contracts, absences, requirement } = question;
  const members = membersOf(question);
  const groups = skillGroups(members, requirement);
  const named = new Set(members.map(({ person }) => person));
  const others = [...new Set(published.map(({ person }) => person))].filter((person) => !named.has(person));
  const names = [...named, ...others];
  const shiftOf = (shift: RosterShift, isFixed: boolean) => ({
    ...shift,
    person: names.indexOf(shift.person),
    isFixed,
  });
  return {
    people: names.map((person) => ({
      person,
      zone,
      holidays,
      group: groups.groupOf.get(person) ?? 0,
      mayTake: named.has(person),
    })),
    shifts: [...roster.map((shift) => shiftOf(shift, false)), ...published.map((shift) => shiftOf(shift, true))],
    standIns: groups.standIns,
    terms: rules.rules,
    otherRules: [oneShiftAtATime(ONE_PLACE), ...rulesOfPeople(contracts, absences)],
    cover:
      requirement === null
        ? null
        : {
            startsMs: requirement.startsMs,
            endsMs: requirement.endsMs,
            required: requirement.queues.map(({ heads }) => heads),
            groupQueues: groups.queues,
          },
    stepMinutes: STEP_MINUTES,
    mostMinutes: MOST_MINUTES,
  };
}
