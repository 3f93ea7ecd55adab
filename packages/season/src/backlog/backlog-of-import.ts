import { intervalGrid, timeZone } from "@springtide/calendar";
import type { ContactHistory, Shop, ShopHolidays } from "@springtide/contracts";
import { holidaySets } from "../places.ts";
import { spanOf } from "../plan-span.ts";
import { fitFindings, requireFittingBacklog } from "./backlog-fits.ts";
import type { Opened } from "./queue-openings.ts";

/**
 * Refuses an opening backlog that does not fit the plan which the shop has with this past.
 * @param field where the list stands, as a JSON pointer
 * @throws Refusal as `requireFittingBacklog`; "no-history" without contacts
 */
export function requireBacklogFits(
  shop: Shop,
  holidays: ShopHolidays,
  contacts: readonly ContactHistory[],
  field?: string,
): void {
  if (shop.openingBacklog === undefined) return;
  requireFittingBacklog(openedPlan(shop, holidays, contacts), shop.openingBacklog, field);
}

/**
 * The shop without what of its opening backlog newer contacts have made too old for the plan that now follows them, and what is to be said of
 * that: a plan that begins on another day finds another backlog.
 */
export function withoutStaleBacklog(
  shop: Shop,
  holidays: ShopHolidays,
  contacts: readonly ContactHistory[],
): { readonly shop: Shop; readonly notes: readonly string[] } {
  const { openingBacklog, ...rest } = shop;
  if (openingBacklog === undefined || contacts.every(({ startMs }) => startMs.length === 0)) return { shop, notes: [] };
  const opened = openedPlan(shop, holidays, contacts);
  const stale = openingBacklog.filter((backlog) => fitFindings(opened, backlog, "").length > 0);
  if (stale.length === 0) return { shop, notes: [] };
  const kept = openingBacklog.filter((backlog) => !stale.includes(backlog));
  return {
    shop: kept.length === 0 ? rest : { ...rest, openingBacklog: kept },
    notes: stale.map(
      ({ queue, asOf, openItems, unit }) =>
        `The backlog of "${queue}", ${openItems} ${unit}s as of ${asOf}, is not of the days before the plan any more and is left out; count it again.`,
    ),
  };
}

function openedPlan(shop: Shop, holidays: ShopHolidays, contacts: readonly ContactHistory[]): Opened {
  const { planFrom } = spanOf(shop, contacts);
  const { days } = shop.plan;
  const zone = timeZone(shop.zone);
  const grid = intervalGrid({ zone, firstDay: planFrom, days, intervalMinutes: shop.intervalMinutes });
  return { shop, grid, holidays: holidaySets(holidays) };
}
