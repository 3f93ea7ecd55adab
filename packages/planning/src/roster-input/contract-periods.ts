import { isoDay, type CivilDay } from "@springtide/calendar";
import type { Finding } from "@springtide/refusal";

/** A contract of one person over a time; days count whole. Without a first or last day it reaches on for ever. */
export interface ContractPeriod {
  readonly person: string;
  readonly contract: string;
  readonly firstDay: CivilDay | null;
  readonly lastDay: CivilDay | null;
  /** Where it was read, as a JSON pointer. */
  readonly field: string;
  readonly file?: string;
}

/** Everybody who has two contracts on the same day: each pair of entries that overlap, at the place of the later one. */
export function contractsAtOnce(periods: readonly ContractPeriod[]): Finding[] {
  const byPerson = new Map<string, ContractPeriod[]>();
  const findings: Finding[] = [];
  for (const period of periods) {
    const earlier = byPerson.get(period.person) ?? [];
    for (const other of earlier) {
      const fromDay = Math.max(period.firstDay ?? -Infinity, other.firstDay ?? -Infinity);
      const toDay = Math.min(period.lastDay ?? Infinity, other.lastDay ?? Infinity);
      if (fromDay <= toDay) findings.push(twoAtOnce(period, other, fromDay, toDay));
    }
    byPerson.set(period.person, [...earlier, period]);
  }
  return findings;
}

function twoAtOnce(period: ContractPeriod, other: ContractPeriod, fromDay: number, toDay: number): Finding {
  const { person, field, file } = period;
  return {
    code: "two-contracts-at-once",
    place: file === undefined ? { field } : { file, field },
    found: `${person} with contract ${period.contract} and, at ${other.field}, contract ${other.contract} ${spanInWords(fromDay, toDay)}`,
    rule: "a person has one contract at a time",
    remedy: `End one of the two before the other begins, or give each person of that name an id of their own.`,
  };
}

function spanInWords(fromDay: number, toDay: number): string {
  if (fromDay === toDay) return `on ${isoDay(fromDay)}`;
  if (fromDay === -Infinity) return toDay === Infinity ? "on every day" : `until ${isoDay(toDay)}`;
  return toDay === Infinity ? `from ${isoDay(fromDay)} on` : `from ${isoDay(fromDay)} to ${isoDay(toDay)}`;
}
