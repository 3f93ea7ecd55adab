import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "@springtide/refusal";
import type { FirstLookNews } from "./first-looks.ts";
import type { FirstLookWork } from "./look-first.ts";
import { lookFirst } from "./look-first.ts";

/** Looks one file through off the server's thread, and ends. */
async function answer(work: FirstLookWork): Promise<FirstLookNews> {
  try {
    return { kind: "looked", look: await lookFirst(work) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: "refused", findings: error.findings, total: error.total };
  }
}

parentPort?.postMessage(await answer(workerData as FirstLookWork));
