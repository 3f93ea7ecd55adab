import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import type { ForecastLock, LockOfStatement } from "@springtide/contracts";
import { lockTerms } from "@springtide/planning/terms";
import type { RequestTerms } from "../requests/line-deadlines.ts";
import { lockInstant, type StatementPeriod, statementPeriods } from "./statement-periods.ts";

/** The forecast of one period of the tariff, as it held when its deadline passed. */
export interface LockOfPeriod {
  readonly key: string;
  readonly lock: LockOfStatement;
}

/** The version of a plan that held at a moment, and what it said of an agreement's locks. */
export interface VersionThen {
  readonly kind: "published-plan" | "stored-plan";
  readonly version: number;
  readonly at: string;
  readonly locks: readonly ForecastLock[];
}

/** What is looked up of each lock. */
export interface LockSources {
  /** The plan that held at an instant: the newest published by then, else the newest stored by then; null where there was none. */
  readonly versionAt: (atMs: number) => Promise<VersionThen | null>;
  /** Contacts of the queues served that came from one day to another; null while some of it is not known. */
  readonly contactsOf: (firstDay: string, lastDay: string) => Promise<number | null>;
}

/**
 * The locked forecasts of a month. Whatever plans said later does not count: each is taken from the version that held when the deadline of its
 * lock passed.
 */
export async function locksOfMonth(
  terms: RequestTerms,
  month: string,
  nowMs: number,
  { versionAt, contactsOf }: LockSources,
): Promise<LockOfPeriod[]> {
  const found: LockOfPeriod[] = [];
  for (const period of statementPeriods(terms.agreement, month)) {
    const lockMs = lockInstant(terms, period);
    if (lockMs === null) continue;
    const then = lockMs <= nowMs ? await versionAt(lockMs) : null;
    const planned = then?.locks.filter((lock) => isOf(lock, terms, period)) ?? [];
    const offered =
      planned.length === 0 ? null : sumKnown(await inOrder(planned, (lock) => contactsOf(lock.firstDay, lock.lastDay)));
    found.push({ key: period.key, lock: lockOf(terms, period, { lockMs, then, planned, offered }) });
  }
  return found;
}

function isOf({ agreement, firstDay, lastDay }: ForecastLock, terms: RequestTerms, period: StatementPeriod): boolean {
  if (agreement !== terms.agreement.id) return false;
  return civilDay(firstDay) <= period.lastDay && civilDay(lastDay) >= period.firstDay;
}

function lockOf(
  { agreement }: RequestTerms,
  period: StatementPeriod,
  {
    lockMs,
    then,
    planned,
    offered,
  }: {
    readonly lockMs: number;
    readonly then: VersionThen | null;
    readonly planned: readonly ForecastLock[];
    readonly offered: number | null;
  },
): LockOfStatement {
  const lockBy = timeZone(agreement.zone).formatInstant(lockMs);
  const [first, last] = [planned[0], planned.at(-1)];
  const { forecastLock } = agreement;
  if (then === null || first === undefined || last === undefined || forecastLock === null)
    return {
      ...{ lockBy, source: null, firstDay: isoDay(period.firstDay), lastDay: isoDay(period.lastDay) },
      ...{ lockedContacts: null, mostContacts: null, offeredContacts: null, lockedUnits: null, leastUnits: null },
      arePenaltiesSuspended: null,
    };
  const { band, leastShare } = forecastLock;
  const [lockedContacts, lockedUnits] = [total(planned, "contacts"), total(planned, "units")];
  const { arePenaltiesSuspended } = lockTerms({
    ...{ lockedUnits: lockedContacts, offeredUnits: offered ?? 0, band, leastShare },
  });
  return {
    ...{ lockBy, firstDay: first.firstDay, lastDay: last.lastDay, lockedContacts, lockedUnits },
    source: { kind: then.kind, version: then.version, at: then.at },
    mostContacts: lockedContacts * (1 + band),
    offeredContacts: offered,
    leastUnits: lockTerms({ lockedUnits, offeredUnits: 0, band, leastShare }).leastUnits,
    arePenaltiesSuspended: offered === null ? null : arePenaltiesSuspended,
  };
}

function total(locks: readonly ForecastLock[], key: "contacts" | "units"): number {
  return locks.reduce((sum, lock) => sum + lock[key], 0);
}

function sumKnown(values: readonly (number | null)[]): number | null {
  return values.reduce((sum: number | null, value) => (sum === null || value === null ? null : sum + value), 0);
}

async function inOrder<T, U>(values: readonly T[], of: (value: T) => Promise<U>): Promise<U[]> {
  const found: U[] = [];
  for (const value of values) found.push(await of(value));
  return found;
}
