import type { SimulationAnswer, SimulationRequest } from "@springtide/contracts";
import { startWorker } from "@springtide/exchange/threads";
import { Refusal } from "@springtide/refusal";
import { Turns } from "../jobs/turns.ts";
import type { QueueNews } from "./queue-news.ts";

const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./queue-worker.ts", import.meta.url)
  : new URL("./queue-worker.js", import.meta.url);
/** So many are played at once; whoever comes later waits for a place. */
const MOST_AT_ONCE = 2;

/** Plays queues out for callers of the API, each in a thread of its own, so that nobody else waits for it. */
export class QueueSimulations {
  readonly #turns = new Turns(MOST_AT_ONCE);

  /** @throws Refusal for what no queue can be */
  play(request: SimulationRequest): Promise<SimulationAnswer> {
    return this.#turns.take(() => inThread(request));
  }
}

async function inThread(request: SimulationRequest): Promise<SimulationAnswer> {
  const thread = startWorker(WORKER, request);
  try {
    return await new Promise<SimulationAnswer>((resolve, reject) => {
      thread.on("message", (news: QueueNews) => {
        if (news.kind === "played") resolve(news.answer);
        else reject(new Refusal(news.findings, news.total));
      });
      thread.on("error", reject);
      thread.on("exit", (code) => {
        reject(new Error(`The simulating thread ended with ${code} and no answer.`));
      });
    });
  } finally {
    await thread.terminate();
  }
}
