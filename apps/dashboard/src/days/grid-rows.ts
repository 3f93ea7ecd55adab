import type { GridCell, GridRow } from "../interval-grid/grid-row.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { CellTerms } from "./cells.ts";
import { cellOf } from "./cells.ts";
import type { Column } from "./columns.ts";
import { stretchOf } from "./columns.ts";
import type { Edits } from "./edits.ts";
import { slotsOf } from "./edits.ts";
import type { Figures, QueueSource } from "./figures.ts";
import { rollUp } from "./figures.ts";
import type { LimitsByQueue } from "./limits.ts";
import { limitsOf } from "./limits.ts";
import type { Measure } from "./measures.ts";
import { measuresOf } from "./measures.ts";
import type { GridMaterial } from "./queue-views.ts";
import { sourceOf } from "./queue-views.ts";

/** A row of the days' grid: which figure of which queue. */
export interface DayRowView extends GridRow {
  readonly queue: string;
  readonly measure: Measure;
}

interface RowsWanted {
  readonly index: PlanIndex;
  readonly queues: readonly string[];
  readonly columns: readonly Column[];
  readonly unit: CellTerms["unit"];
  readonly limits: LimitsByQueue;
  readonly material: GridMaterial;
  /** What stands where figures have not been worked out. */
  readonly pending: string;
  /** Whether days are played out at all as one looks now. */
  readonly withService: boolean;
  readonly words: Words;
}

/** Every row of the grid. Figures are worked out when a row is first drawn. */
export function gridRows(wanted: RowsWanted): readonly DayRowView[] {
  return wanted.queues.flatMap((queue) => rowsOfQueue(queue, wanted));
}

function rowsOfQueue(queue: string, wanted: RowsWanted): readonly DayRowView[] {
  const { index, columns, limits, material, unit, pending, words } = wanted;
  const described = index.plan.shop.queues.find(({ id }) => id === queue);
  if (described === undefined) return [];
  const source = sourceOf(index, queue, material);
  const figures = lazily(() => columns.map((column) => rollUp(source, column)));
  const total = lazily(() => rollUp(source, stretchOf(columns)));
  const terms = { limits: limitsOf(limits, queue), targetShare: described.target.share, unit, pending, words };
  return measuresOf(source.staffing.model, wanted.withService).map((measure, i) => {
    const label = words.say(unit === "hours" && isHeads(measure) ? `days.hours-${measure}` : `days.row-${measure}`);
    const cells = lazily(() =>
      figures().map((one, c) =>
        marked(cellOf(measure, one, terms), measure, { wanted, source, queue, figures: one, c }),
      ),
    );
    const sum = lazily(() => totalCell(measure, total(), terms));
    return {
      key: `${queue} ${measure}`,
      queue,
      measure,
      label,
      spoken: words.say("days.row-of", { queue: described.name, row: label }),
      heading: i === 0 ? described.name : null,
      isEditable: measure === "volume",
      get cells() {
        return cells();
      },
      get total() {
        return sum();
      },
    };
  });
}

/** Heads of a day are told in hours, and say so where the cells beside them are heads. */
function totalCell(measure: Measure, total: Figures, terms: CellTerms): GridCell {
  const cell = cellOf(measure, total, { ...terms, unit: "hours" });
  if (!isHeads(measure) || terms.unit === "hours" || cell.text === "") return cell;
  return { ...cell, text: terms.words.say("days.hours", { hours: cell.text }) };
}

interface Marking {
  readonly wanted: RowsWanted;
  readonly source: QueueSource;
  readonly queue: string;
  readonly figures: Figures;
  readonly c: number;
}

/** The cell with a mark and what stands in the plan, where an edit or a preview made it another. */
function marked(cell: GridCell, measure: Measure, { wanted, source, queue, figures, c }: Marking): GridCell {
  const { index, columns, material, words, unit } = wanted;
  const column = columns[c];
  if (column === undefined) return cell;
  if (measure === "volume") {
    if (!isEdited(index, queue, column, material.edits)) return cell;
    const before = sumOf(source.means?.contacts ?? [], column);
    return { ...cell, isChanged: true, said: words.say("days.was-in-plan", { before: words.hours(before) }) };
  }
  if (measure !== "required" || source.required === source.staffing.required) return cell;
  const plannedHours = rollUp({ ...source, required: source.staffing.required, served: [] }, column).requiredHours;
  if (Math.abs(plannedHours - figures.requiredHours) < 1e-9) return cell;
  const before = unit === "hours" ? plannedHours : plannedHours / figures.hours;
  return { ...cell, isChanged: true, said: words.say("days.was-in-plan", { before: words.hours(before) }) };
}

function isEdited(index: PlanIndex, queue: string, column: Column, edits: Edits): boolean {
  if (Object.keys(edits).length === 0) return false;
  return [...slotsOf(index, queue, column).keys()].some((key) => key in edits);
}

function sumOf(values: ArrayLike<number>, { from, to }: Column): number {
  let sum = 0;
  for (let t = from; t < to; t += 1) sum += values[t] ?? 0;
  return sum;
}

function isHeads(measure: Measure): measure is "required" | "own" | "partner" | "net" {
  return measure === "required" || measure === "own" || measure === "partner" || measure === "net";
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
