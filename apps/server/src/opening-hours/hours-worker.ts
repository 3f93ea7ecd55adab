import { parentPort } from "node:worker_threads";
import { type HoursInput, weighHours } from "@springtide/season";
import { tellAnswer } from "../jobs/in-thread.ts";

/** Everything that longer hours are weighed from. */
export type HoursWork = Omit<HoursInput, "progress" | "cancel">;

/** Weighs longer hours off the server's thread. */
parentPort?.on("message", (work: HoursWork) => {
  void tellAnswer((progress) => Promise.resolve(JSON.stringify(weighHours({ ...work, progress }))));
});
