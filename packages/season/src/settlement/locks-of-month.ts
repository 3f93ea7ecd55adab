import { isoDay, timeZone } from "@springtide/calendar";
import type { LockOfStatement } from "@springtide/contracts";
import { lockTerms } from "@springtide/planning/terms";
import type { RequestTerms } from "../requests/line-deadlines.ts";
import type { LockSources } from "./lock-sources.ts";
import { lockedContacts, lockedUnits, plannedLocks } from "./locked-volume.ts";
import { lockInstant, type StatementPeriod, statementPeriods } from "./statement-periods.ts";

/** The forecast of one period of the tariff, as it held when its deadline passed. */
export interface LockOfPeriod {
  readonly key: string;
  readonly lock: LockOfStatement;
}

/**
 * The locked forecasts of a month. Whatever was said later does not count: each is taken from what held when the deadline of its lock passed.
 */
export function locksOfMonth(
  terms: RequestTerms,
  month: string,
  nowMs: number,
  sources: LockSources,
): Promise<LockOfPeriod[]> {
  return locksOfPeriods(terms, statementPeriods(terms.agreement, month), nowMs, sources);
}

/** The same of any periods of the tariff. */
export async function locksOfPeriods(
  terms: RequestTerms,
  periods: readonly StatementPeriod[],
  nowMs: number,
  sources: LockSources,
): Promise<LockOfPeriod[]> {
  const found: LockOfPeriod[] = [];
  for (const period of periods) {
    const lockMs = lockInstant(terms, period);
    if (lockMs !== null) found.push({ key: period.key, lock: await lockOf(terms, period, { lockMs, nowMs, sources }) });
  }
  return found;
}

async function lockOf(
  terms: RequestTerms,
  period: StatementPeriod,
  { lockMs, nowMs, sources }: { readonly lockMs: number; readonly nowMs: number; readonly sources: LockSources },
): Promise<LockOfStatement> {
  const { agreement } = terms;
  const lockBy = timeZone(agreement.zone).formatInstant(lockMs);
  const isPast = lockMs <= nowMs;
  const then = isPast ? await sources.versionAt(lockMs) : null;
  const contacts = isPast
    ? lockedContacts(terms, period, { then, forecasts: await sources.forecastsAt(lockMs) })
    : null;
  const isPlanned = plannedLocks(then, terms, period).length > 0;
  const sheets = isPast && !isPlanned ? await sources.sheetsAt(lockMs) : [];
  const units = lockedUnits(terms, period, { then, sheets });
  const offered = contacts === null ? null : await sources.contactsOf(contacts.firstDay, contacts.lastDay);
  const { band = 0, leastShare = 0 } = agreement.forecastLock ?? {};
  const heldTo = (volume: number, came: number): ReturnType<typeof lockTerms> =>
    lockTerms({ lockedUnits: volume, offeredUnits: came, band, leastShare });
  return {
    lockBy,
    source: contacts?.source ?? null,
    firstDay: contacts?.firstDay ?? isoDay(period.firstDay),
    lastDay: contacts?.lastDay ?? isoDay(period.lastDay),
    lockedContacts: contacts?.contacts ?? null,
    mostContacts: contacts === null ? null : contacts.contacts * (1 + band),
    offeredContacts: offered,
    lockedUnits: units?.units ?? null,
    unitsSource: units?.source ?? null,
    leastUnits: units === null ? null : heldTo(units.units, 0).leastUnits,
    arePenaltiesSuspended:
      contacts === null || offered === null ? null : heldTo(contacts.contacts, offered).arePenaltiesSuspended,
  };
}
