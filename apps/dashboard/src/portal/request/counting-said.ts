import type { LineDeadline } from "@springtide/contracts";
import type { PortalWords } from "../portal-words.ts";

type Counting = NonNullable<LineDeadline["counting"]>;

/** A Monday, from which the names of weekdays are taken. */
const MONDAY_MS = Date.UTC(2026, 5, 1);
const DAY_MS = 86_400_000;

/** How a deadline is counted, in the reader's language, from its record; another way without a text does not compile. */
export function countingSaid(counting: Counting, words: Pick<PortalWords, "say" | "locale" | "time" | "list">): string {
  const { say, locale, list, time } = words;
  if (counting.code !== "notice") return say(`portal.counting.${counting.code}`);
  const { notice, weekdays, holidaysOf, freeDays } = counting;
  if (notice.unit === "hours") return say("portal.counting.hours", { count: notice.hours });
  const by = { count: notice.days, time: time(MONDAY_MS + notice.byMinute * 60_000, "UTC") };
  if (notice.unit === "days") return say("portal.counting.days", by);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const named = weekdays.map((day) => weekday.format(MONDAY_MS + (day - 1) * DAY_MS));
  return say(`portal.counting.working-days${without(holidaysOf, freeDays)}`, {
    ...{ ...by, weekdays: list(named), region: holidaysOf ?? "", free: freeDays },
  });
}

function without(holidaysOf: string | null, freeDays: number): "" | "-holidays" | "-free" | "-both" {
  if (holidaysOf === null) return freeDays === 0 ? "" : "-free";
  return freeDays === 0 ? "-holidays" : "-both";
}
