import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DailySet } from "../rolling-origin/series.ts";

const R = "Rscript";
const SCRIPT = fileURLToPath(new URL("r-forecast.R", import.meta.url));

/** Whether R and its forecast package are installed. */
export function hasRForecast(): boolean {
  return spawnSync(R, ["-e", "library(forecast)"], { stdio: "ignore" }).status === 0;
}

/** The plain mean of R's ets, stl + ets, mstl + ets, auto.arima with Fourier terms, and theta. */
export function meanOfRForecasters(history: DailySet, days: number): Float64Array {
  const folder = mkdtempSync(join(tmpdir(), "springtide-rival-"));
  try {
    const file = join(folder, "history.txt");
    writeFileSync(file, [...history.contacts].map((y) => (Number.isNaN(y) ? "NA" : String(y))).join("\n"));
    const told = execFileSync(R, [SCRIPT, file, String(days)], { encoding: "utf8" });
    return Float64Array.from(told.trim().split(/\s+/), Number);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
