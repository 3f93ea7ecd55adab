import { Weekdays } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import type { Field } from "./fields.ts";
import { hoursRows } from "./hours-rows.ts";
import type { Json } from "./json.ts";
import { at, isList } from "./json.ts";
import { writtenText } from "./typed.ts";

/** A line of a field that says several things: of what, and what. */
export interface Line {
  readonly head: string;
  readonly text: string;
}

/** A Monday and the days after it. */
const DAYS_IN_UTC = [4, 5, 6, 7, 8, 9, 10] as const;

/** What a field says line by line; null for one that says one thing. */
export function linesSaid({ kind }: Pick<Field, "kind">, value: Json, words: Words): readonly Line[] | null {
  if (kind === "hours") return hoursSaid(value, words);
  if (kind === "wages") return wagesSaid(value, words);
  return kind === "roster" ? rosterSaid(value, words) : null;
}

/** Opening hours: a line for days that are alike, then the days that differ. */
function hoursSaid(value: Json, words: Words): Line[] {
  const { week, exceptions } = hoursRows(value);
  const runs: { from: number; to: number; hours: string }[] = [];
  for (const [index, hours] of week.entries()) {
    const last = runs.at(-1);
    if (last?.hours === hours) last.to = index;
    else runs.push({ from: index, to: index, hours });
  }
  const said = (hours: string): string => (hours === "" ? words.say("settings.closed") : hours);
  return [
    ...runs.map(({ from, to, hours }) => ({ head: daysSaid([from, to], words), text: said(hours) })),
    ...exceptions.map(({ date, hours, name }) => ({
      head: [daySaid(date, words.locale), name].filter((part) => part !== "").join(" · "),
      text: said(hours),
    })),
  ];
}

function wagesSaid(value: Json, words: Words): Line[] {
  return (isList(value) ? value : []).map((wage) => {
    const cost = at(wage, ["costPerHour"]);
    return {
      head: words.say("settings.from-day", { day: daySaid(at(wage, ["from"]) ?? "", words.locale) }),
      text: typeof cost === "number" ? words.price(cost) : writtenText(cost),
    };
  });
}

function rosterSaid(value: Json, words: Words): Line[] {
  return (isList(value) ? value : []).map((row) => {
    const text = (key: string): string => writtenText(at(row, [key]));
    const days = Weekdays.safeParse(text("days"));
    const heads = Number(at(row, ["heads"]) ?? 0);
    const range = words.say("words.range", { from: text("from"), to: text("to") });
    return {
      head: days.success ? runsSaid(days.data, words) : text("days"),
      text: words.say("settings.heads-from-to", { heads, range }),
    };
  });
}

/** Weekdays with runs as ranges. @param weekdays ISO, ascending */
function runsSaid(weekdays: readonly number[], words: Words): string {
  const runs: [number, number][] = [];
  for (const day of weekdays) {
    const last = runs.at(-1);
    if (last?.[1] === day - 2) last[1] = day - 1;
    else runs.push([day - 1, day - 1]);
  }
  return words.list(runs.map((run) => daysSaid(run, words)));
}

/** One weekday, or a range of them, by their places in the week. */
function daysSaid([from, to]: readonly [number, number], words: Words): string {
  const names = weekdayNames(words.locale, "short");
  const [first = "", last = ""] = [names[from], names[to]];
  return from === to ? first : words.say("words.range", { from: first, to: last });
}

/** Weekdays, Monday first. */
export function weekdayNames(locale: string, weekday: "short" | "long" = "long"): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" });
  return DAYS_IN_UTC.map((day) => format.format(new Date(Date.UTC(2021, 0, day))));
}

/** A day as the reader writes it; what is no day as it stands. */
export function daySaid(value: Json, locale: string): string {
  const ms = Date.parse(writtenText(value));
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return Number.isNaN(ms) ? writtenText(value) : format.format(ms);
}
