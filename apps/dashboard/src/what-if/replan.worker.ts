import type { Plan } from "@springtide/contracts";
import type { PlanDesk } from "@springtide/season";
import { openPlan } from "@springtide/season";
import type { FromWorker, ToWorker } from "./messages.ts";

let plan: Plan | null = null;
let desk: PlanDesk | null = null;

const answer = (message: FromWorker): void => {
  self.postMessage(message);
};
const progress = (done: number, total: number, label: string): void => {
  answer({ kind: "progress", done, total, label });
};

/** The plan comes once, and its seasons are drawn once; each change is then worked out on them. To cancel, the page ends the worker. */
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "open") {
    plan = data.plan;
    desk = null;
    return;
  }
  if (plan === null) return;
  try {
    desk ??= openPlan(plan, progress);
    answer({ kind: "plan", plan: desk.replan(data.change, progress) });
  } catch (cause) {
    answer({ kind: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
  }
};
