import type { ContactHistory, Shop } from "@springtide/contracts";
import { holidaysOfShop } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { coveredYears, requireBacklogFits } from "@springtide/season/service";
import type { OrganisationStore, ShopImport, StoredShop } from "@springtide/store";

/**
 * A shop that is stored, described anew: its contacts, its weather and what is open in its queues stay.
 * @param without queues whose contacts may go, if the description no longer has them
 * @throws Refusal `queue-with-contacts`, and where the opening backlog does not fit any more
 */
export async function describedAnew(
  store: OrganisationStore,
  { shop: before, importId }: StoredShop,
  described: Shop,
  without: readonly string[],
): Promise<ShopImport> {
  const [histories, weather] = await Promise.all([
    store.history(described.id, importId),
    store.weather(described.id, importId),
  ]);
  const contacts = histories.filter(({ queue }) => !without.includes(queue) || hasQueue(described, queue));
  requireQueues(described, contacts);
  const holidays = holidaysOfShop(described, coveredYears(described, contacts));
  const backlog = before.openingBacklog?.filter(({ queue }) => hasQueue(described, queue)) ?? [];
  const shop = backlog.length === 0 ? described : { ...described, openingBacklog: backlog };
  requireBacklogFits(shop, holidays, contacts, "/openingBacklog");
  const markets = new Set(described.markets.map(({ id }) => id));
  return { shop, holidays, contacts, weather: weather.filter(({ market }) => markets.has(market)), report: null };
}

function hasQueue({ queues }: Shop, id: string): boolean {
  return queues.some((queue) => queue.id === id);
}

function requireQueues(shop: Shop, contacts: readonly ContactHistory[]): void {
  const lost = contacts.filter(({ queue, startMs }) => startMs.length > 0 && !hasQueue(shop, queue));
  if (lost.length === 0) return;
  const ids = [...new Set(lost.map(({ queue }) => queue))];
  throw new Refusal(
    ids.map((id) => ({
      code: "queue-with-contacts",
      place: { field: "/queues" },
      found: `no queue "${id}", of which contacts are stored`,
      rule: "contacts that are stored belong to a queue of the description; a queue keeps its id when it is renamed",
      remedy: `Keep the queue and change its name only; or send the description with ?without=${ids.join(",")}, which takes the contacts out as well, until the import is taken back.`,
    })),
  );
}

/** A shop that is not stored yet, without a past. */
export function newShop(shop: Shop): ShopImport {
  return { shop, holidays: holidaysOfShop(shop, coveredYears(shop, [])), contacts: [], weather: [], report: null };
}
