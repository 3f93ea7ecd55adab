import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import { type ForecastLock, type LockOfStatement, seatsOfLine } from "@springtide/contracts";
import { billedUnits } from "../agreements/billed-units.ts";
import { hoursOf } from "../requests/commitment-sheet.ts";
import type { RequestTerms } from "../requests/line-deadlines.ts";
import type { ForecastThen, SheetThen, VersionThen } from "./lock-sources.ts";
import type { StatementPeriod } from "./statement-periods.ts";

/** Contacts that were locked for a period, and by what. */
interface LockedContacts {
  readonly source: NonNullable<LockOfStatement["source"]>;
  readonly contacts: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Units that a least volume is a share of, and where they were told. */
interface LockedUnits {
  readonly source: NonNullable<LockOfStatement["unitsSource"]>;
  readonly units: number;
}

/** What a plan said of an agreement's lock in a period; of a plan that begins or ends within it, of its days. */
export function plannedLocks(then: VersionThen | null, terms: RequestTerms, period: StatementPeriod): ForecastLock[] {
  return (then?.locks ?? []).filter(
    ({ agreement, firstDay, lastDay }) =>
      agreement === terms.agreement.id && civilDay(firstDay) <= period.lastDay && civilDay(lastDay) >= period.firstDay,
  );
}

/**
 * The contacts that count for a period: those that were published last, be it a plan or the forecasts of all queues served; where nothing was
 * published, those of the plan that was stored last. A forecast that does not reach over the whole period tells nothing of it.
 */
export function lockedContacts(
  terms: RequestTerms,
  period: StatementPeriod,
  { then, forecasts }: { readonly then: VersionThen | null; readonly forecasts: readonly ForecastThen[] },
): LockedContacts | null {
  const published = contactsForecast(terms, period, forecasts);
  const planned = contactsPlanned(then, plannedLocks(then, terms, period));
  if (published === null || planned === null) return published ?? planned;
  const isPlanNewer =
    planned.source.kind === "published-plan" && Date.parse(planned.source.at) >= Date.parse(published.source.at);
  return isPlanNewer ? planned : published;
}

function contactsPlanned(then: VersionThen | null, locks: readonly ForecastLock[]): LockedContacts | null {
  const [first, last] = [locks[0], locks.at(-1)];
  if (then === null || first === undefined || last === undefined) return null;
  const { kind, version, at } = then;
  return {
    source: { kind, version, at, forecasts: [] },
    contacts: locks.reduce((sum, { contacts }) => sum + contacts, 0),
    ...{ firstDay: first.firstDay, lastDay: last.lastDay },
  };
}

function contactsForecast(
  { agreement }: RequestTerms,
  { firstDay, lastDay }: StatementPeriod,
  forecasts: readonly ForecastThen[],
): LockedContacts | null {
  const own = agreement.serves.flatMap((queue) => forecasts.find((one) => one.queue === queue) ?? []);
  const newest = own.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  if (newest === undefined || own.length < agreement.serves.length) return null;
  let contacts = 0;
  for (let day = firstDay; day <= lastDay; day += 1)
    for (const { days } of own) {
      const told = days.get(isoDay(day));
      if (told === undefined) return null;
      contacts += told;
    }
  const named = own.map(({ queue, version, at }) => ({ queue, version, at }));
  return {
    source: { kind: "published-forecast", version: newest.version, at: newest.at, forecasts: named },
    contacts: Math.round(contacts * 100) / 100,
    ...{ firstDay: isoDay(firstDay), lastDay: isoDay(lastDay) },
  };
}

/**
 * The units that a least volume is a share of: what the plan that held expected to ask for; where no plan tells, the seats that had been asked for
 * firmly or flexibly in what the partner had been sent.
 */
export function lockedUnits(
  terms: RequestTerms,
  period: StatementPeriod,
  { then, sheets }: { readonly then: VersionThen | null; readonly sheets: readonly SheetThen[] },
): LockedUnits | null {
  const planned = plannedLocks(then, terms, period);
  if (then !== null && planned.length > 0)
    return {
      source: { kind: then.kind, version: then.version, at: then.at, requests: [] },
      units: planned.reduce((sum, { units }) => sum + units, 0),
    };
  const { shop, agreement } = terms;
  const zone = timeZone(agreement.zone);
  const asked = sheets.flatMap(({ request, version, at, lines }) => {
    const own = lines.filter(({ tier, start }) => {
      const day = zone.dayAt(Date.parse(start));
      return tier !== "option" && day >= period.firstDay && day <= period.lastDay;
    });
    const units = own.reduce(
      (sum, line) =>
        sum + billedUnits(shop, agreement, { hours: hoursOf(line), queue: line.skill }) * seatsOfLine(terms, line),
      0,
    );
    return own.length === 0 ? [] : [{ named: `${request} v${version}`, at, units }];
  });
  const last = asked.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  if (last === undefined) return null;
  return {
    source: { kind: "requests", version: null, at: last.at, requests: asked.map(({ named }) => named) },
    units: Math.round(asked.reduce((sum, { units }) => sum + units, 0) * 100) / 100,
  };
}
