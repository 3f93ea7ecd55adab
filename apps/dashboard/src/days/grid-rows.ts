import type { GridCell, GridRow } from "../interval-grid/grid-row.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { CellTerms } from "./cells.ts";
import { cellOf } from "./cells.ts";
import type { Column } from "./columns.ts";
import { stretchOf } from "./columns.ts";
import type { Figures, QueueSource } from "./figures.ts";
import { rollUp } from "./figures.ts";
import type { LimitsByQueue } from "./limits.ts";
import { limitsOf } from "./limits.ts";
import type { Measure } from "./measures.ts";
import { measuresOf } from "./measures.ts";
import type { GridMaterial } from "./queue-views.ts";
import { sourcesOf } from "./queue-views.ts";

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
  const sources = sourcesOf(index, queue, material);
  const rolled = (source: QueueSource) => ({
    figures: lazily(() => columns.map((column) => rollUp(source, column))),
    total: lazily(() => rollUp(source, stretchOf(columns))),
  });
  const planned = rolled(sources.planned);
  const shown = sources.shown === sources.planned ? planned : rolled(sources.shown);
  const terms = { limits: limitsOf(limits, queue), targetShare: described.target.share, unit, pending, words };
  return measuresOf(sources.planned.staffing.model, wanted.withService).map((measure, i) => {
    const label = words.say(unit === "hours" && isHeads(measure) ? `days.hours-${measure}` : `days.row-${measure}`);
    const cells = lazily(() => {
      const before = planned.figures();
      return shown.figures().map((figures, c) => marked(measure, figures, before[c] ?? figures, terms, cellOf));
    });
    const sum = lazily(() => marked(measure, shown.total(), planned.total(), terms, totalCell));
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

/** The cell, with a mark and what stands in the plan where edits and what is tried make it another. */
function marked(measure: Measure, figures: Figures, before: Figures, terms: CellTerms, write: typeof cellOf): GridCell {
  const cell = write(measure, figures, terms);
  if (figures === before) return cell;
  const inPlan = write(measure, before, terms);
  // An edited volume is marked however little it changes; of all else only what is seen to change.
  const isSame = measure === "volume" ? inPlan.value === cell.value : inPlan.text === cell.text;
  if (isSame || cell.tone === "waiting") return cell;
  if (inPlan.tone === "waiting" || inPlan.text === "") return { ...cell, isChanged: true };
  const { say } = terms.words;
  const said =
    cell.said === undefined
      ? say("days.was-in-plan", { before: inPlan.text })
      : say("days.was-in-plan-besides", { besides: cell.said, before: inPlan.text });
  return { ...cell, said, isChanged: true };
}

function isHeads(measure: Measure): measure is "required" | "own" | "partner" | "net" {
  return measure === "required" || measure === "own" || measure === "partner" || measure === "net";
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
