import { parentPort } from "node:worker_threads";
import { civilDay } from "@springtide/calendar";
import { replanDays } from "@springtide/season";
import { draftShifts, editedShifts } from "@springtide/season/roster-edit";
import { loadSolver } from "@springtide/solver";
import { tellAnswer } from "../jobs/in-thread.ts";
import type { ReplanWork } from "./roster-replans.ts";

/** Plans days of rosters anew off the server's thread. */
parentPort?.on("message", ({ plan, call }: ReplanWork) => {
  void tellAnswer(async (progress) => {
    const question = {
      shifts: editedShifts(call.shifts),
      fromDay: civilDay(call.from),
      toDay: civilDay(call.to),
      teams: call.teams,
    };
    return JSON.stringify(draftShifts(replanDays(plan, question, await loadSolver(), progress), plan.shop));
  });
});
