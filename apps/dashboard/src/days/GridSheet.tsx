import { Progress } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useDeskProgress } from "../desk/useDesk.ts";
import type { Desk } from "../desk/desk.ts";
import type { CellRange, Selection } from "../interval-grid/cell-range.ts";
import type { GridActs } from "../interval-grid/IntervalGrid.tsx";
import { IntervalGrid } from "../interval-grid/IntervalGrid.tsx";
import type { Words } from "../words/words.ts";
import type { Column } from "./columns.ts";
import type { EditProblem } from "./grid-edits.ts";
import type { DayRowView } from "./grid-rows.ts";
import { selectionInWords } from "./selection-words.ts";
import type { Zoom } from "./zoom.ts";

const COLUMN_WIDTHS: Readonly<Record<Zoom, number>> = { "15": 54, "30": 56, "60": 60, day: 108, week: 84 };

/** The grid with what is said of it: what is selected, why an edit cannot be, how far the figures are. */
export function GridSheet(props: {
  readonly rows: readonly DayRowView[];
  readonly columns: readonly Column[];
  readonly zoom: Zoom;
  readonly label: string;
  readonly selection: Selection;
  readonly range: CellRange;
  readonly draft: string | null;
  readonly problem: EditProblem | null;
  readonly acts: GridActs;
  /** First column in which anybody is at work. */
  readonly firstColumn: number;
  readonly isWorking: boolean;
  readonly failure: string | null;
  readonly desk: Desk;
  readonly words: Words;
}) {
  const { rows, columns, zoom, label, selection, range, draft, problem, acts, firstColumn, words } = props;
  const { say } = words;
  const isNarrow = useMediaQuery("(max-width: 700px)", false);
  return (
    <>
      <IntervalGrid
        key={zoom}
        label={label}
        corner={say("days.corner")}
        totalLabel={say(zoom === "day" ? "days.total-week" : zoom === "week" ? "days.total-season" : "days.total-day")}
        rows={rows}
        columns={columns}
        columnWidth={COLUMN_WIDTHS[zoom]}
        fixedWidth={isNarrow ? 180 : 232}
        totalWidth={isNarrow ? 60 : 72}
        firstColumn={firstColumn}
        selection={selection}
        draft={draft}
        acts={acts}
      />
      <div className="days-status">
        <p role="status">{selectionInWords(rows, range, words)}</p>
        {props.isWorking ? <Working desk={props.desk} words={words} /> : null}
      </div>
      <p role="alert" className="problem" lang={problem?.language} hidden={problem === null}>
        {problem?.sentence}
      </p>
      {props.failure === null ? null : (
        <p role="alert" className="problem">
          {say("days.not-played")} <span lang="en">{props.failure}</span>
        </p>
      )}
    </>
  );
}

function Working({ desk, words }: { readonly desk: Desk; readonly words: Words }) {
  const progress = useDeskProgress(desk);
  const { done, total } = progress ?? { done: 0, total: 1 };
  return (
    <div className="days-working">
      <span>{words.say("days.working")}</span>
      <Progress
        value={total > 0 ? Math.min(100, (100 * done) / total) : 0}
        size="xs"
        aria-label={words.say("days.working")}
      />
    </div>
  );
}
