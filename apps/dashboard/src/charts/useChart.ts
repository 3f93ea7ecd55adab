import type { Chart, ChartConfiguration } from "chart.js";
import { useEffect, useRef } from "react";
import { useChartLibrary } from "./useChartLibrary.ts";

/** A4 upright within its margins, in the pixels of a page. */
const PAPER_WIDTH = 690;

/** A chart that stands on a canvas, and the configuration that is its own: the chart reads its plugins from there at each update. */
interface Drawn {
  readonly chart: Chart;
  readonly own: ChartConfiguration | ChartConfiguration<"bar">;
}

/** Draws a configuration on a canvas; when it changes, the same chart takes it over, which is many times faster than a new one. */
export function useChart(configuration: ChartConfiguration | ChartConfiguration<"bar">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const library = useChartLibrary();
  useEffect(() => {
    const { current } = drawn;
    if (current !== null && current.chart.canvas === canvas.current && current.own.type === configuration.type)
      redraw(current, configuration);
    else if (canvas.current !== null && library !== null) {
      current?.chart.destroy();
      const own = { ...configuration };
      drawn.current = { chart: new library.Chart(canvas.current, own), own };
    }
  }, [configuration, library]);
  useEffect(() => {
    // Paper is narrower than a screen: drawn anew for it, letters keep their size.
    const toPaper = (): void => {
      const chart = drawn.current?.chart;
      if (chart !== undefined && chart.width > PAPER_WIDTH) chart.resize(PAPER_WIDTH, chart.height);
    };
    const toScreen = (): void => drawn.current?.chart.resize();
    window.addEventListener("beforeprint", toPaper);
    window.addEventListener("afterprint", toScreen);
    return () => {
      window.removeEventListener("beforeprint", toPaper);
      window.removeEventListener("afterprint", toScreen);
    };
  }, []);
  useEffect(
    () => () => {
      drawn.current?.chart.destroy();
      drawn.current = null;
    },
    [],
  );
  return canvas;
}

function redraw(
  { chart, own }: Drawn,
  { data, options, plugins }: ChartConfiguration | ChartConfiguration<"bar">,
): void {
  // What is drawn besides the bars belongs to these data: kept from before it would tell of others.
  Object.assign(own, { plugins: plugins ?? [] });
  chart.data = data;
  chart.options = options ?? {};
  chart.update("none");
}
