import type { Worker } from "node:worker_threads";
import { startWorker } from "@springtide/exchange/threads";
import type { Progress } from "@springtide/refusal";
import { Cancelled, Refusal } from "@springtide/refusal";
import type { ThreadNews } from "./thread-news.ts";
import { Turns } from "./turns.ts";

/** What a thread is given to do. */
export interface ThreadWork {
  /** The script that does it: it hears its work as a message, and answers with `ThreadNews`. */
  readonly script: URL;
  readonly work: unknown;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** A thread that nobody has used for so long is let go, with the memory that it holds. */
const IDLE_MS = 20_000;

interface IdleThread {
  readonly script: string;
  readonly thread: Worker;
  readonly letGo: NodeJS.Timeout;
}

/** A thread went down before it answered, and did not say why: it was ended from outside, or for want of memory. */
export class ThreadLost extends Error {
  override readonly name = "ThreadLost";
}

/**
 * Threads that compute. One that has done its work is kept for the next of the same script, as loading the code takes longer than
 * many a forecast; one whose work is cancelled is ended, whatever it is at.
 */
export class Threads {
  readonly #turns: Turns;
  readonly #idleMs: number;
  #idle: IdleThread[] = [];
  #closed = false;

  /** @param most so many work at once; later work waits for its turn */
  constructor(most: number, idleMs = IDLE_MS) {
    this.#turns = new Turns(most);
    this.#idleMs = idleMs;
  }

  /**
   * Has a thread do some work, and gives its answer back as JSON.
   * @throws Refusal of the work; Cancelled once the signal says so; ThreadLost; any other error is our own fault
   */
  run(work: ThreadWork): Promise<string> {
    return this.#turns.take(async () => {
      if (work.signal.aborted || this.#closed) throw new Cancelled();
      const thread = this.#take(work.script.href) ?? startWorker(work.script, undefined);
      try {
        const json = await answerOf(thread, work);
        this.#keep(work.script.href, thread);
        return json;
      } catch (error) {
        if (error instanceof Refusal) this.#keep(work.script.href, thread);
        else await thread.terminate();
        throw error;
      }
    });
  }

  /** Ends the threads that are idle; those at work end with their signal. */
  async close(): Promise<void> {
    this.#closed = true;
    const idle = this.#idle;
    this.#idle = [];
    for (const { letGo } of idle) clearTimeout(letGo);
    await Promise.all(idle.map(({ thread }) => thread.terminate()));
  }

  #take(script: string): Worker | null {
    const at = this.#idle.findIndex((one) => one.script === script);
    if (at === -1) return null;
    const [kept] = this.#idle.splice(at, 1);
    if (kept === undefined) return null;
    clearTimeout(kept.letGo);
    return kept.thread;
  }

  #keep(script: string, thread: Worker): void {
    thread.removeAllListeners();
    if (this.#closed) {
      void thread.terminate();
      return;
    }
    const letGo = setTimeout(() => {
      this.#forget(thread);
      void thread.terminate();
    }, this.#idleMs);
    // A process that has nothing else to do does not stay for them.
    letGo.unref();
    thread.unref();
    thread.on("exit", () => {
      this.#forget(thread);
    });
    thread.on("error", () => {
      this.#forget(thread);
    });
    this.#idle.push({ script, thread, letGo });
  }

  #forget(thread: Worker): void {
    this.#idle = this.#idle.filter((one) => one.thread !== thread);
  }
}

function answerOf(thread: Worker, { work, progress, signal }: ThreadWork): Promise<string> {
  const { promise, resolve, reject } = withResolvers();
  const cancel = (): void => {
    reject(new Cancelled());
  };
  signal.addEventListener("abort", cancel, { once: true });
  thread.removeAllListeners();
  thread.ref();
  thread.on("message", (news: ThreadNews) => {
    if (news.kind === "progress") progress(news.done, news.total, news.label);
    else if (news.kind === "done") resolve(news.json);
    else reject(new Refusal(news.findings, news.total));
  });
  thread.on("error", reject);
  thread.on("exit", (code) => {
    reject(new ThreadLost(`A computing thread ended with ${code} and no answer.`));
  });
  thread.postMessage(work);
  return promise.finally(() => {
    signal.removeEventListener("abort", cancel);
  });
}

function withResolvers(): {
  readonly promise: Promise<string>;
  readonly resolve: (json: string) => void;
  readonly reject: (reason: Error) => void;
} {
  let resolve: (json: string) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<string>((onDone, onFault) => {
    resolve = onDone;
    reject = onFault;
  });
  return { promise, resolve, reject };
}
