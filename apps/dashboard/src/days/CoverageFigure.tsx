import { useMemo } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import { SCALE_WIDTH, dayChart } from "../day/day-chart.ts";
import type { DayPicture } from "../day/day-picture.ts";
import type { Words } from "../words/words.ts";
import type { Stretch } from "./columns.ts";

/** The day's coverage over the grid; the hours chosen or pointed at in the grid are marked in it, and one chosen in it is chosen in the grid. */
export function CoverageFigure(props: {
  readonly picture: DayPicture;
  /** Intervals that are chosen in the grid. */
  readonly chosen: Stretch | null;
  readonly pointed: Stretch | null;
  readonly onInterval: (interval: number) => void;
  readonly words: Words;
}) {
  const { picture, chosen, pointed, onInterval, words } = props;
  const palette = usePalette();
  const canvas = useChart(
    useMemo(
      () =>
        dayChart(picture, {
          palette,
          words,
          onRow: (row) => {
            const interval = picture.rows[row]?.interval;
            if (interval !== undefined) onInterval(interval);
          },
        }),
      [picture, palette, words, onInterval],
    ),
  );
  const { say } = words;
  return (
    <figure className="coverage">
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="chip-line" />
          {say("days.row-required")}
        </li>
        <li>
          <span className="swatch swatch-own" />
          {say("days.row-own")}
        </li>
        <li>
          <span className="swatch swatch-overflow" />
          {say("days.row-partner")}
        </li>
        <li>
          <span className="swatch swatch-gap" />
          {say("days.still-short")}
        </li>
      </ul>
      <div className="canvas coverage-canvas">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
        <Band picture={picture} stretch={chosen} className="coverage-chosen" />
        <Band picture={picture} stretch={pointed} className="coverage-pointed" />
      </div>
      <figcaption className="caption">{picture.sentence}</figcaption>
    </figure>
  );
}

/** A stretch of the day marked over the chart, on its time axis. */
function Band({ picture, stretch, className }: { picture: DayPicture; stretch: Stretch | null; className: string }) {
  const { rows } = picture;
  const first = rows[0]?.interval ?? 0;
  if (stretch === null || rows.length === 0) return null;
  const [from, to] = [stretch.from, stretch.to].map((t) => Math.min(rows.length, Math.max(0, t - first)) / rows.length);
  if (from === undefined || to === undefined || to <= from) return null;
  const along = (share: number): string =>
    `calc(${String(SCALE_WIDTH)}px + ${String(share)} * (100% - ${String(SCALE_WIDTH)}px))`;
  return <div className={className} style={{ left: along(from), right: `calc(100% - ${along(to)})` }} />;
}
