import type { ContactHistory, ImportReport, Shop } from "@springtide/contracts";
import { holidaysOfShop, mergedHistories } from "@springtide/exchange";
import { coveredYears, withoutStaleBacklog } from "@springtide/season/service";
import type { OrganisationStore, ShopImport } from "@springtide/store";

/** What was read of an examined file, and the report on it. */
export interface ReadContacts {
  readonly contacts: readonly ContactHistory[];
  readonly report: ImportReport | null;
}

/**
 * The import that an examined file makes of a shop: its intervals take the place of stored ones, the rest stays, but for an opening backlog
 * that the plan has gone past with them.
 * @param basedOn number of the import whose state it is added to; the newest if not given
 */
export async function importOf(
  store: OrganisationStore,
  shop: Shop,
  { contacts: read, report }: ReadContacts,
  basedOn?: number,
): Promise<ShopImport> {
  const [stored, weather] = await Promise.all([store.history(shop.id, basedOn), store.weather(shop.id, basedOn)]);
  const contacts = mergedHistories(stored, read);
  const holidays = holidaysOfShop(shop, coveredYears(shop, contacts));
  const { shop: kept, notes } = withoutStaleBacklog(shop, holidays, contacts);
  const told = report === null ? null : { ...report, notes: [...report.notes, ...notes] };
  return { shop: kept, holidays, contacts, weather, report: told };
}
