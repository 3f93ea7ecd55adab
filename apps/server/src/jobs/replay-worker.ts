import { replaySeason, type ReplayInput } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { answerInThread } from "./in-thread.ts";

/** Everything a season of the past is replayed from. */
export type ReplayWork = Pick<ReplayInput, "shop" | "holidays" | "contacts" | "weather" | "season">;

/** Replays seasons off the server's thread. */
answerInThread(async (work: ReplayWork, progress) =>
  JSON.stringify(replaySeason({ ...work, solve: await loadSolver(), progress })),
);
