import type { CivilDay } from "@springtide/calendar";
import { civilDay, timeZone } from "@springtide/calendar";
import type { ContactHistory, Shop } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { dayOfRow } from "./history-on-grid.ts";

/** From the first day of history to the last day planned. @throws Refusal "no-history" where there are no contacts */
export function spanOf(
  shop: Shop,
  contacts: readonly ContactHistory[],
): { historyFrom: CivilDay; planFrom: CivilDay; planTo: CivilDay } {
  const zone = timeZone(shop.zone);
  const dayOf = (history: ContactHistory, at: number): CivilDay[] => {
    const startMs = history.startMs.at(at);
    return startMs === undefined ? [] : [dayOfRow(history, startMs, zone)];
  };
  const firsts = contacts.flatMap((history) => dayOf(history, 0));
  const lasts = contacts.flatMap((history) => dayOf(history, -1));
  if (firsts.length === 0)
    throw new Refusal({
      code: "no-history",
      place: {},
      found: "no contacts at all",
      rule: "a season is planned from the past",
      remedy: "Give a contact file with at least three weeks of history.",
    });
  const planFrom = shop.plan.firstDay === null ? Math.max(...lasts) + 1 : civilDay(shop.plan.firstDay);
  return { historyFrom: Math.min(...firsts), planFrom, planTo: planFrom + shop.plan.days - 1 };
}
