import { startWorker } from "../threads/start-worker.ts";
import type { PartNews } from "./part-news.ts";
import type { PartOrder } from "./part-worker.ts";

const SCRIPT = new URL(`./part-worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);

/** Rows in plain form leave no garbage, and others little at a time: more would only hold memory. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

/** A thread at work on its part. */
interface PartThread {
  readonly news: Promise<PartNews>;
  stop(): Promise<void>;
}

/** Begins the counting of a part elsewhere. */
export type BeginPart = (order: PartOrder) => PartThread;

/** Has a thread of its own count a part of a log. A thread that cannot be had, or runs out of memory, has no news. */
export function countInThread(order: PartOrder): PartThread {
  const thread = startWorker(SCRIPT, undefined, LIMITS);
  const news = new Promise<PartNews>((resolve, reject) => {
    thread.once("message", (told: PartNews) => {
      resolve(told);
    });
    thread.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code?.startsWith("ERR_WORKER_") === true) resolve(null);
      else reject(error);
    });
    thread.once("exit", (code) => {
      reject(new Error(`A counting thread ended with ${code} and no news.`));
    });
  });
  thread.postMessage(order);
  return {
    news,
    async stop() {
      await thread.terminate();
    },
  };
}
