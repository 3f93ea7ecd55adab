import { isoDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import { silentlyClosed, weekdaysWithContactsWhenClosed } from "../features/closed-days.ts";
import type { DailyModelInput } from "./daily-problem.ts";

/**
 * Refuses a history no forecast can be made from, and finds out on which weekdays contacts come on closed days.
 * @throws Refusal code "no-history" when no day is known, "negative-contacts" when a count is negative or infinite
 */
export function checkedHistory({ history, closedDays }: DailyModelInput): {
  closedWeekdaysWithContacts: readonly number[];
  usedDays: number;
  totalContacts: number;
} {
  const closedWeekdaysWithContacts = weekdaysWithContactsWhenClosed({ ...history, closedDays });
  const sums = { known: 0, usedDays: 0, totalContacts: 0 };
  history.contacts.forEach((contacts, i) => {
    const day = history.firstDay + i;
    if (Number.isNaN(contacts)) return;
    if (contacts < 0 || contacts === Infinity) throw notACount(isoDay(day), contacts);
    sums.known += 1;
    if (silentlyClosed(day, closedDays, closedWeekdaysWithContacts)) return;
    sums.usedDays += 1;
    sums.totalContacts += contacts;
  });
  if (sums.known === 0) throw noHistory();
  return { closedWeekdaysWithContacts, usedDays: sums.usedDays, totalContacts: sums.totalContacts };
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
