import type { EventReview } from "@springtide/contracts";
import { effectChart } from "../charts/effect-chart.ts";
import type { Frame } from "../charts/fan-chart.ts";
import { figureOf, points, round, xAxis, yAxis } from "./figure.ts";
import { effectSentence } from "./sentences.ts";
import { signedPercent } from "./text.ts";

const FRAME: Frame = { width: 360, height: 230, left: 52, right: 10, top: 10, bottom: 38 };

/** What a trigger does to a queue by day around its onset: as believed before the event, and after it with its band. */
export function effectFigure({ lift, shape }: EventReview["queues"][number], name: string): string {
  const { before, after } = shape;
  if (before === null && after === null) return "";
  const marks = effectChart(before, after, FRAME);
  const offsets = (after ?? before)?.mean.map((_, i) => ((after ?? before)?.firstOffset ?? 0) + i) ?? [];
  const at = (effect: typeof after, of: "mean" | "low" | "high", offset: number): string =>
    signedPercent(effect?.[of][offset - effect.firstOffset]);
  return figureOf({
    title: `${name}: the effect, learned anew`,
    sentence: effectSentence(lift),
    frame: FRAME,
    marks: [
      yAxis(marks.y, FRAME, (value) => signedPercent(value, 0)),
      marks.band.length === 0 ? "" : `<polygon class="band band-80" points="${points(marks.band)}"/>`,
      `<line class="axis" x1="${round(marks.onset)}" x2="${round(marks.onset)}" y1="${FRAME.top}" y2="${FRAME.height - FRAME.bottom}"/>`,
      marks.before.length === 0 ? "" : `<polyline class="before" points="${points(marks.before)}"/>`,
      marks.after.length === 0 ? "" : `<polyline class="mean" points="${points(marks.after)}"/>`,
      xAxis(
        marks.x.map(({ at: place, value }) => ({ at: place, label: String(value) })),
        FRAME,
        "days from the onset",
      ),
    ],
    legend: [
      { mark: "line before-mark", label: "before the event" },
      { mark: "line mean-mark", label: "after it" },
      { mark: "band-80", label: "80 % band after it" },
    ],
    table: {
      header: ["Days from the onset", "Before", "After", "Low", "High"],
      rows: offsets.map((offset) => [
        String(offset),
        at(before, "mean", offset),
        at(after, "mean", offset),
        at(after, "low", offset),
        at(after, "high", offset),
      ]),
    },
  });
}
