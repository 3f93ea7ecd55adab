import type { Frame, Tick } from "../charts/fan-chart.ts";
import { type PageTable, tableBehind } from "./table.ts";
import { escaped } from "./text.ts";

/** A picture, the one sentence that says the same, and the table behind it. */
export interface Figure {
  readonly title: string;
  readonly sentence: string;
  readonly frame: Pick<Frame, "width" | "height">;
  /** Marks as SVG. */
  readonly marks: readonly string[];
  readonly legend?: readonly LegendEntry[];
  readonly table: PageTable;
}

/** What a colour stands for; `mark` is the class of its swatch. */
interface LegendEntry {
  readonly mark: string;
  readonly label: string;
}

/** A figure of the page. The sentence is what a screen reader says of the picture, so that eye and ear agree. */
export function figureOf({ title, sentence, frame, marks, legend = [], table }: Figure): string {
  const entries = legend.map(({ mark, label }) => `<li><span class="swatch ${mark}"></span>${escaped(label)}</li>`);
  return [
    `<figure><h4>${escaped(title)}</h4>`,
    `<svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${escaped(sentence)}">${marks.join("")}</svg>`,
    entries.length === 0 ? "" : `<ul class="legend">${entries.join("")}</ul>`,
    `<figcaption>${escaped(sentence)}</figcaption>`,
    tableBehind(table),
    "</figure>",
  ].join("");
}

/** Lines across at the ticks of a y axis, with what they say. */
export function yAxis(ticks: readonly Tick[], frame: Frame, words: (value: number) => string): string {
  return ticks
    .map(
      ({ at, value }) =>
        `<line class="grid" x1="${frame.left}" x2="${frame.width - frame.right}" y1="${round(at)}" y2="${round(at)}"/>` +
        `<text class="tick" text-anchor="end" x="${frame.left - 6}" y="${round(at + 4)}">${escaped(words(value))}</text>`,
    )
    .join("");
}

/** Words below a picture at some places, and what they are. */
export function xAxis(
  marks: readonly { readonly at: number; readonly label: string }[],
  frame: Frame,
  name: string,
): string {
  const ticks = marks.map(
    ({ at, label }) =>
      `<text class="tick" text-anchor="middle" x="${round(at)}" y="${frame.height - frame.bottom + 16}">${escaped(label)}</text>`,
  );
  const middle = (frame.left + frame.width - frame.right) / 2;
  return `${ticks.join("")}<text class="tick" text-anchor="middle" x="${round(middle)}" y="${frame.height - 4}">${escaped(name)}</text>`;
}

/** A tenth of a unit is finer than a screen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Points of an SVG shape. */
export function points(of: readonly { readonly x: number; readonly y: number }[]): string {
  return of.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ");
}
