import { parentPort } from "node:worker_threads";
import type { SeriesForecast } from "@springtide/contracts";

/** Stands in for the thread that forecasts: one day, at once. */
parentPort?.on("message", () => {
  const made: SeriesForecast = {
    ...{
      layout: "days",
      intervalMinutes: null,
      zone: "Europe/Berlin",
      hasZone: true,
      asOf: "2026-05-10",
      kind: "counts",
    },
    history: { from: "2026-03-02", to: "2026-05-10", known: 70, unknown: 0 },
    ...{ country: null, paths: 20, seed: 1, bands: [], weather: null, triggers: [], intraday: null, caveats: [] },
    forecast: [{ at: "2026-05-11", mean: 5, p10: 2, p50: 5, p90: 8 }],
  };
  parentPort?.postMessage({ kind: "done", json: JSON.stringify(made) });
});
