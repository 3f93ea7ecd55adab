import "./days.css";
import "./print.css";
import { useCallback, useMemo, useState } from "react";
import { useOwn } from "../address/useAddress.ts";
import { dayPicture } from "../day/day-picture.ts";
import type { PlanPageProps } from "../pages/plan-page.ts";
import { linesAmong } from "../plan-index/lines.ts";
import { Section } from "../shell/Section.tsx";
import { columnsOf } from "./columns.ts";
import { CoverageFigure } from "./CoverageFigure.tsx";
import { DaysNotes } from "./DaysNotes.tsx";
import { DaysToolbar } from "./DaysToolbar.tsx";
import { daysWithEdits } from "./edits.ts";
import { gridRows } from "./grid-rows.ts";
import { GridSheet } from "./GridSheet.tsx";
import { LayersPart } from "./LayersPart.tsx";
import { LimitsForm } from "./LimitsForm.tsx";
import { PrintedGrid } from "./PrintedGrid.tsx";
import { previewedIndex } from "./previewed-index.ts";
import { useEdits, useGridActs } from "./useEdits.ts";
import { useLayers } from "./useLayers.ts";
import { useLimits } from "./useLimits.ts";
import { useMeans, useServed, useTried } from "./useMaterial.ts";
import { WholePlanSheet } from "../whole-plan/WholePlanSheet.tsx";
import { minutesOf, zoomFrom } from "./zoom.ts";

/** The grid that planners know: every interval of a day, every day of a week, every week of the season. */
export default function DaysPage({ index, queues, openDay, open, move, desk, words, clock }: PlanPageProps) {
  const { say } = words;
  const [by, setBy] = useOwn("by");
  const zoom = zoomFrom(by, index.plan.grid.intervalMinutes);
  const isDay = minutesOf(zoom) !== null;
  const columns = useMemo(() => columnsOf(index, zoom, openDay, words), [index, zoom, openDay, words]);
  const { limits, setLimits } = useLimits(index.plan.shop.id);
  const busyFrom = useMemo(
    () => dayPicture(index, queues, openDay, words).rows[0]?.interval ?? 0,
    [index, queues, openDay, words],
  );
  const firstColumn = isDay
    ? Math.max(
        0,
        columns.findIndex(({ to }) => to > busyFrom),
      )
    : 0;
  const editing = useEdits(index, firstColumn);
  const { edits } = editing;
  const means = useMeans(index, desk);
  const expected = useCallback((queue: string) => means?.find((one) => one.queue === queue)?.contacts ?? null, [means]);
  const layers = useLayers(index, edits, expected, clock);
  const [isTrying, setTrying] = useState(true);
  const days = useMemo(
    () => (zoom === "week" ? [] : isDay ? [openDay] : columns.map(({ dayIndex }) => dayIndex)),
    [zoom, isDay, openDay, columns],
  );
  const served = useServed(index, queues, days, desk);
  const daysTried = useMemo(() => daysWithEdits(index, edits, days), [index, edits, days]);
  const { tried, ...trial } = useTried(index, daysTried, isTrying ? layers.resolved : null, desk);
  const picture = useMemo(
    () => dayPicture(previewedIndex(index, tried), queues, openDay, words),
    [index, tried, queues, openDay, words],
  );
  const withService = zoom !== "week";
  const rows = useMemo(
    () =>
      gridRows({
        index,
        queues,
        columns,
        unit: isDay ? "heads" : "hours",
        limits,
        material: { means, edits, played: served.played, tried },
        pending: "…",
        withService,
        words,
      }),
    [index, queues, columns, isDay, limits, means, edits, served.played, tried, withService, words],
  );
  const [pointed, setPointed] = useState<number | null>(null);
  const grid = { index, rows, columns, expected, words };
  const { acts, selection, range, problem } = useGridActs(grid, editing, setPointed);
  const { dispatch } = editing;
  const choose = useCallback(
    (interval: number) => {
      const column = columns.findIndex(({ from, to }) => interval >= from && interval < to);
      if (column < 0) return;
      dispatch({ kind: "select", cell: { row: rows.length - 1, column }, isExtending: false });
      dispatch({ kind: "select", cell: { row: 0, column }, isExtending: true });
    },
    [columns, rows.length, dispatch],
  );
  const openIso = useCallback(
    (day: string) => {
      move({ day });
    },
    [move],
  );
  const chosen = { from: columns[range.left]?.from ?? 0, to: columns[range.right]?.to ?? 0 };
  const inColumn = columns[selection.active.column];
  return (
    <Section id="days" question={say("days.question")}>
      <div className="sheet days">
        <DaysToolbar
          {...{ index, zoom, columns, openDay, words }}
          onOpen={open}
          onZoom={(value) => {
            setBy(value);
          }}
        />
        {isDay && picture.rows.length > 0 ? (
          <CoverageFigure
            picture={picture}
            chosen={chosen}
            pointed={pointed === null ? null : (columns[pointed] ?? null)}
            onInterval={choose}
            words={words}
          />
        ) : null}
        <GridSheet
          {...{ rows, columns, zoom, selection, range, problem, acts, desk, words }}
          label={say("days.grid-label")}
          draft={editing.state.draft}
          firstColumn={firstColumn}
          isWorking={means === null || served.played.length < served.asked || trial.isUnderWay}
          failure={served.failure ?? trial.failure}
        />
        <DaysNotes
          index={index}
          queues={queues}
          zoom={zoom}
          openColumn={isDay || inColumn === undefined ? null : inColumn}
          onOpen={(dayIndex) => {
            setBy(zoom === "week" ? "day" : null);
            open(dayIndex);
          }}
          withLines={linesAmong(index, queues).length > 0}
          words={words}
        />
        <PrintedGrid rows={rows} columns={columns} words={words} />
      </div>
      <div className="halves">
        <LayersPart
          index={index}
          layers={layers}
          editing={editing}
          isTrying={isTrying}
          onTry={withService ? setTrying : null}
          words={words}
        />
        <LimitsForm index={index} limits={limits} onLimits={setLimits} words={words} />
      </div>
      <WholePlanSheet index={index} queues={queues} onDay={openIso} words={words} />
    </Section>
  );
}
