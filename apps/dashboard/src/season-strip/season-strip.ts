import type { DayFigures } from "../plan-index/day-figures.ts";
import type { Words } from "../words/words.ts";
import type { LoadLevel } from "./load-levels.ts";
import { levelOf } from "./load-levels.ts";
import type { StripWeek } from "./strip-weeks.ts";
import { stripWeeks } from "./strip-weeks.ts";

export interface StripCell {
  readonly figures: DayFigures;
  readonly dayIndex: number;
  readonly level: LoadLevel;
  /** What stands in the cell: "134", the load in percent of the roster; "all" where nobody is rostered. */
  readonly text: string;
  readonly sentence: string;
}

/** The season as a sheet of weeks: columns of weeks, seven rows of weekdays. Days outside the plan are null. */
export interface SeasonStrip {
  readonly weeks: readonly StripWeek[];
  readonly rows: readonly (readonly (StripCell | null)[])[];
  readonly sentence: string;
  /** On some day work is required and nobody is rostered. */
  readonly withoutRoster: boolean;
}

export function seasonStrip(figures: readonly DayFigures[], words: Words): SeasonStrip {
  const [first] = figures;
  const weeks = first === undefined ? [] : stripWeeks(first.day, figures.length, words);
  const [column] = weeks;
  if (first === undefined || column === undefined)
    return { weeks: [], rows: [], sentence: words.say("season-strip.no-days"), withoutRoster: false };
  const lead = first.day - column.firstDay;
  const cells = figures.map((day, dayIndex) => cellOf(day, dayIndex, words));
  const rows = Array.from({ length: 7 }, (_, row) => weeks.map((_week, i) => cells[7 * i + row - lead] ?? null));
  const withoutRoster = figures.some(({ load }) => load === Infinity);
  return { weeks, rows, sentence: stripInWords(figures, words), withoutRoster };
}

function cellOf(figures: DayFigures, dayIndex: number, words: Words): StripCell {
  const { load } = figures;
  const text = load === null ? "–" : Number.isFinite(load) ? words.count(load * 100) : words.say("season-strip.all");
  return { figures, dayIndex, level: levelOf(load), text, sentence: cellInWords(figures, words) };
}

function cellInWords(figures: DayFigures, words: Words): string {
  const { load, requiredHours, rosteredHours, overflowHours, gapHours } = figures;
  const day = words.day(figures.day);
  if (load === null) return words.say("season-strip.nothing", { day });
  const said = {
    day,
    required: words.hours(requiredHours),
    rostered: words.hours(rosteredHours),
    overflow: overflowHours > 0 ? words.hours(overflowHours) : "none",
    short: gapHours > 0 ? words.hours(gapHours) : "none",
  };
  return Number.isFinite(load)
    ? words.say("season-strip.cell", { ...said, load: words.share(load) })
    : words.say("season-strip.cell-bare", said);
}

function stripInWords(figures: readonly DayFigures[], words: Words): string {
  const beyond = figures.filter(({ load }) => load !== null && load > 1);
  const short = figures.filter(({ gapHours }) => gapHours > 0).length;
  if (beyond.length === 0 && short === 0) return words.say("season-strip.all-covered", { count: figures.length });
  const heaviest = heaviestOf(beyond);
  return words.say("season-strip.beyond", {
    beyond: words.count(beyond.length),
    days: figures.length,
    bare: beyond.filter(({ load }) => load === Infinity).length,
    heaviest: heaviest === null ? "none" : words.day(heaviest.day),
    load: words.share(heaviest?.load ?? 0),
    short,
  });
}

/** The heaviest day among those with a roster. */
function heaviestOf(beyond: readonly DayFigures[]): DayFigures | null {
  const [first, ...rest] = beyond.filter(({ load }) => load !== Infinity);
  if (first === undefined) return null;
  return rest.reduce((a, b) => ((b.load ?? 0) > (a.load ?? 0) ? b : a), first);
}
