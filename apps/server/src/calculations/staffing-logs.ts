import type { Readable } from "node:stream";
import type { LogAnswer } from "@springtide/contracts";
import { startWorker } from "@springtide/exchange/threads";
import { Refusal } from "@springtide/refusal";
import { bytesOf } from "../imports/uploads.ts";
import { Turns } from "../jobs/turns.ts";
import type { LogNews, LogWork } from "./log-work.ts";

const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./log-worker.ts", import.meta.url)
  : new URL("./log-worker.js", import.meta.url);
/** A log is there whole while it is read: one after the other. */
const MOST_AT_ONCE = 1;

/** Reads logs for callers of the API, each in a thread of its own. Nothing of them is kept. */
export class StaffingLogs {
  readonly #turns = new Turns(MOST_AT_ONCE);

  /** @throws Refusal for a file that is no table of contacts, or a zone that does not exist */
  read(reading: Omit<LogWork, "bytes">, upload: Readable): Promise<LogAnswer> {
    return this.#turns.take(async () => inThread({ ...reading, bytes: await bytesOf(upload) }));
  }
}

async function inThread(work: LogWork): Promise<LogAnswer> {
  const thread = startWorker(WORKER, work);
  try {
    return await new Promise<LogAnswer>((resolve, reject) => {
      thread.on("message", (news: LogNews) => {
        if (news.kind === "read") resolve(news.answer);
        else reject(new Refusal(news.findings, news.total));
      });
      thread.on("error", reject);
      thread.on("exit", (code) => {
        reject(new Error(`The thread that reads a log ended with ${code} and no answer.`));
      });
    });
  } finally {
    await thread.terminate();
  }
}
