import { civilDay } from "@springtide/calendar";
import type { Trigger } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { degrees, monthDay, monthName, offsetValues, weatherAmount, weekdayName } from "./detector-values.ts";

/** Of lists that may be long, so many are named. */
const NAMED_DAYS = 8;

/**
 * When a trigger fires, in a sentence.
 * @param nameOf the name of another trigger by its id
 */
export function detectorInWords(trigger: Trigger, nameOf: (id: string) => string, words: Words): string {
  const { say } = words;
  switch (trigger.kind) {
    case "first-warm-day": {
      const { thresholdC, sky, sustainedDays: run } = trigger;
      return say("triggers.fires-first-warm-day", {
        ...season(trigger, words),
        threshold: degrees(thresholdC, words),
        sky,
        run,
      });
    }
    case "first-crossing":
      return crossingInWords(trigger, words);
    case "first-frost": {
      const threshold = degrees(trigger.thresholdC, words);
      return say("triggers.fires-first-frost", { ...season(trigger, words), threshold, run: trigger.sustainedDays });
    }
    case "first-snow":
      return say("triggers.fires-first-snow", { ...season(trigger, words), run: trigger.sustainedDays });
    case "weather-jump":
      return say("triggers.fires-weather-jump", {
        measure: trigger.variable,
        threshold: weatherAmount(trigger.variable, trigger.jump, words),
        direction: trigger.direction,
        days: trigger.overDays,
        quiet: trigger.quietDays,
        run: trigger.sustainedDays,
      });
    case "degree-days": {
      const { baseC, target } = trigger;
      return say("triggers.fires-degree-days", {
        ...season(trigger, words),
        base: degrees(baseC, words),
        target: words.count(target),
      });
    }
    default:
      return isCalendar(trigger) ? calendarInWords(trigger, words) : otherInWords(trigger, nameOf, words);
  }
}

type Of<Kind extends Trigger["kind"]> = Extract<Trigger, { kind: Kind }>;
type Calendar = Of<"sunset-before" | "clock-change" | "calendar-date" | "public-holiday" | "payday" | "date-ranges">;
type Other = Of<
  "campaign" | "price-change" | "delivery-incident" | "order-contacts" | "all-of" | "any-of" | "after" | "not-within"
>;

const CALENDAR: readonly Trigger["kind"][] = [
  "sunset-before",
  "clock-change",
  "calendar-date",
  "public-holiday",
  "payday",
  "date-ranges",
];

function isCalendar(trigger: Calendar | Other): trigger is Calendar {
  return CALENDAR.includes(trigger.kind);
}

function season({ armOn, disarmOn }: { armOn: string; disarmOn: string }, words: Words): { from: string; to: string } {
  return { from: monthDay(armOn, words), to: monthDay(disarmOn, words) };
}

function crossingInWords(trigger: Of<"first-crossing">, words: Words): string {
  const { variable, direction, threshold, sky, sustainedDays: run, also } = trigger;
  const first = words.say("triggers.fires-first-crossing", {
    ...season(trigger, words),
    ...{ measure: variable, direction, sky, run },
    threshold: weatherAmount(variable, threshold, words),
  });
  if (also === undefined) return first;
  const second = words.say("triggers.fires-also", {
    measure: also.variable,
    direction: also.direction,
    threshold: weatherAmount(also.variable, also.threshold, words),
  });
  return `${first} ${second}`;
}

function calendarInWords(trigger: Calendar, words: Words): string {
  const { say } = words;
  switch (trigger.kind) {
    case "sunset-before":
      return say("triggers.fires-sunset-before", { clock: words.clock(trigger.minuteOfDay) });
    case "clock-change":
      return say("triggers.fires-clock-change", { ...offsetValues(trigger.offsetDays), direction: trigger.direction });
    case "calendar-date":
      return datesInWords(trigger, words);
    case "public-holiday":
      return say("triggers.fires-public-holiday", {
        ...offsetValues(trigger.offsetDays),
        on: trigger.on,
        names: trigger.names === undefined ? "all" : words.list(trigger.names),
      });
    case "payday":
      return trigger.dayOfMonth === undefined
        ? say("triggers.fires-payday-before-end", { days: trigger.businessDaysBeforeEnd ?? 0 })
        : say("triggers.fires-payday-of-month", { day: trigger.dayOfMonth });
    case "date-ranges":
      return say("triggers.fires-date-ranges", {
        at: trigger.at === "every-day" ? "each" : trigger.at,
        days: someOf(
          trigger.ranges.map(({ first, last }) => words.dayRange(civilDay(first), civilDay(last))),
          words,
        ),
      });
  }
}

function datesInWords({ dates, yearly }: Of<"calendar-date">, words: Words): string {
  if (yearly === undefined)
    return words.say("triggers.fires-dates", {
      days: someOf(
        (dates ?? []).map((day) => words.day(civilDay(day))),
        words,
      ),
    });
  return words.say("triggers.fires-yearly", {
    month: monthName(yearly.month, words),
    weekday: weekdayName(yearly.weekday, words),
    nth: Math.abs(yearly.nth),
    end: yearly.nth < 0 ? "last" : "first",
    ...offsetValues(yearly.plusDays),
  });
}

function otherInWords(trigger: Other, nameOf: (id: string) => string, words: Words): string {
  const { say } = words;
  switch (trigger.kind) {
    case "campaign":
      return say("triggers.fires-campaign", {
        share: words.share(trigger.carryOver),
        amount: words.money(trigger.halfSpend),
      });
    case "price-change":
      return say("triggers.fires-price-change", {
        direction: trigger.direction,
        share: words.share(trigger.perChange),
      });
    case "delivery-incident":
      return say("triggers.fires-delivery-incident");
    case "order-contacts":
      return say("triggers.fires-order-contacts");
    case "all-of":
      return say("triggers.fires-all-of", { days: trigger.withinDays, parts: words.list(trigger.of.map(nameOf)) });
    case "any-of":
      return say("triggers.fires-any-of", { days: trigger.apartDays, parts: words.list(trigger.of.map(nameOf)) });
    case "after":
      return say("triggers.fires-after", { days: trigger.days, part: nameOf(trigger.of) });
    case "not-within": {
      const { of, unless, days } = trigger;
      return say("triggers.fires-not-within", { days, part: nameOf(of), unless: nameOf(unless) });
    }
  }
}

/** The last of a long list, which are the ones to come. */
function someOf(items: readonly string[], words: Words): string {
  return items.length > NAMED_DAYS ? `… ${words.list(items.slice(-NAMED_DAYS))}` : words.list(items);
}
