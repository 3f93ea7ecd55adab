import { dayFrom, isoDay, timeZone } from "@springtide/calendar";
import type { Agreement, CommitmentRequest } from "@springtide/contracts";
import {
  type LockOfPeriod,
  locksOfPeriods,
  type SettlementFacts,
  type StatementPeriod,
  statementPeriods,
} from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { lockSources } from "../settlements/lock-sources.ts";

type Stored = NonNullable<Awaited<ReturnType<OrganisationStore["shop"]>>>;

/** What settlements of a shop's agreements rest on: forecasts that were locked, service levels recorded by hand, disputes. */
export async function settlementFacts(
  own: OrganisationStore,
  { shop, holidays }: Pick<Stored, "shop" | "holidays">,
  requests: readonly CommitmentRequest[],
  now: Date,
): Promise<SettlementFacts> {
  const locks = new Map<string, LockOfPeriod[]>();
  const typedService: SettlementFacts["typedService"] = new Map(
    await inOrder(
      shop.agreements.filter(({ tariff }) => tariff.service.length > 0),
      async ({ id }) => [id, await own.settlements.serviceLevels({ shop: shop.id, agreement: id })] as const,
    ),
  );
  for (const agreement of shop.agreements) {
    if (agreement.forecastLock === null) continue;
    const under = requests.filter((request) => request.agreement === agreement.id);
    const periods = periodsOf(agreement, under, now);
    const sources = lockSources(own, shop, agreement, under);
    const terms = { shop, holidays, agreement };
    locks.set(agreement.id, await locksOfPeriods(terms, periods, now.getTime(), sources));
  }
  return { holidays, locks, typedService, disputes: await own.settlements.disputes({ shop: shop.id }) };
}

const DAY_MS = 86_400_000;
/** How long after an agreement's last line its minimum is looked at where nobody said when it ends. */
const AFTER_DAYS = 31;

/**
 * The periods of a tariff that have begun: from that of the first line, or the first day of its terms, to that of the last day of its terms, or a month
 * after the last line.
 */
function periodsOf(agreement: Agreement, requests: readonly CommitmentRequest[], now: Date): StatementPeriod[] {
  const zone = timeZone(agreement.zone);
  const dayOf = (ms: number): string => isoDay(zone.dayAt(ms));
  const lines = requests.flatMap((request) => request.lines);
  const first = lines.reduce((least, { start }) => Math.min(least, Date.parse(start)), now.getTime());
  const last = lines.reduce((most, { end }) => Math.max(most, Date.parse(end)), first);
  const days = [dayOf(first), dayOf(last + AFTER_DAYS * DAY_MS), agreement.fromDay, agreement.untilDay]
    .flatMap((day) => day ?? [])
    .toSorted();
  const [begin = "", end = ""] = [days[0], days.at(-1)];
  const found = new Map<string, StatementPeriod>();
  for (
    let month = begin.slice(0, 7);
    month <= end.slice(0, 7) && month <= dayOf(now.getTime());
    month = monthAfter(month)
  )
    for (const period of statementPeriods(agreement, month)) found.set(period.key, found.get(period.key) ?? period);
  return [...found.values()];
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return isoDay(number === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, number + 1, 1)).slice(0, 7);
}

async function inOrder<T, U>(values: readonly T[], of: (value: T) => Promise<U>): Promise<U[]> {
  const found: U[] = [];
  for (const value of values) found.push(await of(value));
  return found;
}
