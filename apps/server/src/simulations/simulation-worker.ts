import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "@springtide/refusal";
import { openSimulation, type PlanSimulation } from "@springtide/season";
import type { SimulationNews, SimulationOrder, SimulationStart } from "./simulation-messages.ts";

/** People see ten steps a second as movement; more would only fill the channel. */
const TELL_EVERY_MS = 100;

function tell(news: SimulationNews): void {
  parentPort?.postMessage(news);
}

/** Does the work, and tells a refusal instead of dying of it. */
function answering(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell({ kind: "refused", findings: error.findings, total: error.total });
  }
}

function open({ plan, basis }: SimulationStart): PlanSimulation {
  let toldMs = -Infinity;
  return openSimulation(plan, basis, (done, total, label) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    tell({ kind: "progress", done, total, label });
  });
}

answering(() => {
  const simulation = open(workerData as SimulationStart);
  tell({ kind: "opened" });
  parentPort?.on("message", (order: SimulationOrder) => {
    answering(() => {
      if (order.kind === "play")
        tell({ kind: "played", season: order.season, played: simulation.play(order.season, 1) });
      else tell({ kind: "told", outcome: simulation.outcome(order.played) });
    });
  });
});
