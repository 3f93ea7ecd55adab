import type { CellRange } from "../interval-grid/cell-range.ts";
import { countOf } from "../interval-grid/cell-range.ts";
import type { Words } from "../words/words.ts";
import { minutesAndSeconds } from "./cells.ts";
import type { DayRowView } from "./grid-rows.ts";
import type { Measure } from "./measures.ts";
import { isSummable } from "./measures.ts";

/** What is selected, in a sentence: how many cells, their sum where they may be added up, their mean. */
export function selectionInWords(rows: readonly DayRowView[], range: CellRange, words: Words): string {
  const cells = countOf(range);
  const chosen = rows.slice(range.top, range.bottom + 1);
  const values = chosen.flatMap((row) =>
    row.cells.slice(range.left, range.right + 1).flatMap(({ value }) => value ?? []),
  );
  const [measure, ...others] = new Set(chosen.map((row) => row.measure));
  if (cells < 2) return "";
  if (measure === undefined || others.length > 0 || values.length === 0)
    return words.say("days.selected", { count: cells });
  const sum = values.reduce((total, value) => total + value, 0);
  const mean = writer(measure, words)(sum / values.length);
  return isSummable(measure)
    ? words.say("days.selected-sum", { count: cells, sum: words.hours(sum), mean })
    : words.say("days.selected-mean", { count: cells, mean });
}

function writer(measure: Measure, words: Words): (value: number) => string {
  if (measure === "aht" || measure === "asa") return minutesAndSeconds;
  if (measure === "service" || measure === "occupancy") return words.share;
  return measure === "abandonment" ? words.finely : words.hours;
}
