import type { Progress } from "@springtide/refusal";
import type { PlanDesk } from "@springtide/season";
import { openPlan } from "@springtide/season";
import type { FromWorker, ToWorker } from "./messages.ts";

let desk: PlanDesk | null = null;

const answer = (message: FromWorker): void => {
  self.postMessage(message);
};
const progress: Progress = (done, total, label) => {
  answer({ kind: "progress", done, total, label });
};

/** The plan comes once and its seasons are drawn once; each change is worked out on them. To cancel, the page ends the worker. */
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.kind === "open") desk = openPlan(data.plan, progress);
    else if (desk === null) answer({ kind: "failed", reason: "the seasons of the plan could not be drawn again" });
    else answer({ kind: "plan", plan: desk.replan(data.change, progress) });
  } catch (cause) {
    answer({ kind: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
  }
};
