import { refuse } from "../domain.ts";

/** One entry a contact: how long it waited, and whether it gave up (anything but 0) or was served (0). */
export interface PatienceObservations {
  readonly waitSeconds: ArrayLike<number>;
  readonly abandoned: ArrayLike<number>;
}

/** One entry an interval, for files that know no single contact. */
export interface PatienceAggregates {
  readonly contacts: ArrayLike<number>;
  readonly abandoned: ArrayLike<number>;
  /** Waits of all contacts of the interval added up, served and abandoned. */
  readonly totalWaitSeconds: ArrayLike<number>;
}

/** Contacts, those of them who gave up, and the time that all of them spent waiting. */
export interface PatienceTotals {
  readonly contacts: number;
  readonly abandonments: number;
  readonly totalWaitSeconds: number;
}

/** Fewer abandonments than this carry an estimate of patience only with a wide margin: 200 leave 14 % either way. */
export const ENOUGH_ABANDONMENTS = 200;

/** Adds up what was observed. @throws Refusal for lists of unequal length, a wait or a count that cannot be */
export function patienceTotals(data: PatienceObservations | PatienceAggregates): PatienceTotals {
  return "waitSeconds" in data ? totalsOfContacts(data) : totalsOfIntervals(data);
}

function totalsOfContacts({ waitSeconds, abandoned }: PatienceObservations): PatienceTotals {
  requireSameLength(waitSeconds, abandoned, "/abandoned");
  let abandonments = 0;
  let totalWaitSeconds = 0;
  for (let contact = 0; contact < waitSeconds.length; contact += 1) {
    const wait = waitSeconds[contact] ?? NaN;
    requireCount(wait, `/waitSeconds/${contact}`);
    totalWaitSeconds += wait;
    if (abandoned[contact] !== 0) abandonments += 1;
  }
  return { contacts: waitSeconds.length, abandonments, totalWaitSeconds };
}

function totalsOfIntervals({ contacts, abandoned, totalWaitSeconds }: PatienceAggregates): PatienceTotals {
  requireSameLength(contacts, abandoned, "/abandoned");
  requireSameLength(contacts, totalWaitSeconds, "/totalWaitSeconds");
  const sums = { contacts: 0, abandonments: 0, totalWaitSeconds: 0 };
  for (let interval = 0; interval < contacts.length; interval += 1) {
    const offered = contacts[interval] ?? NaN;
    const lost = abandoned[interval] ?? NaN;
    const waited = totalWaitSeconds[interval] ?? NaN;
    requireCount(offered, `/contacts/${interval}`);
    requireCount(lost, `/abandoned/${interval}`);
    requireCount(waited, `/totalWaitSeconds/${interval}`);
    if (lost > offered) {
      const rule = `of ${offered} contacts no more can give up`;
      refuse("more-abandoned-than-offered", `/abandoned/${interval}`, lost, rule, "Check which columns were taken.");
    }
    sums.contacts += offered;
    sums.abandonments += lost;
    sums.totalWaitSeconds += waited;
  }
  return sums;
}

function requireSameLength(first: ArrayLike<number>, other: ArrayLike<number>, field: string): void {
  if (first.length === other.length) return;
  const rule = `there is one entry for each of the ${first.length} of the first list`;
  refuse("lists-of-unequal-length", field, other.length, rule, "Give all lists for the same contacts or intervals.");
}

function requireCount(value: number, field: string): void {
  if (value >= 0 && value < Infinity) return;
  refuse("observation-out-of-range", field, value, "a wait or a count is not negative", "Leave out what is unknown.");
}

/** Refuses to fit a law where nobody gave up: then the data only say that patience is long. */
export function requireAbandonments(abandonments: number, least: number): void {
  if (abandonments >= least) return;
  const rule = `a law of patience is fitted to at least ${least} abandonments`;
  refuse("too-few-abandonments", "/abandoned", abandonments, rule, "Take a longer time, or a law from elsewhere.");
}
