import type { RosterAbsence, RosterContract } from "@springtide/contracts";
import { contractDays, contractHours, daysInARow, type LabourRule, noWorkWhileAway } from "@springtide/planning";

/** What is agreed on with people and when they are away, by the names under which it is told. */
export const PERSON_RULES = {
  hours: "contract-hours",
  days: "contract-days",
  inARow: "days-in-a-row",
  leave: "leave",
} as const;

/** Contracts and leave as rules: they are held against a roster, and kept by a mend, as the law is. */
export function rulesOfPeople(
  contracts: readonly RosterContract[],
  absences: readonly RosterAbsence[],
): readonly LabourRule[] {
  const terms = contracts.map((contract) => ({
    ...contract,
    fromDay: contract.fromDay ?? -Infinity,
    untilDay: contract.untilDay ?? Infinity,
  }));
  return [
    noWorkWhileAway(PERSON_RULES.leave, absences),
    contractHours(PERSON_RULES.hours, terms),
    contractDays(PERSON_RULES.days, terms),
    daysInARow(PERSON_RULES.inARow, terms),
  ];
}

/** Where a rule of one person stands: "people.csv row 3"; undefined for a rule of everybody. */
export function placeOfPersonRule(
  rule: string,
  person: string,
  {
    contracts,
    absences,
  }: { readonly contracts: readonly RosterContract[]; readonly absences: readonly RosterAbsence[] },
): string | undefined {
  const isLeave = rule === PERSON_RULES.leave;
  const isContract = rule === PERSON_RULES.hours || rule === PERSON_RULES.days || rule === PERSON_RULES.inARow;
  const places = isLeave ? absences : isContract ? contracts : [];
  const place = places.find((one) => one.person === person);
  if (place === undefined) return undefined;
  return `${isLeave ? "leave" : "contract"} in ${place.file} row ${place.row}`;
}
