import type { CivilDay } from "@springtide/calendar";
import { isoWeek, weekday } from "@springtide/calendar";
import type { DayFigures } from "../plan-index/day-figures.ts";
import type { Words } from "../words/words.ts";

/** How a day's load stands against the own roster, from nothing to far beyond it. */
export type LoadLevel = "closed" | "light" | "easy" | "full" | "over" | "far-over" | "beyond";

/** The upper end of each level, as load over roster. */
export const LOAD_LEVELS: readonly { level: LoadLevel; upTo: number; words: string }[] = [
  { level: "light", upTo: 0.5, words: "under 50%" },
  { level: "easy", upTo: 0.75, words: "50 to 75%" },
  { level: "full", upTo: 1, words: "75 to 100%" },
  { level: "over", upTo: 1.5, words: "100 to 150%" },
  { level: "far-over", upTo: 2.5, words: "150 to 250%" },
  { level: "beyond", upTo: Infinity, words: "over 250%" },
];

export interface StripCell {
  readonly figures: DayFigures;
  readonly dayIndex: number;
  readonly level: LoadLevel;
  /** What stands in the cell: "134", the load in percent of the roster; "all" where nobody is rostered. */
  readonly text: string;
  readonly sentence: string;
}

/** The season as a sheet of weeks: columns of weeks, seven rows from Monday. Days outside the plan are null. */
export interface SeasonStrip {
  /** The Monday of the first column. */
  readonly firstMonday: CivilDay;
  readonly weeks: readonly { readonly monday: CivilDay; readonly week: number; readonly year: number }[];
  readonly rows: readonly (readonly (StripCell | null)[])[];
  readonly sentence: string;
  /** On some day work is required and nobody is rostered. */
  readonly withoutRoster: boolean;
}

export function seasonStrip(figures: readonly DayFigures[], words: Words): SeasonStrip {
  const [first] = figures;
  if (first === undefined)
    return { firstMonday: 0, weeks: [], rows: [], sentence: "No days are planned.", withoutRoster: false };
  const firstMonday = first.day - (weekday(first.day) - 1);
  const lead = first.day - firstMonday;
  const weekCount = Math.ceil((lead + figures.length) / 7);
  const weeks = Array.from({ length: weekCount }, (_, i) => {
    const monday = firstMonday + 7 * i;
    return { monday, ...isoWeek(monday) };
  });
  const cells = figures.map((day, dayIndex) => cellOf(day, dayIndex, words));
  const rows = Array.from({ length: 7 }, (_, row) =>
    weeks.map((_week, column) => cells[7 * column + row - lead] ?? null),
  );
  const withoutRoster = figures.some(({ load }) => load === Infinity);
  return { firstMonday, weeks, rows, sentence: stripInWords(figures, words), withoutRoster };
}

export function levelOf(load: number | null): LoadLevel {
  if (load === null) return "closed";
  return LOAD_LEVELS.find(({ upTo }) => load <= upTo)?.level ?? "beyond";
}

/** A load beyond the roster as a sign, where there is no room for its figure. */
export function signOf(level: LoadLevel): string {
  return { closed: "", light: "", easy: "", full: "", over: "+", "far-over": "++", beyond: "+++" }[level];
}

function cellOf(figures: DayFigures, dayIndex: number, words: Words): StripCell {
  const { load, day, requiredHours, rosteredHours, overflowHours, gapHours } = figures;
  const text = load === null ? "–" : Number.isFinite(load) ? String(Math.round(load * 100)) : "all";
  const parts =
    load === null
      ? ["nothing to staff"]
      : [
          `${words.hours(requiredHours)} head-hours required, ${words.hours(rosteredHours)} rostered`,
          ...(Number.isFinite(load) ? [words.share(load)] : ["no own roster"]),
          ...(overflowHours > 0 ? [`${words.hours(overflowHours)} overflow`] : []),
          ...(gapHours > 0 ? [`${words.hours(gapHours)} still short`] : []),
        ];
  return { figures, dayIndex, level: levelOf(load), text, sentence: `${words.day(day)}: ${parts.join(", ")}` };
}

function stripInWords(figures: readonly DayFigures[], words: Words): string {
  const beyond = figures.filter(({ load }) => load !== null && load > 1);
  const short = figures.filter(({ gapHours }) => gapHours > 0);
  const of = `of ${words.count(figures.length)} days`;
  if (beyond.length === 0 && short.length === 0)
    return `On all ${words.count(figures.length)} days the own roster has the hours that are required.`;
  const left =
    short.length === 0
      ? "none stays short"
      : `${words.count(short.length)} ${short.length === 1 ? "stays" : "stay"} short at some hour`;
  return `${words.count(beyond.length)} ${of} need more hours than the own roster has${heaviestInWords(beyond, words)}; with overflow, ${left}.`;
}

/** The heaviest day among those with a roster, and how many have none. */
function heaviestInWords(beyond: readonly DayFigures[], words: Words): string {
  const rostered = beyond.filter(({ load }) => load !== Infinity);
  const bare = beyond.length - rostered.length;
  const without = bare === 0 ? "" : `, ${words.count(bare)} of them because nobody is rostered`;
  const [first, ...rest] = rostered;
  if (first === undefined) return without;
  const heaviest = rest.reduce((a, b) => ((b.load ?? 0) > (a.load ?? 0) ? b : a), first);
  return `${without}; the heaviest is ${words.day(heaviest.day)} at ${words.share(heaviest.load ?? 0)}`;
}
