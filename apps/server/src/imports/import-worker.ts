import { parentPort } from "node:worker_threads";
import { importMessage } from "@springtide/store";
import { tellAnswer } from "../jobs/in-thread.ts";
import type { LookWork } from "./look-through.ts";
import { lookThrough } from "./look-through.ts";

/** Looks files of contacts through off the server's thread. What was read is told as a message whose numbers stand bit by bit. */
parentPort?.on("message", (work: LookWork) => {
  void tellAnswer(async (progress) => {
    const { diagnosis, read } = await lookThrough(work, { progress });
    const message = importMessage({ ...read, shop: work.shop, holidays: { customers: [], bySite: {} }, weather: [] });
    return `{"diagnosis":${JSON.stringify(diagnosis)},"read":${message}}`;
  });
});
