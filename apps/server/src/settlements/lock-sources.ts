import { civilDay, isoDay } from "@springtide/calendar";
import type { Agreement, CommitmentRequest, Shop } from "@springtide/contracts";
import { ForecastLock, SeriesForecast } from "@springtide/contracts";
import type { ForecastThen, LockSources, SheetThen, VersionThen } from "@springtide/season";
import type { OrganisationStore } from "@springtide/store";

/** Longest pause between two days of a history after which the one before is taken as known: a shop is closed for a while. */
const PAUSE_DAYS = 60;

type Own = Pick<OrganisationStore, "planLocks" | "publications" | "historyDays" | "commitments">;

/**
 * Where the locked forecasts of an agreement are looked up: the plans of its shop in their versions, forecasts that were published, what its partner
 * had been sent, and the contacts that came.
 * @param requests those under the agreement
 */
export function lockSources(
  own: Own,
  shop: Pick<Shop, "id">,
  { serves }: Pick<Agreement, "serves">,
  requests: readonly CommitmentRequest[],
): LockSources {
  return {
    versionAt: (atMs) => versionAt(own, shop.id, new Date(atMs)),
    forecastsAt: (atMs) => forecastsAt(own, shop.id, new Date(atMs)),
    sheetsAt: (atMs) => sheetsAt(own, requests, atMs),
    contactsOf: (firstDay, lastDay) => contactsOf(own, shop.id, serves, { firstDay, lastDay }),
  };
}

/** What was signed by then counts; where nothing was, what the store held. */
async function versionAt(own: Own, shop: string, at: Date): Promise<VersionThen | null> {
  const published = (await own.publications.list("plan", shop))
    .filter((one) => Date.parse(one.at) <= at.getTime())
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);
  const found = await own.planLocks(shop, published === undefined ? { at } : { version: published.version });
  if (found === null) return null;
  return {
    kind: published === undefined ? "stored-plan" : "published-plan",
    version: found.version,
    at: published?.at ?? new Date(found.savedAt).toISOString(),
    locks: ForecastLock.array().parse(found.locks ?? []),
  };
}

async function forecastsAt(own: Own, shop: string, at: Date): Promise<ForecastThen[]> {
  return (await own.publications.forecastsBy(shop, at)).map(({ queue, version, at: publishedAt, json }) => {
    const days = new Map<string, number>();
    for (const { at: start, mean } of SeriesForecast.parse(JSON.parse(json)).forecast) {
      const day = start.slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + mean);
    }
    return { queue, version, at: new Date(publishedAt).toISOString(), days };
  });
}

async function sheetsAt(own: Own, requests: readonly CommitmentRequest[], atMs: number): Promise<SheetThen[]> {
  const found: SheetThen[] = [];
  for (const { id: request } of requests) {
    const sheet = (await own.commitments.sheets(request)).findLast(({ at }) => Date.parse(at) <= atMs);
    if (sheet !== undefined) found.push({ request, version: sheet.version, at: sheet.at, lines: sheet.lines });
  }
  return found;
}

async function contactsOf(
  own: Own,
  shop: string,
  serves: readonly string[],
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
): Promise<number | null> {
  const to = isoDay(civilDay(lastDay) + PAUSE_DAYS);
  const days = (await own.historyDays(shop, { from: firstDay, to })).filter(({ queue }) => serves.includes(queue));
  const isKnown = serves.every((queue) => days.some((one) => one.queue === queue && one.day >= lastDay));
  if (!isKnown) return null;
  return days.reduce((sum, { day, offered }) => (day <= lastDay ? sum + countOf(offered) : sum), 0);
}

/** Of a list as the database writes it: {1,2,NaN}. */
function countOf(list: string): number {
  const counts = list.slice(1, -1).split(",").map(Number);
  return counts.reduce((sum, count) => sum + (Number.isFinite(count) ? count : 0), 0);
}
