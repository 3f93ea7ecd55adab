import { parentPort } from "node:worker_threads";
import type { Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { ThreadNews } from "./thread-news.ts";

/** People see ten steps a second as movement; more would only fill the channel. */
const TELL_EVERY_MS = 100;

/** Does one piece of work of this thread, and tells its answer in JSON or what it refuses. */
export async function tellAnswer(compute: (progress: Progress) => Promise<string>): Promise<void> {
  let toldMs = -Infinity;
  const progress: Progress = (done, total, label) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    tell({ kind: "progress", done, total, label });
  };
  try {
    tell({ kind: "done", json: await compute(progress) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell({ kind: "refused", findings: error.findings, total: error.total });
  }
}

function tell(news: ThreadNews): void {
  parentPort?.postMessage(news);
}
