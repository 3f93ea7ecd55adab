import { ActionIcon, SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { EarlierIcon, LaterIcon } from "../shell/icons.tsx";
import type { Words } from "../words/words.ts";
import { BlockBars } from "./BlockBars.tsx";
import { dayChart } from "./day-chart.ts";
import type { DayPicture } from "./day-picture.ts";
import { dayPicture } from "./day-picture.ts";
import { DayTable } from "./DayTable.tsx";

interface Props {
  readonly index: PlanIndex;
  readonly queues: readonly string[];
  readonly dayIndex: number;
  readonly onOpen: (dayIndex: number) => void;
  readonly words: Words;
}

/** One day opened: required, rostered, bought and missing, by interval; as a picture or as a table. */
export function DaySheet({ index, queues, dayIndex, onOpen, words }: Props) {
  const [view, setView] = useState("chart");
  const picture = useMemo(() => dayPicture(index, queues, dayIndex, words), [index, queues, dayIndex, words]);
  const { day, hoursInDay, rows } = picture;
  return (
    <div className="sheet" id="day-sheet">
      <div className="sheet-head">
        <div className="day-title">
          <Step
            label="The day before"
            disabled={dayIndex === 0}
            onClick={() => {
              onOpen(dayIndex - 1);
            }}
          >
            <EarlierIcon />
          </Step>
          <Step
            label="The day after"
            disabled={dayIndex === index.days - 1}
            onClick={() => {
              onOpen(dayIndex + 1);
            }}
          >
            <LaterIcon />
          </Step>
          <h3 aria-live="polite">{words.dayInFull(day)}</h3>
          {hoursInDay === 24 ? null : <span className="tag">{words.hours(hoursInDay)} hours: the clocks change</span>}
        </div>
        <SegmentedControl
          size="xs"
          aria-label="How the day is shown"
          value={view}
          onChange={setView}
          data={[
            { value: "chart", label: "Chart" },
            { value: "table", label: "Table" },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <p className="empty">Nothing is to be staffed on this day.</p>
      ) : view === "table" ? (
        <DayTable picture={picture} words={words} />
      ) : (
        <DayFigure picture={picture} words={words} />
      )}
    </div>
  );
}

function DayFigure({ picture, words }: { readonly picture: DayPicture; readonly words: Words }) {
  const palette = usePalette();
  const canvas = useChart(useMemo(() => dayChart(picture, { palette, words }), [picture, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="chip-line chip-required" />
          required
        </li>
        <li>
          <span className="swatch swatch-own" />
          own
        </li>
        <li>
          <span className="swatch swatch-overflow" />
          overflow
        </li>
        <li>
          <span className="swatch swatch-gap" />
          still short
        </li>
      </ul>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
      </div>
      <BlockBars picture={picture} />
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
