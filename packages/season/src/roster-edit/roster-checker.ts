import { civilDay, timeZone } from "@springtide/calendar";
import type { LabourRules, Shop } from "@springtide/contracts";
import {
  type Breach,
  brokenRules,
  contractDays,
  contractHours,
  daysInARow,
  type LabourRule,
  oneShiftAtATime,
} from "@springtide/planning";
import { amount, breachInWords, clockOfInstant } from "../labour/breach-words.ts";
import { PERSON_RULES } from "../labour/rules-of-people.ts";
import { ONE_PLACE, rulesOfTerms } from "../labour/rules-of-terms.ts";
import { holidaysAt, holidaySets } from "../places.ts";
import { contractOf, type TeamPerson } from "../roster/people-at-site.ts";
import { awayFinder, type AwayRule, type AwayStretch } from "./away-rules.ts";
import type { EditablePlan, EditedShift } from "./edited-shift.ts";

/**
 * What a breach asks of whoever lets it be: what the law says, nobody sets aside, nor can anybody be in two places; what house and person
 * have agreed on may be, for a reason that is kept.
 */
type BreachWeight = "refused" | "reason";

/** A rule that an edited roster breaks. */
export interface EditBreach {
  readonly rule: string;
  readonly weight: BreachWeight;
  readonly source: string;
  readonly person: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** In English, with the source. */
  readonly sentence: string;
  /** Ids of the shifts that break it together. */
  readonly shifts: readonly string[];
}

/** Says for one person at a time what their shifts break. */
export type RosterChecker = (person: string, shifts: readonly EditedShift[]) => readonly EditBreach[];

interface SiteRules {
  readonly site: Shop["sites"][number];
  readonly law: LabourRules | null;
  readonly rules: readonly LabourRule[];
  readonly away: ReturnType<typeof awayFinder>;
}

/** Opens the rules of a plan's roster: the law of each site, and contract, leave and availability of each person. */
export function rosterChecker(plan: EditablePlan): RosterChecker {
  const { shop, roster } = plan;
  if (roster === null) return () => [];
  const holidays = holidaySets(plan.holidays);
  const sites = new Map<string, SiteRules>();
  for (const site of shop.sites) {
    const law = roster.rules.find((one) => one.site === site.id)?.rules ?? null;
    const rules = law === null ? [oneShiftAtATime(ONE_PLACE)] : rulesOfTerms(law);
    sites.set(site.id, { site, law, rules, away: awayFinder(shop, site, roster, holidays) });
  }
  return (id, shifts) => {
    const [first] = shifts;
    if (first === undefined) return [];
    const people = teamPeople(shop, id);
    const team = shop.teams.find((one) => one.id === first.team);
    const at = sites.get(team?.site ?? "");
    if (at === undefined) return [];
    const name = roster.people.find(({ person }) => person === id)?.name ?? people[0]?.person.name ?? id;
    const zone = timeZone(at.site.zone);
    const worked = shifts.map(({ startMs, endMs, breaks }, source) => ({ startMs, endMs, breaks, source }));
    const of = { person: id, zone, holidays: holidaysAt(holidays, at.site.id), shifts: worked };
    const sources = new Map([ONE_PLACE, ...(at.law?.rules ?? [])].map((rule) => [rule.id, rule.source]));
    const told = (breach: Breach, source: string, weight: BreachWeight): EditBreach => ({
      ...{ rule: breach.rule, weight, source, person: id, fromMs: breach.fromMs, toMs: breach.toMs },
      sentence: breachInWords({ ...breach, person: name }, source, zone),
      shifts: breach.sources.flatMap((index) => shifts[index]?.id ?? []),
    });
    const judged = new Set(shifts.keys());
    return [
      ...brokenRules([of], at.rules, judged).map((one) => told(one, sources.get(one.rule) ?? "", "refused")),
      ...brokenRules([of], contractRules(people), judged).map((one) => told(one, contractSource(people), "reason")),
      ...shifts.flatMap((shift) => {
        const one = people.find(({ team: of }) => of.id === shift.team) ?? people[0];
        return one === undefined
          ? []
          : at.away(one, shift).map((stretch) => awayBreach(stretch, { shift, name, zone }));
      }),
    ].sort((a, b) => a.fromMs - b.fromMs);
  };
}

function teamPeople(shop: Shop, id: string): readonly TeamPerson[] {
  return shop.teams.flatMap((team) =>
    team.people
      .filter((person) => person.id === id)
      .map((person) => ({ team, person, contract: contractOf(shop, person) })),
  );
}

function contractRules(people: readonly TeamPerson[]): readonly LabourRule[] {
  const terms = people.map(({ person, contract }) => ({
    person: person.id,
    hoursAWeek: contract.hoursAWeek + contract.overtimeHoursAWeek,
    daysAWeek: contract.daysAWeek,
    daysInARow: contract.daysInARow,
    fromDay: person.fromDay === null ? -Infinity : civilDay(person.fromDay),
    untilDay: person.untilDay === null ? Infinity : civilDay(person.untilDay),
  }));
  return [
    contractHours(PERSON_RULES.hours, terms),
    contractDays(PERSON_RULES.days, terms),
    daysInARow(PERSON_RULES.inARow, terms),
  ];
}

function contractSource(people: readonly TeamPerson[]): string {
  return `contract ${[...new Set(people.map(({ contract }) => contract.id))].join(" and ")}`;
}

const AWAY: Readonly<
  Record<AwayRule, { readonly weight: BreachWeight; readonly while: string; readonly source: string }>
> = {
  "not-employed": { weight: "refused", while: "while not employed", source: "starting and until of the person" },
  "site-closed": { weight: "reason", while: "while the site is closed", source: "opening hours of the site" },
  leave: { weight: "reason", while: "while on leave", source: "leave of the person" },
  availability: { weight: "reason", while: "when they cannot work", source: "availability of the person" },
};

function awayBreach(
  { rule, fromMs, toMs }: AwayStretch,
  at: {
    readonly shift: EditedShift;
    readonly name: string;
    readonly zone: ReturnType<typeof timeZone>;
  },
): EditBreach {
  const { weight, while: how, source } = AWAY[rule];
  const hours = amount((toMs - fromMs) / 3_600_000);
  const span = `from ${clockOfInstant(fromMs, at.zone)} to ${clockOfInstant(toMs, at.zone)}`;
  return {
    ...{ rule, weight, source, fromMs, toMs, person: at.shift.person, shifts: [at.shift.id] },
    sentence: `${at.name}: ${hours} hours of work ${span}, ${how} (${source}).`,
  };
}
