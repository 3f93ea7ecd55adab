import { type CivilDay, type TimeZone } from "@springtide/calendar";
import type { CheckedRoster, RosterCover, RosterMember, RosterShift } from "@springtide/contracts";
import { brokenRules, type PersonShifts } from "@springtide/planning";
import { breachInWords } from "./breach-words.ts";
import { coverOfRoster } from "./cover-of-roster.ts";
import { fileRow, rosterFindings } from "./roster-findings.ts";
import type { RosterQuestion } from "./roster-question.ts";
import { placeOfPersonRule, rulesOfPeople } from "./rules-of-people.ts";
import { ONE_PLACE, rulesOfTerms } from "./rules-of-terms.ts";

/** Every rule that a roster breaks, with person, dates, rule and source; what does not fit together; and its cover, where heads are required. */
export function checkRoster(question: RosterQuestion): CheckedRoster {
  const { roster, published, rules, zone, holidays, contracts, absences } = question;
  const known = [...roster, ...published];
  const isJudged = new Set(roster.keys());
  const all = [...rulesOfTerms(rules), ...rulesOfPeople(contracts, absences)];
  const breaches = brokenRules(peopleOf(known, zone, holidays), all, isJudged);
  const sources = new Map([ONE_PLACE, ...rules.rules].map(({ id, source }) => [id, source]));
  const cover = coverOf(question, known);
  return {
    rules: { country: rules.country, name: rules.name, from: rules.from },
    people: new Set(roster.map(({ person }) => person)).size,
    shifts: roster.length,
    hours: roster.reduce((sum, shift) => sum + hoursOf(shift), 0),
    notes: [...question.notes],
    breaches: breaches.map((breach) => {
      const source = placeOfPersonRule(breach.rule, breach.person, question) ?? sources.get(breach.rule) ?? "";
      return {
        rule: breach.rule,
        source,
        person: breach.person,
        from: zone.formatInstant(breach.fromMs),
        to: zone.formatInstant(breach.toMs),
        found: breach.found,
        limit: breach.limit,
        unit: breach.unit,
        sentence: breachInWords(breach, source, zone),
        rows: breach.sources.flatMap((at) => (known[at] === undefined ? [] : [fileRow(known[at])])),
      };
    }),
    findings: rosterFindings(question, cover),
    cover,
    mend: null,
  };
}

/** Cover of shifts by the requirement of a question, over the days that its roster speaks of; null where nothing is required. */
export function coverOf(
  question: RosterQuestion,
  working: readonly Pick<RosterShift, "person" | "startMs" | "endMs" | "breaks">[],
): RosterCover | null {
  const { requirement, zone, days, roster } = question;
  if (requirement === null || days === null) return null;
  const lastEndMs = roster.reduce((last, { endMs }) => Math.max(last, endMs), -Infinity);
  return coverOfRoster({
    working,
    members: membersOf(question),
    requirement,
    zone,
    fromMs: zone.startOfDayMs(days.first),
    toMs: Math.max(zone.startOfDayMs(days.last + 1), lastEndMs),
  });
}

/** Everybody of the roster, with team and queues from the file of people where the roster says nothing. */
export function membersOf({ members, people }: RosterQuestion): readonly RosterMember[] {
  const told = new Map((people ?? []).map((one) => [one.person, one]));
  return members.map((member) => ({
    ...member,
    team: member.team ?? told.get(member.person)?.team,
    queues: member.queues ?? told.get(member.person)?.queues,
  }));
}

function peopleOf(known: readonly RosterShift[], zone: TimeZone, holidays: ReadonlySet<CivilDay>): PersonShifts[] {
  const byPerson = new Map<string, PersonShifts["shifts"][number][]>();
  known.forEach(({ person, startMs, endMs, breaks }, source) => {
    const shifts = byPerson.get(person);
    const shift = { startMs, endMs, breaks, source };
    if (shifts === undefined) byPerson.set(person, [shift]);
    else shifts.push(shift);
  });
  return [...byPerson].map(([person, shifts]) => ({ person, shifts, zone, holidays }));
}

function hoursOf({ startMs, endMs, breaks }: RosterShift): number {
  const awayMs = breaks.reduce((sum, away) => sum + away.endMs - away.startMs, 0);
  return (endMs - startMs - awayMs) / 3_600_000;
}
