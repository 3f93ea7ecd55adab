import { parentPort, workerData } from "node:worker_threads";
import type { SimulationRequest } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { simulateQueue } from "@springtide/season";
import type { QueueNews } from "./queue-news.ts";

/** Plays one queue out off the server's thread, and ends. */
function answer(request: SimulationRequest): QueueNews {
  try {
    return { kind: "played", answer: simulateQueue(request) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: "refused", findings: error.findings, total: error.total };
  }
}

parentPort?.postMessage(answer(workerData as SimulationRequest));
