import type { CivilDay, TimeZone } from "@springtide/calendar";
import type { CheckedRoster, LabourRules, Plan, RosterShift } from "@springtide/contracts";
import { brokenRules, type PersonShifts } from "@springtide/planning";
import { breachInWords } from "./breach-words.ts";
import { coverOfPlan } from "./cover-of-plan.ts";
import { ONE_PLACE, rulesOfTerms } from "./rules-of-terms.ts";

/** A roster to be held against rules, and what is known beside it. */
export interface RosterQuestion {
  readonly roster: readonly RosterShift[];
  /** Shifts published before: they count for rest and averages, but are not judged. */
  readonly published: readonly RosterShift[];
  readonly rules: LabourRules;
  readonly zone: TimeZone;
  readonly holidays: ReadonlySet<CivilDay>;
  /** Whose requirement the people at work are held against. */
  readonly plan: Plan | null;
}

/** Every rule that a roster breaks, with person, dates, rule and source; and its cover of a plan, where there is one. */
export function checkRoster(question: RosterQuestion): CheckedRoster {
  const { roster, published, rules, zone, holidays, plan } = question;
  const known = [...roster, ...published];
  const sources = new Map([ONE_PLACE, ...rules.rules].map(({ id, source }) => [id, source]));
  const isJudged = new Set(roster.keys());
  const breaches = brokenRules(peopleOf(known, zone, holidays), rulesOfTerms(rules), isJudged);
  return {
    rules: { country: rules.country, name: rules.name, from: rules.from },
    people: new Set(roster.map(({ person }) => person)).size,
    shifts: roster.length,
    hours: roster.reduce((sum, shift) => sum + hoursOf(shift), 0),
    breaches: breaches.map((breach) => ({
      rule: breach.rule,
      source: sources.get(breach.rule) ?? "",
      person: breach.person,
      from: zone.formatInstant(breach.fromMs),
      to: zone.formatInstant(breach.toMs),
      found: breach.found,
      limit: breach.limit,
      unit: breach.unit,
      sentence: breachInWords(breach, sources.get(breach.rule) ?? "", zone),
      rows: breach.sources.flatMap((source) => {
        const shift = known[source];
        return shift === undefined ? [] : [{ file: shift.file, row: shift.row }];
      }),
    })),
    cover: plan === null ? null : coverOfPlan(plan, roster),
  };
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
