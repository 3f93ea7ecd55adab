import type { SkillMixAnswer, SkillMixRequest } from "@springtide/contracts";
import { startWorker } from "@springtide/exchange/threads";
import { Refusal } from "@springtide/refusal";
import { Turns } from "../jobs/turns.ts";
import type { SkillNews } from "./skill-news.ts";

const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./skill-worker.ts", import.meta.url)
  : new URL("./skill-worker.js", import.meta.url);
/** So many are answered at once; whoever comes later waits for a place. */
const MOST_AT_ONCE = 2;

/** Mixes skills for callers of the API, each in a thread of its own that ends with its answer, so that nobody else waits for it. */
export class SkillMixes {
  readonly #turns = new Turns(MOST_AT_ONCE);

  /** @throws Refusal for a question that no mix can answer */
  find(request: SkillMixRequest): Promise<SkillMixAnswer> {
    return this.#turns.take(() => inThread(request));
  }
}

async function inThread(request: SkillMixRequest): Promise<SkillMixAnswer> {
  const thread = startWorker(WORKER, request);
  try {
    return await new Promise<SkillMixAnswer>((resolve, reject) => {
      thread.on("message", (news: SkillNews) => {
        if (news.kind === "mixed") resolve(news.answer);
        else reject(new Refusal(news.findings, news.total));
      });
      thread.on("error", reject);
      thread.on("exit", (code) => {
        reject(new Error(`The thread that mixes skills ended with ${code} and no answer.`));
      });
    });
  } finally {
    await thread.terminate();
  }
}
