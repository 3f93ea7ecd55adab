import type { CivilDay } from "@springtide/calendar";
import { civilDay, monthOf, weekday } from "@springtide/calendar";
import type { HistoryDays } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** What is known of one day of a queue. */
type DayState = "counted" | "part" | "none" | "zero" | "low" | "closed" | "outside";

/** One day of the calendar, as it is drawn and said. */
export interface CalendarDay {
  readonly day: CivilDay;
  readonly state: DayState;
  /** 1 to 4 where contacts are counted: how many there are beside the other days of the year. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly contacts: number | null;
  readonly sentence: string;
}

/** A stretch of days of which something is missing or doubtful. */
export interface CalendarGap {
  readonly from: CivilDay;
  readonly to: CivilDay;
  readonly state: DayState;
}

/** A year of one queue by weeks. */
export interface HistoryCalendar {
  readonly queue: string;
  readonly name: string;
  /** Day by day, by weekday and week; null where a week reaches into another year. */
  readonly rows: readonly (readonly (CalendarDay | null)[])[];
  /** Name of a month over the week in which it begins. */
  readonly months: readonly { readonly label: string; readonly weeks: number }[];
  readonly firstDay: CivilDay;
  readonly days: readonly CalendarDay[];
  readonly gaps: readonly CalendarGap[];
  readonly sentence: string;
}

type QueueDays = HistoryDays["queues"][number];

/** Below this share of the usual count of its weekday a day is looked at twice. */
const DOUBTFUL_SHARE = 0.1;
/** Usual counts below this say nothing by falling. */
const LEAST_USUAL = 20;
const DOUBTED: readonly DayState[] = ["part", "none", "zero", "low"];

/** The calendar of a queue. @param span first and last day of the shop's history: days beyond it are not missing */
export function historyCalendar(
  queue: QueueDays,
  from: string,
  span: { readonly first: string | null; readonly last: string | null },
  words: Words,
): HistoryCalendar {
  const firstDay = civilDay(from);
  const inside = insideOf(span);
  const usual = usualByWeekday(queue, firstDay);
  const limits = levelLimits(queue);
  const days = queue.offered.map((contacts, at): CalendarDay => {
    const day = firstDay + at;
    const state = inside(day) ? stateOf(queue, at, usual[weekday(day) - 1] ?? 0) : "outside";
    const isDrawn = state === "counted" || state === "part" || state === "low";
    const level = isDrawn ? levelOf(contacts ?? 0, limits) : 0;
    return { day, state, level, contacts, sentence: daySentence({ day, state, contacts }, queue, at, words) };
  });
  return {
    queue: queue.queue,
    name: queue.name,
    ...gridOf(days, firstDay, words),
    firstDay,
    days,
    gaps: gapsOf(days),
    sentence: yearSentence(queue.name, days, words),
  };
}

function insideOf({ first, last }: { readonly first: string | null; readonly last: string | null }) {
  if (first === null || last === null) return () => false;
  const [from, to] = [civilDay(first), civilDay(last)];
  return (day: CivilDay): boolean => day >= from && day <= to;
}

function stateOf({ offered, open, missing }: QueueDays, at: number, usual: number): DayState {
  const [contacts, opened, lacking] = [offered[at] ?? null, open[at] ?? 0, missing[at] ?? 0];
  if (contacts === null) return opened === 0 ? "closed" : "none";
  if (opened === 0) return contacts === 0 ? "closed" : "counted";
  if (contacts === 0 && usual >= 1) return "zero";
  if (lacking > 0) return "part";
  return usual >= LEAST_USUAL && contacts < DOUBTFUL_SHARE * usual ? "low" : "counted";
}

/** Median contacts of open days of each weekday. */
function usualByWeekday({ offered, open }: QueueDays, firstDay: CivilDay): readonly number[] {
  const byDay: number[][] = Array.from({ length: 7 }, () => []);
  offered.forEach((contacts, at) => {
    if (contacts !== null && (open[at] ?? 0) > 0) byDay[weekday(firstDay + at) - 1]?.push(contacts);
  });
  return byDay.map((counts) => counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0);
}

/** The counts that part the days with contacts into four equal groups. */
function levelLimits({ offered }: QueueDays): readonly number[] {
  const counts = offered.filter((count) => count !== null && count > 0).toSorted((a, b) => Number(a) - Number(b));
  return [0.25, 0.5, 0.75].map((share) => counts[Math.floor(share * counts.length)] ?? Infinity);
}

function levelOf(contacts: number, limits: readonly number[]): 1 | 2 | 3 | 4 {
  const [first = 0, second = 0, third = 0] = limits;
  if (contacts < first) return 1;
  if (contacts < second) return 2;
  return contacts < third ? 3 : 4;
}

function gridOf(
  days: readonly CalendarDay[],
  firstDay: CivilDay,
  words: Words,
): Pick<HistoryCalendar, "rows" | "months"> {
  const lead = (weekday(firstDay) - words.firstWeekday + 7) % 7;
  const weeks = Math.ceil((lead + days.length) / 7);
  const rows = Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: weeks }, (_week, week) => days[7 * week + row - lead] ?? null),
  );
  const months: { label: string; weeks: number; month: number }[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const middle = days[Math.min(days.length - 1, Math.max(0, 7 * week + 3 - lead))];
    if (middle === undefined) continue;
    const last = months.at(-1);
    if (last?.month === monthOf(middle.day)) last.weeks += 1;
    else months.push({ label: words.month(middle.day), weeks: 1, month: monthOf(middle.day) });
  }
  return { rows, months };
}

function gapsOf(days: readonly CalendarDay[]): CalendarGap[] {
  const gaps: { from: CivilDay; to: CivilDay; state: DayState }[] = [];
  // A closed day between two gaps of one kind does not part them.
  let closedSince: CivilDay | null = null;
  for (const { day, state } of days) {
    if (state === "closed") {
      closedSince ??= day;
      continue;
    }
    const last = gaps.at(-1);
    const before = closedSince ?? day;
    closedSince = null;
    if (!DOUBTED.includes(state)) continue;
    if (last?.state === state && last.to === before - 1) last.to = day;
    else gaps.push({ from: day, to: day, state });
  }
  return gaps;
}

function daySentence(
  { day, state, contacts }: Pick<CalendarDay, "day" | "state" | "contacts">,
  { open, missing }: QueueDays,
  at: number,
  words: Words,
): string {
  const { say } = words;
  return say(`data.day-${state}`, {
    day: words.dayInFull(day),
    count: contacts ?? 0,
    written: words.count(contacts ?? 0),
    missing: words.count(missing[at] ?? 0),
    open: words.count(open[at] ?? 0),
  });
}

function yearSentence(name: string, days: readonly CalendarDay[], { say }: Words): string {
  const of = (state: DayState): number => days.filter((one) => one.state === state).length;
  return say("data.year-sentence", {
    name,
    counted: of("counted"),
    part: of("part"),
    none: of("none"),
    doubtful: of("zero") + of("low"),
    closed: of("closed"),
  });
}

/** The day that a key leads to from another, by weekday and week; null where the key means nothing. */
export function dayByKey(key: string, at: number, days: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowDown: 1,
    ArrowLeft: -7,
    ArrowRight: 7,
    PageUp: -28,
    PageDown: 28,
    Home: -days,
    End: days,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(days - 1, Math.max(0, at + step));
}

/** The years that a history touches, the newest first. */
export function yearsOf(first: string | null, last: string | null): readonly number[] {
  if (first === null || last === null) return [];
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, i) => to - i);
}
