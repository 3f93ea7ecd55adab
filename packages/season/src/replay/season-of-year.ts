import { type CivilDay, dayFrom, isoDay, timeZone, weekday } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import { LEAST_KNOWN_DAYS } from "../backtest/backtest-settings.ts";
import type { ShopPast } from "../backtest/forecast-as-of.ts";
import { dayOfRow } from "../history-on-grid.ts";
import { dateTriggers } from "../trigger-dates.ts";
import type { SeasonDays } from "./actual-season.ts";

/** Weeks before a trigger fires in which one has to be ready for it, and after it in which it is felt. */
const WEEKS_BEFORE = 4;
const WEEKS_AFTER = 8;

/**
 * The season of a year: whole weeks from four before the first day on which a trigger fired to eight after the last, cut to the year and to what
 * the history can tell; the whole year where none fired.
 * @throws Refusal "season-outside-history" where nothing of the year is left
 */
export function seasonOfYear(past: ShopPast, year: number): SeasonDays {
  const [newYear, silvester] = [dayFrom(year, 1, 1), dayFrom(year, 12, 31)];
  const known = { first: past.historyFrom + LEAST_KNOWN_DAYS, last: lastDayOf(past) };
  const first = Math.max(newYear, known.first);
  const last = Math.min(silvester, known.last);
  if (first > last)
    throw new Refusal({
      code: "season-outside-history",
      place: { field: "/season" },
      found: `contacts from ${isoDay(past.historyFrom)} to ${isoDay(known.last)}`,
      rule: `a season is replayed on the contacts that came, with at least ${LEAST_KNOWN_DAYS} days before it`,
      remedy: "Name another year, or give a longer contact file.",
    });
  const fired = firedIn(past, { first, last });
  if (fired.length === 0) return { firstDay: first, lastDay: last };
  const from = Math.min(...fired) - 7 * WEEKS_BEFORE;
  const to = Math.max(...fired) + 7 * WEEKS_AFTER;
  return {
    firstDay: Math.max(first, from - weekday(from) + 1),
    lastDay: Math.min(last, to - weekday(to) + 7),
  };
}

function firedIn(past: ShopPast, { first, last }: { readonly first: CivilDay; readonly last: CivilDay }): CivilDay[] {
  const { triggers } = dateTriggers(
    past.shop,
    past.weather,
    { historyFrom: past.historyFrom, planFrom: last + 1, planTo: last + 1 },
    { holidays: past.customerHolidays, orders: past.orders },
  );
  return triggers
    .flatMap(({ pastOnsets }) => pastOnsets.map(({ day }) => day))
    .filter((day) => day >= first && day <= last);
}

function lastDayOf({ shop, contacts }: ShopPast): CivilDay {
  const zone = timeZone(shop.zone);
  return Math.max(...contacts.flatMap((history) => dayOfRow(history, history.startMs.at(-1) ?? 0, zone)));
}
