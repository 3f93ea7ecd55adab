import { isoDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { DailyModelInput } from "./daily-problem.ts";

/** Contacts on closed days below this share of an open day's are strays, not demand. */
const STRAY_SHARE = 0.005;

/**
 * Refuses a history no forecast can be made from, and finds out whether contacts come on closed days.
 * @throws Refusal code "no-history" when no day is known, "negative-contacts" when a count is negative or infinite
 */
export function checkedHistory({ history, closedDays }: DailyModelInput): {
  closedDaysHaveContacts: boolean;
  usedDays: number;
  totalContacts: number;
} {
  const sums = { open: 0, openDays: 0, closed: 0, closedDays: 0 };
  history.contacts.forEach((contacts, i) => {
    const day = history.firstDay + i;
    if (Number.isNaN(contacts)) return;
    if (contacts < 0 || contacts === Infinity) throw notACount(isoDay(day), contacts);
    if (closedDays.has(day)) {
      sums.closed += contacts;
      sums.closedDays++;
    } else {
      sums.open += contacts;
      sums.openDays++;
    }
  });
  if (sums.openDays + sums.closedDays === 0) throw noHistory();
  const closedDaysHaveContacts =
    sums.closed > 0 && sums.closed / sums.closedDays >= (STRAY_SHARE * sums.open) / Math.max(1, sums.openDays);
  return {
    closedDaysHaveContacts,
    usedDays: sums.openDays + (closedDaysHaveContacts ? sums.closedDays : 0),
    totalContacts: sums.open + (closedDaysHaveContacts ? sums.closed : 0),
  };
}

function noHistory(): Refusal {
  return new Refusal({
    code: "no-history",
    place: {},
    found: "no day with a known number of contacts",
    rule: "a forecast needs some history",
    remedy: "Give three weeks of contacts or more; a year or more shows the seasons.",
  });
}

function notACount(day: string, contacts: number): Refusal {
  return new Refusal({
    code: "negative-contacts",
    place: {},
    found: `${contacts} contacts on ${day}`,
    rule: "contacts are counted: zero or more",
    remedy: "Correct the figure, or leave the day out if it is not known.",
  });
}
