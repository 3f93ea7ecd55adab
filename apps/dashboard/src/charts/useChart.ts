import type { ChartConfiguration } from "chart.js";
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { useEffect, useRef } from "react";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;
Chart.defaults.font.family = "inherit";
Chart.defaults.font.size = 12;

/** Draws a configuration on a canvas and draws anew when it changes. */
export function useChart(configuration: ChartConfiguration | ChartConfiguration<"bar">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const chart = new Chart(canvas.current, configuration);
    return () => {
      chart.destroy();
    };
  }, [configuration]);
  return canvas;
}
