import { type Window, Weekdays } from "@springtide/contracts";
import { weekdaysNamed } from "../roster/matrix/weekday-names.ts";

const MIDNIGHT = 1440;

/** Minutes after midnight of 8:00, 08.00, 8 or 24:00; null for anything else. */
export function timeOf(text: string): number | null {
  const parts = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(text.trim());
  if (parts === null) return null;
  const minute = Number(parts[1]) * 60 + Number(parts[2] ?? 0);
  return minute <= MIDNIGHT && Number(parts[2] ?? 0) < 60 ? minute : null;
}

/** Stretches of a day such as "08:00-12:00; 13:00-17:00", or none of them for words that say so; null where it is neither. */
export function stretchesOf(text: string): (readonly [from: number, to: number])[] | null {
  if (/^(?:none|off|no|not available|closed|nein|frei|nicht|-)$/i.test(text.trim())) return [];
  const parts = text.split(/[;,]/).map((part) => part.trim().split(/\s*(?:-|–|to|bis|tot)\s*/));
  const read = parts.map(([from = "", to = "", ...more]) =>
    more.length > 0 ? null : stretch(timeOf(from), timeOf(to)),
  );
  const known = read.filter((one) => one !== null);
  return known.length === read.length ? known : null;
}

/** From one time to another: of equal ones none, past midnight where the second is earlier. */
export function stretch(from: number | null, to: number | null): readonly [number, number] | null {
  return from === null || to === null || from === to || from === MIDNIGHT ? null : [from, to];
}

/** ISO weekdays that a cell names: mon-fri, sat,sun, daily, or one day in a language of Europe; null where it names none. */
export function weekdaysOf(text: string): readonly number[] | null {
  const written = Weekdays.safeParse(text.trim().toLowerCase());
  if (written.success) return written.data;
  const named = weekdaysNamed(text);
  return named.size === 1 ? [...named] : null;
}

/** Adds a stretch to a week of windows, Monday first; what runs past midnight goes to the next day. Windows that touch become one. */
export function withStretch(week: readonly Window[][], day: number, [from, to]: readonly [number, number]): Window[][] {
  const parts: readonly (readonly [day: number, window: Window])[] =
    from < to
      ? [[day, { fromMinute: from, toMinute: to }]]
      : [
          [day, { fromMinute: from, toMinute: MIDNIGHT }],
          ...(to === 0 ? [] : [[(day % 7) + 1, { fromMinute: 0, toMinute: to }] as const]),
        ];
  return week.map((windows, at) =>
    joined([...windows, ...parts.flatMap(([of, window]) => (of === at + 1 ? [window] : []))]),
  );
}

function joined(windows: readonly Window[]): Window[] {
  const whole: Window[] = [];
  for (const window of windows.toSorted((a, b) => a.fromMinute - b.fromMinute)) {
    const last = whole.at(-1);
    if (last === undefined || window.fromMinute > last.toMinute) whole.push(window);
    else whole[whole.length - 1] = { ...last, toMinute: Math.max(last.toMinute, window.toMinute) };
  }
  return whole;
}
