import type { Plan } from "@springtide/contracts";
import type { Progress } from "@springtide/refusal";
import type { PlanDesk, RosterDesk } from "@springtide/season";
import { attributionRows, needWords, openPlan, openRoster } from "@springtide/season";
import type { FromWorker, ToWorker, WhichPlan } from "./messages.ts";

let desk: PlanDesk | null = null;
let opened: Plan | null = null;
/** The changed plan, which the page holds too. */
let kept: Plan | null = null;
/** The roster asked about last, laid out. */
let roster: { readonly plan: Plan; readonly desk: RosterDesk } | null = null;

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
      return { kind: "need", need: { need, steps: needWords(need) } };
    }
    case "shift":
      return { kind: "shift", reasons: rosterOf(asked.of).whyShift(asked.question) };
    case "open-stretch":
      return { kind: "open-stretch", sentences: rosterOf(asked.of).whyOpen(asked.question) };
    case "attribution": {
      const attribution = open.attribution(asked.question);
      const names = opened?.shop ?? { triggers: [], adjustments: [] };
      return { kind: "attribution", told: { attribution, rows: attributionRows(attribution, names) } };
    }
    case "reweigh":
      return { kind: "reweigh", season: open.reweigh(asked.question) };
    case "means":
      return { kind: "means", queues: open.means() };
    case "try-adjustments":
      return { kind: "try-adjustments", day: open.tryAdjustments({ ...asked.trial, ...shown(asked.of) }) };
  }
}

function shown(of: WhichPlan): { plan?: Plan } {
  return of === "kept" && kept !== null ? { plan: kept } : {};
}

function rosterOf(of: WhichPlan): RosterDesk {
  const plan = of === "kept" ? kept : opened;
  if (plan === null) throw new Error("the plan of the roster is not there");
  if (roster?.plan !== plan) roster = { plan, desk: openRoster(plan) };
  return roster.desk;
}
