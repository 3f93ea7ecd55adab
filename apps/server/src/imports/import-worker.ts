import { parentPort } from "node:worker_threads";
import type { ImportDiagnosis, ShopImportMessage } from "@springtide/contracts";
import { importMessage } from "@springtide/store";
import { tellAnswer } from "../jobs/in-thread.ts";
import type { LookWork } from "./look-through.ts";
import { lookThrough } from "./look-through.ts";

/** What is told of a file, and what was read of it. */
export interface LookTold {
  readonly diagnosis: ImportDiagnosis;
  readonly read: ShopImportMessage;
}

/** Looks files of contacts through off the server's thread. What was read is told as a message whose numbers stand bit by bit. */
parentPort?.on("message", (work: LookWork) => {
  void tellAnswer(async (progress) => {
    const { diagnosis, read } = await lookThrough(work, { progress });
    const message = importMessage({ ...read, shop: work.shop, holidays: { customers: [], bySite: {} }, weather: [] });
    return `{"diagnosis":${JSON.stringify(diagnosis)},"read":${message}}`;
  });
});
