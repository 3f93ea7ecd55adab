import { parentPort } from "node:worker_threads";
import { replaySeason, type ReplayInput } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { tellAnswer } from "./in-thread.ts";

/** Everything a season of the past is replayed from. */
export type ReplayWork = Pick<ReplayInput, "shop" | "holidays" | "contacts" | "weather" | "season">;

/** Replays seasons off the server's thread. */
parentPort?.on("message", (work: ReplayWork) => {
  void tellAnswer(async (progress) => JSON.stringify(replaySeason({ ...work, solve: await loadSolver(), progress })));
});
