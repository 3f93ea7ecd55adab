import type { LabourTerms } from "../labour/labour-terms.ts";
import { ruleOfTerms } from "../labour/rule-of-terms.ts";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { contractWeek, daysInARow } from "./contract-use.ts";
import type { KnownPerson, KnownShift } from "./known-person.ts";
import { nearEnough } from "./near-enough.ts";
import type { Stretch } from "./obstacle.ts";

/** A limit near a shift: what was found, what is allowed, and how much room is left, in the unit. */
export interface TightLimit extends Stretch {
  readonly limit:
    "rest-before" | "rest-after" | "weekly-rest" | "longest-day" | "hours-a-week" | "days-a-week" | "days-in-a-row";
  /** Id of the rule of law; null for a limit of the contract. */
  readonly rule: string | null;
  readonly found: number;
  readonly allowed: number;
  readonly unit: "hours" | "days";
  readonly room: number;
}

/** How near a shift of theirs brings a person to the limits of law and contract; the tightest first, as a share of the limit. */
export function tightLimits(problem: RosterProblem, of: KnownPerson, shift: KnownShift): TightLimit[] {
  const limits = [...problem.rules.flatMap((rule) => ofRule(rule, of, shift)), ...ofContract(of, shift)];
  return limits.sort((a, b) => a.room / a.allowed - b.room / b.allowed);
}

/** A rule asked for the impossible tells what it finds everywhere: so the checkers of the rules themselves measure the room. */
function ofRule(terms: LabourTerms, of: KnownPerson, shift: KnownShift): TightLimit[] {
  if (terms.kind !== "daily-rest" && terms.kind !== "weekly-rest" && terms.kind !== "longest-day") return [];
  const isMost = terms.kind === "longest-day";
  return ruleOfTerms({ ...terms, hours: isMost ? -Infinity : Infinity })
    .breaches({ ...of, shifts: of.shifts.filter(nearEnough(terms, shift)) })
    .filter(({ sources }) => sources.includes(shift.source))
    .map(({ fromMs, toMs, found }) => ({
      limit: terms.kind === "daily-rest" ? (fromMs >= shift.endMs ? "rest-after" : "rest-before") : terms.kind,
      rule: terms.id,
      ...{ fromMs, toMs, found, allowed: terms.hours, unit: "hours" },
      room: isMost ? terms.hours - found : found - terms.hours,
    }));
}

function ofContract(of: KnownPerson, { day, monday }: KnownShift): TightLimit[] {
  const { zone } = of;
  const { contract } = of.frame.person;
  const week = contractWeek(of, monday);
  const row = daysInARow(of, day);
  const most = contract.hoursAWeek + contract.overtimeHoursAWeek;
  const inWeek = { rule: null, fromMs: zone.startOfDayMs(monday), toMs: zone.startOfDayMs(monday + 7) };
  const inRow = {
    rule: null,
    fromMs: zone.startOfDayMs(row.firstDay),
    toMs: zone.startOfDayMs(row.firstDay + row.days),
  };
  return [
    { limit: "hours-a-week", ...inWeek, found: week.hours, allowed: most, unit: "hours", room: most - week.hours },
    {
      limit: "days-a-week",
      ...inWeek,
      found: week.days,
      allowed: contract.daysAWeek,
      unit: "days",
      room: contract.daysAWeek - week.days,
    },
    {
      limit: "days-in-a-row",
      ...inRow,
      found: row.days,
      allowed: contract.daysInARow,
      unit: "days",
      room: contract.daysInARow - row.days,
    },
  ];
}
