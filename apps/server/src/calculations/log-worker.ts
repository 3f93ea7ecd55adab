import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "@springtide/refusal";
import type { LogNews, LogWork } from "./log-work.ts";
import { readLog } from "./read-log.ts";

/** Reads one log off the server's thread, and ends. */
async function answer(work: LogWork): Promise<LogNews> {
  try {
    return { kind: "read", answer: await readLog(work) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: "refused", findings: error.findings, total: error.total };
  }
}

parentPort?.postMessage(await answer(workerData as LogWork));
