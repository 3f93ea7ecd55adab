import type { Plan } from "@springtide/contracts";
import type { Progress } from "@springtide/refusal";
import type { PlanDesk } from "@springtide/season";
import { attributionRows, openPlan, stepWords } from "@springtide/season";
import type { FromWorker, ToWorker, WhichPlan } from "./messages.ts";

let desk: PlanDesk | null = null;
let opened: Plan | null = null;
/** The changed plan, which the page holds too. */
let kept: Plan | null = null;

const say = (message: FromWorker): void => {
  self.postMessage(message);
};
const progress: Progress = (done, total, label) => {
  say({ kind: "progress", done, total, label });
};

/** The plan comes once and its seasons are drawn once; everything is worked out on them. To break a change off, the page ends the worker. */
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.kind === "open") {
      opened = data.plan;
      desk = openPlan(opened, progress);
    } else if (data.kind === "keep") kept = data.plan;
    else if (desk === null) say({ kind: "failed", reason: "the seasons of the plan could not be drawn again" });
    else say(answer(desk, data));
  } catch (cause) {
    say({ kind: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
  }
};

function answer(open: PlanDesk, asked: Exclude<ToWorker, { kind: "open" | "keep" }>): FromWorker {
  switch (asked.kind) {
    case "change":
      kept = open.replan(asked.change, progress);
      return { kind: "change", plan: kept };
    case "day":
      return { kind: "day", day: open.exactDay({ ...asked.question, ...shown(asked.of) }, progress) };
    case "need": {
      const need = open.intervalNeed({ ...asked.question, ...shown(asked.of) });
      return { kind: "need", need: { need, steps: stepWords(need.answer) } };
    }
    case "attribution": {
      const attribution = open.attribution(asked.question);
      const names = opened?.shop ?? { triggers: [], adjustments: [] };
      return { kind: "attribution", told: { attribution, rows: attributionRows(attribution, names) } };
    }
    case "reweigh":
      return { kind: "reweigh", season: open.reweigh(asked.question) };
  }
}

function shown(of: WhichPlan): { plan?: Plan } {
  return of === "kept" && kept !== null ? { plan: kept } : {};
}
