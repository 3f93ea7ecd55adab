import { ActionIcon, SegmentedControl } from "@mantine/core";
import { useCallback, useMemo, useRef, useState } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import type { Desk } from "../desk/desk.ts";
import { linesAmong } from "../plan-index/lines.ts";
import { Origins } from "../origins/Origins.tsx";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { EarlierIcon, LaterIcon } from "../shell/icons.tsx";
import { Timeline } from "../timeline/Timeline.tsx";
import { timelinePicture } from "../timeline/timeline-picture.ts";
import type { Words } from "../words/words.ts";
import { BlockBars } from "./BlockBars.tsx";
import { dayChart } from "./day-chart.ts";
import type { DayPicture } from "./day-picture.ts";
import { dayPicture } from "./day-picture.ts";
import { DayTable } from "./DayTable.tsx";
import { openRows } from "./line-rows.ts";
import { LineParts } from "./LineParts.tsx";
import { pilesInWords } from "./pile-words.ts";

interface Props {
  readonly index: PlanIndex;
  readonly queues: readonly string[];
  readonly dayIndex: number;
  readonly onOpen: (dayIndex: number) => void;
  readonly desk: Desk;
  /** Opens the roster of the week that the day lies in. */
  readonly onWeek: () => void;
  readonly words: Words;
}

/** Which interval is explained; -1 where none is. */
const NONE = -1;

/** One day opened: required, rostered, bought and missing, by interval, and what customers meet; as pictures or as tables. */
export function DaySheet({ index, queues, dayIndex, onOpen, desk, onWeek, words }: Props) {
  const { say } = words;
  const [view, setView] = useState("chart");
  const [why, setWhy] = useState(NONE);
  const opener = useRef<HTMLElement>(null);
  const whyButton = useRef<HTMLButtonElement>(null);
  const picture = useMemo(() => dayPicture(index, queues, dayIndex, words), [index, queues, dayIndex, words]);
  const { roster } = index.plan;
  const timeline = useMemo(
    () => (roster === null ? null : timelinePicture(index, roster, queues, dayIndex, words)),
    [index, roster, queues, dayIndex, words],
  );
  const lines = useMemo(() => linesAmong(index, queues), [index, queues]);
  const { day, hoursInDay, rows } = picture;
  if (why !== NONE && !rows.some(({ interval }) => interval === why)) setWhy(NONE);
  const explain = useCallback((interval: number, from?: HTMLElement) => {
    opener.current = from ?? null;
    setWhy(interval);
  }, []);
  const onRow = useCallback(
    (row: number) => {
      const interval = rows[row]?.interval;
      if (interval !== undefined) explain(interval);
    },
    [rows, explain],
  );
  const explained = useMemo(
    () => new Set(lines.flatMap((line) => openRows(index, line, rows)).map(({ interval }) => interval)),
    [index, lines, rows],
  );
  const close = (): void => {
    setWhy(NONE);
    (opener.current ?? whyButton.current)?.focus();
  };
  return (
    <div
      className="sheet"
      id="day-sheet"
      onKeyDown={({ key }) => {
        if (key === "Escape" && why !== NONE) close();
      }}
    >
      <div className="sheet-head">
        <div className="day-title">
          <Step
            label={say("day.before")}
            disabled={dayIndex === 0}
            onClick={() => {
              onOpen(dayIndex - 1);
            }}
          >
            <EarlierIcon />
          </Step>
          <Step
            label={say("day.after")}
            disabled={dayIndex === index.days - 1}
            onClick={() => {
              onOpen(dayIndex + 1);
            }}
          >
            <LaterIcon />
          </Step>
          <h3 aria-live="polite">{words.dayInFull(day)}</h3>
          {hoursInDay === 24 ? null : (
            <span className="tag">{say("day.clocks-change", { hours: words.hours(hoursInDay) })}</span>
          )}
        </div>
        <SegmentedControl
          size="xs"
          aria-label={say("day.shown-as")}
          value={view}
          onChange={setView}
          data={[
            { value: "chart", label: say("day.chart") },
            { value: "table", label: say("day.table") },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <p className="empty">{say("day.nothing")}</p>
      ) : view === "table" ? (
        <DayTable picture={picture} explained={explained} onWhy={explain} words={words} />
      ) : (
        <DayFigure
          picture={picture}
          withBlocks={timeline === null}
          onRow={lines.length === 0 ? null : onRow}
          words={words}
        />
      )}
      {timeline === null ? null : (
        <Timeline index={index} picture={timeline} desk={desk} view={view} onWeek={onWeek} words={words} />
      )}
      {rows.length === 0 ? null : lines.length === 0 ? (
        pilesInWords(index, queues, rows, words).map((sentence) => (
          <p key={sentence} className="caption">
            {sentence}
          </p>
        ))
      ) : (
        <LineParts
          index={index}
          lines={lines}
          dayIndex={dayIndex}
          picture={picture}
          desk={desk}
          view={view}
          why={why}
          whyButton={whyButton}
          onWhy={explain}
          onClose={close}
          onRow={onRow}
          words={words}
        />
      )}
      <Origins index={index} queues={queues} dayIndex={dayIndex} desk={desk} words={words} />
    </div>
  );
}

function DayFigure(props: {
  readonly picture: DayPicture;
  /** Whether the partner's blocks stand under the chart; with people by name they stand among them. */
  readonly withBlocks: boolean;
  readonly onRow: ((row: number) => void) | null;
  readonly words: Words;
}) {
  const { picture, withBlocks, onRow, words } = props;
  const { say } = words;
  const palette = usePalette();
  const canvas = useChart(
    useMemo(() => dayChart(picture, { palette, words, onRow }), [picture, palette, words, onRow]),
  );
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="chip-line chip-required" />
          {say("day.legend-required")}
        </li>
        <li>
          <span className="swatch swatch-own" />
          {say("day.legend-own")}
        </li>
        <li>
          <span className="swatch swatch-overflow" />
          {say("day.legend-overflow")}
        </li>
        <li>
          <span className="swatch swatch-gap" />
          {say("day.legend-short")}
        </li>
      </ul>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
      </div>
      {withBlocks ? <BlockBars picture={picture} /> : null}
      <figcaption className="caption">{picture.sentence}</figcaption>
    </figure>
  );
}

function Step(props: {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <ActionIcon variant="default" size="md" aria-label={props.label} disabled={props.disabled} onClick={props.onClick}>
      {props.children}
    </ActionIcon>
  );
}
