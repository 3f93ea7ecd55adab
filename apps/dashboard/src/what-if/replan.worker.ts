import type { Plan } from "@springtide/contracts";
import { replan } from "@springtide/season";
import type { Change } from "./change.ts";
import type { FromWorker } from "./messages.ts";

let plan: Plan | null = null;

const answer = (message: FromWorker): void => {
  self.postMessage(message);
};

/** The plan comes once; after it, each change is worked out against it. To cancel, the page ends the worker. */
self.onmessage = ({ data }: MessageEvent<{ plan: Plan } | { change: Change }>) => {
  if ("plan" in data) {
    plan = data.plan;
    return;
  }
  if (plan === null) return;
  try {
    const progress = (done: number, total: number, label: string): void => {
      answer({ kind: "progress", done, total, label });
    };
    answer({ kind: "plan", plan: replan(plan, data.change, progress) });
  } catch (cause) {
    answer({ kind: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
  }
};
