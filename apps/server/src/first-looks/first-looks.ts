import type { Readable } from "node:stream";
import type { FirstLook } from "@springtide/contracts";
import { startWorker } from "@springtide/exchange/threads";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { bytesOf } from "../imports/uploads.ts";
import { Turns } from "../jobs/turns.ts";
import type { FirstLookWork } from "./look-first.ts";

const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./first-look-worker.ts", import.meta.url)
  : new URL("./first-look-worker.js", import.meta.url);
/** A file is there whole while it is looked at: one after the other. */
const MOST_AT_ONCE = 1;

/** What the thread that looks a file through tells the server. */
export type FirstLookNews =
  | { readonly kind: "looked"; readonly look: FirstLook }
  | { readonly kind: "refused"; readonly findings: readonly Finding[]; readonly total: number };

/** Looks files through before there is a shop for them, each in a thread of its own. Nothing of them is kept. */
export class FirstLooks {
  readonly #turns = new Turns(MOST_AT_ONCE);

  /** @throws Refusal for a file that is no table of contacts, or a zone that does not exist */
  look(work: Omit<FirstLookWork, "bytes">, upload: Readable): Promise<FirstLook> {
    return this.#turns.take(async () => inThread({ ...work, bytes: await bytesOf(upload) }));
  }
}

async function inThread(work: FirstLookWork): Promise<FirstLook> {
  const thread = startWorker(WORKER, work);
  try {
    return await new Promise<FirstLook>((resolve, reject) => {
      thread.on("message", (news: FirstLookNews) => {
        if (news.kind === "looked") resolve(news.look);
        else reject(new Refusal(news.findings, news.total));
      });
      thread.on("error", reject);
      thread.on("exit", (code) => {
        reject(new Error(`The thread that looks a file through ended with ${code} and no answer.`));
      });
    });
  } finally {
    await thread.terminate();
  }
}
