import { parentPort } from "node:worker_threads";
import type { Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { ThreadNews } from "./thread-news.ts";

/** People see ten steps a second as movement; more would only fill the channel. */
const TELL_EVERY_MS = 100;

/** Makes this thread do each piece of work that it is sent, and answer with JSON or with what it refuses. */
export function answerInThread<Work>(answer: (work: Work, progress: Progress) => Promise<string>): void {
  parentPort?.on("message", (work: Work) => {
    void answered(answer, work);
  });
}

async function answered<Work>(answer: (work: Work, progress: Progress) => Promise<string>, work: Work): Promise<void> {
  let toldMs = -Infinity;
  const progress: Progress = (done, total, label) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    tell({ kind: "progress", done, total, label });
  };
  try {
    tell({ kind: "done", json: await answer(work, progress) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell({ kind: "refused", findings: error.findings, total: error.total });
  }
}

function tell(news: ThreadNews): void {
  parentPort?.postMessage(news);
}
