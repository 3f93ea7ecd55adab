import type { Trigger, TriggerParameters } from "@springtide/contracts";
import type { TrialDates, TriedTriggers } from "@springtide/season";
import type { FromTrial, ToTrial, TrialGround, TrialQuestion } from "./trial-messages.ts";

/** As much of a worker as a desk needs. */
interface TrialWorker {
  postMessage(message: ToTrial): void;
  terminate(): void;
}

/** Starts a worker that says what it has to say to `hear`. */
export type StartTrialWorker = (hear: (message: FromTrial) => void, fail: (reason: string) => void) => TrialWorker;

type Asked = Exclude<ToTrial, { kind: "open" }>;
type Tell = (done: number, total: number, label: string) => void;

interface Job {
  readonly asked: Asked;
  readonly hear: (message: FromTrial) => void;
  readonly leave: () => void;
  readonly tell: Tell | null;
}

/**
 * Triggers tried in two workers: one finds firings and dates, fast enough to follow a slider; the other learns, which takes seconds,
 * and is ended where what it learns is no longer wanted. Of questions of one kind that wait only the newest is kept.
 */
export class TrialDesk {
  readonly #quick: Bench;
  readonly #slow: Bench;

  constructor(ground: TrialGround, start: StartTrialWorker) {
    this.#quick = new Bench(ground, start);
    this.#slow = new Bench(ground, start);
  }

  /** Null where what the trigger looks at is not there. */
  async firings(question: TrialQuestion, signal: AbortSignal): Promise<TriggerParameters["pastOnsets"] | null> {
    const answer = await this.#quick.ask({ kind: "firings", question }, signal);
    if (answer.kind === "firings") return answer.past;
    throw new Error(reasonOf(answer));
  }

  async dates(question: TrialQuestion, signal: AbortSignal): Promise<TrialDates> {
    const answer = await this.#quick.ask({ kind: "dates", question }, signal);
    if (answer.kind === "dates") return answer.dates;
    throw new Error(reasonOf(answer));
  }

  async learn(triggers: readonly Trigger[], tell: Tell, signal: AbortSignal): Promise<TriedTriggers> {
    const answer = await this.#slow.ask({ kind: "learn", triggers }, signal, tell);
    if (answer.kind === "learned") return answer.tried;
    throw new Error(reasonOf(answer));
  }

  /** Ends both workers; the desk may be used again. */
  end(): void {
    this.#quick.end();
    this.#slow.end();
  }
}

/** One worker, which is asked one thing at a time. */
class Bench {
  readonly #ground: TrialGround;
  readonly #start: StartTrialWorker;
  #worker: TrialWorker | null = null;
  #running: Job | null = null;
  #waiting: Job[] = [];

  constructor(ground: TrialGround, start: StartTrialWorker) {
    this.#ground = ground;
    this.#start = start;
  }

  ask(asked: Asked, signal: AbortSignal, tell: Tell | null = null): Promise<FromTrial> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(new DOMException("no longer asked", "AbortError"));
      };
      const job: Job = { asked, hear: resolve, leave, tell };
      signal.addEventListener("abort", () => {
        this.#drop(job);
        leave();
      });
      for (const stale of this.#waiting.filter((other) => other.asked.kind === asked.kind)) stale.leave();
      // Firings go before dates: they follow the hand.
      const others = this.#waiting.filter((other) => other.asked.kind !== asked.kind);
      this.#waiting = asked.kind === "firings" ? [job, ...others] : [...others, job];
      this.#next();
    });
  }

  end(): void {
    this.#waiting = [];
    this.#endWorker();
  }

  /** Learning that is no longer wanted is broken off, which ends the worker; all else is let run out. */
  #drop(job: Job): void {
    this.#waiting = this.#waiting.filter((other) => other !== job);
    if (this.#running !== job || job.asked.kind !== "learn") return;
    this.#endWorker();
    this.#next();
  }

  #next(): void {
    if (this.#running !== null) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#running = job;
    this.#open().postMessage(job.asked);
  }

  #open(): TrialWorker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.#start(
      (message) => {
        this.#hear(message);
      },
      (reason) => {
        const job = this.#running;
        this.#endWorker();
        job?.hear({ kind: "failed", reason });
        this.#next();
      },
    );
    this.#worker = worker;
    worker.postMessage({ kind: "open", ground: this.#ground });
    return worker;
  }

  #hear(message: FromTrial): void {
    const job = this.#running;
    if (job === null) return;
    if (message.kind === "progress") {
      job.tell?.(message.done, message.total, message.label);
      return;
    }
    this.#running = null;
    job.hear(message);
    this.#next();
  }

  #endWorker(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#running = null;
  }
}

function reasonOf(answer: FromTrial): string {
  return answer.kind === "failed" ? answer.reason : "the worker answered another question";
}
