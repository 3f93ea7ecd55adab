import type { BarElement, ChartArea, Plugin } from "chart.js";
import type { Palette } from "../../charts/palette.ts";
import { LETTERS } from "../../charts/palette.ts";
import type { Series } from "./picture.ts";

const GAP = 5;

/** Writes at each bar what it comes to, where there is room: nobody has to measure it against a scale, on paper least of all. */
export function barFigures(series: readonly Series[], palette: Palette, isHorizontal: boolean): Plugin<"bar"> {
  return {
    id: "bar-figures",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.font = `500 11.5px ${LETTERS}`;
      ctx.textBaseline = isHorizontal ? "middle" : "bottom";
      series.forEach(({ figures = [], tone }, of) => {
        const { data } = chart.getDatasetMeta(of);
        data.forEach((bar, i) => {
          const figure = figures[i] ?? "";
          const box = boxOf(bar);
          if (figure === "" || box === null) return;
          const { width } = ctx.measureText(figure);
          const place = isHorizontal
            ? besideBar(box, width, chartArea)
            : aboveBar(box, width, chartArea.width / data.length);
          if (place === null) return;
          ctx.fillStyle = place.isInside ? palette[tone === "own" ? "on-own" : "card"] : palette.ink;
          ctx.fillText(figure, place.left, place.y);
        });
      });
      ctx.restore();
    },
  };
}

/** A bar in pixels: `base` is where it begins, `x` and `y` where it ends. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly base: number;
}

interface Place {
  readonly left: number;
  readonly y: number;
  /** Whether it is written on the bar. */
  readonly isInside: boolean;
}

/** Behind the end of a lying bar, or else on it; null where there is no room. */
export function besideBar({ x, y, base }: Box, width: number, area: Pick<ChartArea, "left" | "right">): Place | null {
  const isLeft = x < base;
  const [behind, on] = isLeft ? [x - GAP - width, x + GAP] : [x + GAP, x - GAP - width];
  if (isLeft ? behind >= area.left : behind + width <= area.right) return { left: behind, y, isInside: false };
  return Math.abs(x - base) >= width + 2 * GAP ? { left: on, y, isInside: true } : null;
}

function boxOf(bar: { readonly getProps: BarElement["getProps"] }): Box | null {
  const { x, y, base } = bar.getProps(["x", "y", "base"], true);
  return x === null || y === null ? null : { x, y, base };
}

/** Over a standing bar, unless it would reach over those beside it. */
function aboveBar({ x, y, base }: Box, width: number, room: number): Place | null {
  return width > room ? null : { left: x - width / 2, y: Math.min(y, base) - GAP, isInside: false };
}
