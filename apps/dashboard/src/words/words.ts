import type { CivilDay } from "@springtide/calendar";
import { dayOfMonth, monthOf, yearOf } from "@springtide/calendar";
import type { Speaking } from "../languages/ReaderProvider.tsx";
import type { Say } from "../languages/say.ts";
import type { ClockTimes } from "./clock-times.ts";
import { clockTimes } from "./clock-times.ts";
import { firstWeekdayOf } from "./first-weekday.ts";

/** What the page says and how it writes numbers, money, days and times: in the reader's language, in the shop's currency. */
export interface Words extends ClockTimes {
  /** A text of the page. */
  readonly say: Say;
  /** By which figures and days are written, such as "de-AT". */
  readonly locale: string;
  /** Day on which the reader's weeks begin: 1 Monday to 7 Sunday. */
  readonly firstWeekday: number;
  /** "1,240" */
  readonly count: (value: number) => string;
  /** "12.5": one decimal below ten, none above a hundred where it says nothing. */
  readonly hours: (value: number) => string;
  /** "12.5 h" */
  readonly inHours: (value: number) => string;
  /** "2.0": how many times as much, always with its decimal. */
  readonly ratio: (value: number) => string;
  /** "+1,240" or "−12.5"; "±0" for no change. */
  readonly signed: (value: number, write: (size: number) => string) => string;
  readonly money: (value: number) => string;
  /** A price of one thing, "US$34.50": what is lost by rounding counts. */
  readonly price: (value: number) => string;
  /** "US$": what stands at the head of a table whose figures are money. */
  readonly currencySign: string;
  /** "1,240": money where the head of its table names the currency. */
  readonly amount: (value: number) => string;
  /** "1,240.50": money to the cent where the head of its table names the currency. */
  readonly cents: (value: number) => string;
  /** 0.812 as "81%". */
  readonly share: (value: number) => string;
  /** Short shares keep a digit: 0.034 as "3.4%". */
  readonly finely: (value: number) => string;
  /** A difference of shares, 0.034 as "3.4 points". */
  readonly points: (value: number) => string;
  /** A share of seasons as people say it: 0.8 is "8 of 10", 0.85 is "85 of 100". */
  readonly seasons: (share: number) => string;
  /** "20 s", "3 min", "4 h": a waiting time in its largest whole unit. */
  readonly wait: (seconds: number) => string;
  /** "Monday, Tuesday and Friday" */
  readonly list: (items: readonly string[]) => string;
  /** "Tue" */
  readonly weekday: (day: CivilDay) => string;
  /** "Tue 14 Apr" */
  readonly day: (day: CivilDay) => string;
  /** "Tuesday, 14 April 2026" */
  readonly dayInFull: (day: CivilDay) => string;
  /** "14": the day within its month. */
  readonly dayOfMonth: (day: CivilDay) => string;
  /** "28 Mar to 6 Apr", or with years where they do not go without saying. */
  readonly dayRange: (from: CivilDay, to: CivilDay) => string;
  /** "Apr"; in a plan of several years January carries its year, "Jan 2027". */
  readonly month: (day: CivilDay) => string;
}

const DAY_MS = 86_400_000;

/** @param year the year that goes without saying; days of other years are written with theirs, and all of them where it is null */
export function wordsFor(choices: {
  speaking: Pick<Speaking, "say" | "locale">;
  currency: string;
  year: number | null;
}): Words {
  const { speaking, currency, year } = choices;
  const { say, locale: language } = speaking;
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const oneTenth = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const cash = new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 0 });
  const priced = new Intl.NumberFormat(language, { style: "currency", currency });
  const { minimumFractionDigits, maximumFractionDigits } = priced.resolvedOptions();
  const bare = new Intl.NumberFormat(language, { minimumFractionDigits, maximumFractionDigits });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const finePercent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const inUtc = (options: Intl.DateTimeFormatOptions): ((day: CivilDay) => string) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
    return (day) => format.format(new Date(day * DAY_MS));
  };
  const weekday = inUtc({ weekday: "short" });
  const dayAndMonth = inUtc({ day: "numeric", month: "short" });
  const withYear = inUtc({ day: "numeric", month: "short", year: "numeric" });
  const date = (day: CivilDay): string => (yearOf(day) === year ? dayAndMonth(day) : withYear(day));
  const month = inUtc({ month: "short" });
  const hours = (value: number): string => (Math.abs(value) < 10 ? tenths : whole).format(value);
  const listed = new Intl.ListFormat(language);
  return {
    say,
    locale: language,
    firstWeekday: firstWeekdayOf(language),
    ...clockTimes(language),
    count: (value) => whole.format(value),
    hours,
    inHours: (value) => say("words.hours", { count: hours(value) }),
    ratio: (value) => oneTenth.format(value),
    signed: (value, write) => signed(value, write),
    money: (value) => cash.format(value),
    price: (value) => priced.format(value),
    currencySign: cash.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency,
    amount: (value) => whole.format(value),
    cents: (value) => bare.format(value),
    share: (value) => percent.format(value),
    finely: (value) => finePercent.format(value),
    points: (value) => say("words.points", { count: value * 100, written: tenths.format(value * 100) }),
    seasons: (share) => seasonsSaid(share, say),
    wait: (seconds) => waitSaid(seconds, say),
    list: (items) => listed.format(items),
    weekday,
    day: (day) => `${weekday(day)} ${date(day)}`,
    dayInFull: inUtc({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    dayOfMonth: (day) => whole.format(dayOfMonth(day)),
    dayRange: (from, to) =>
      say("words.range", {
        from: yearOf(from) === yearOf(to) ? dayAndMonth(from) : withYear(from),
        to: date(to),
      }),
    month: (day) => (year === null && monthOf(day) === 1 ? `${month(day)} ${String(yearOf(day))}` : month(day)),
  };
}

function signed(value: number, write: (size: number) => string): string {
  const size = write(Math.abs(value));
  if (size === write(0)) return `±${size}`;
  return `${value > 0 ? "+" : "−"}${size}`;
}

function seasonsSaid(share: number, say: Say): string {
  const tenths = share * 10;
  return Math.abs(tenths - Math.round(tenths)) < 1e-9
    ? say("words.of-ten", { count: Math.round(tenths) })
    : say("words.of-hundred", { count: Math.round(share * 100) });
}

function waitSaid(seconds: number, say: Say): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return say("words.hours", { count: seconds / 3600 });
  if (seconds >= 60 && seconds % 60 === 0) return say("words.minutes", { count: seconds / 60 });
  return say("words.seconds", { count: Math.round(seconds) });
}
