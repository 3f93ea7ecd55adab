import type { ExactDay, Plan } from "@springtide/contracts";
import type {
  AdjustmentTrial,
  AttributionQuestion,
  DayQuestion,
  IntervalQuestion,
  MeanIntervals,
  OpenQuestion,
  PlanChange,
  Reweighed,
  ReweighQuestion,
  ShiftQuestion,
  ShiftReasons,
  TriedDay,
} from "@springtide/season";
import type { AttributionInWords, FromWorker, NeedInWords, ToWorker, WhichPlan } from "./messages.ts";

/** How far the work under way is, and what it is for. */
export interface DeskProgress {
  readonly kind: Question["kind"];
  readonly done: number;
  readonly total: number;
  /** What the engine says of it, in English; null until it has said anything, while it draws the seasons. */
  readonly label: string | null;
}

/** As much of a worker as a desk needs. */
export interface DeskWorker {
  postMessage(message: ToWorker): void;
  terminate(): void;
}

/** Starts a worker that says what it has to say to `hear`. */
export type StartWorker = (hear: (message: FromWorker) => void, fail: (reason: string) => void) => DeskWorker;

type Question =
  | { readonly kind: "change"; readonly change: PlanChange }
  | { readonly kind: "day"; readonly question: DayQuestion; readonly plan: Plan }
  | { readonly kind: "need"; readonly question: IntervalQuestion; readonly plan: Plan }
  | { readonly kind: "shift"; readonly question: ShiftQuestion; readonly plan: Plan }
  | { readonly kind: "open-stretch"; readonly question: OpenQuestion; readonly plan: Plan }
  | { readonly kind: "attribution"; readonly question: AttributionQuestion }
  | { readonly kind: "reweigh"; readonly question: ReweighQuestion }
  | { readonly kind: "means" }
  | { readonly kind: "try-adjustments"; readonly trial: AdjustmentTrial; readonly plan: Plan };

interface Job {
  readonly asked: Question;
  readonly hear: (answer: FromWorker) => void;
  /** Tells whoever asked that nobody will answer. */
  readonly leave: () => void;
}

/**
 * A plan opened in a worker: its seasons are drawn there once, then it is asked one thing at a time. A change goes before
 * days that wait; to break one off ends the worker, since nothing else stops a computation, and the next question draws the
 * seasons again. A day that nobody waits for any more is let run out: it takes less than a second. Of re-weighings only the one
 * under way and the newest are kept, so that a slider that is dragged never leaves a queue behind.
 */
export class Desk {
  readonly #plan: Plan;
  readonly #start: StartWorker;
  readonly #listeners = new Set<() => void>();
  readonly #waiting: Job[] = [];
  #worker: DeskWorker | null = null;
  #running: Job | null = null;
  #kept: Plan | null = null;
  #progress: DeskProgress | null = null;

  constructor(plan: Plan, start: StartWorker) {
    this.#plan = plan;
    this.#start = start;
  }

  /** Lets the worker draw the seasons before the first question. */
  prepare(): void {
    this.#open();
  }

  async replan(change: PlanChange, signal: AbortSignal): Promise<Plan> {
    const answer = await this.#ask({ kind: "change", change }, signal);
    if (answer.kind === "change") return answer.plan;
    throw new Error(reasonOf(answer));
  }

  /** @param plan whose people are there: the plan opened, or one that `replan` gave */
  async exactDay(plan: Plan, question: DayQuestion, signal: AbortSignal): Promise<ExactDay> {
    const answer = await this.#ask({ kind: "day", question, plan }, signal);
    if (answer.kind === "day") return answer.day;
    throw new Error(reasonOf(answer));
  }

  /** @param plan as for `exactDay` */
  async intervalNeed(plan: Plan, question: IntervalQuestion, signal: AbortSignal): Promise<NeedInWords> {
    const answer = await this.#ask({ kind: "need", question, plan }, signal);
    if (answer.kind === "need") return answer.need;
    throw new Error(reasonOf(answer));
  }

  /** Why a shift is in the roster. @param plan as for `exactDay` */
  async whyShift(plan: Plan, question: ShiftQuestion, signal: AbortSignal): Promise<ShiftReasons> {
    const answer = await this.#ask({ kind: "shift", question, plan }, signal);
    if (answer.kind === "shift") return answer.reasons;
    throw new Error(reasonOf(answer));
  }

  /** Why a stretch is open, in sentences. @param plan as for `exactDay` */
  async whyOpen(plan: Plan, question: OpenQuestion, signal: AbortSignal): Promise<readonly string[]> {
    const answer = await this.#ask({ kind: "open-stretch", question, plan }, signal);
    if (answer.kind === "open-stretch") return answer.sentences;
    throw new Error(reasonOf(answer));
  }

  /** Where the contacts of a day of the opened plan come from. */
  async attribution(question: AttributionQuestion, signal: AbortSignal): Promise<AttributionInWords> {
    const answer = await this.#ask({ kind: "attribution", question }, signal);
    if (answer.kind === "attribution") return answer.told;
    throw new Error(reasonOf(answer));
  }

  /** The opened plan's forecast with triggers moved. Rejected as no longer asked when a newer one comes before its turn. */
  async reweigh(question: ReweighQuestion, signal: AbortSignal): Promise<Reweighed> {
    const answer = await this.#ask({ kind: "reweigh", question }, signal);
    if (answer.kind === "reweigh") return answer.season;
    throw new Error(reasonOf(answer));
  }

  /** Mean contacts and handling times of every interval of the opened plan. */
  async means(signal: AbortSignal): Promise<readonly MeanIntervals[]> {
    const answer = await this.#ask({ kind: "means" }, signal);
    if (answer.kind === "means") return answer.queues;
    throw new Error(reasonOf(answer));
  }

  /** One day under other adjustments. @param plan as for `exactDay` */
  async tryAdjustments(plan: Plan, trial: AdjustmentTrial, signal: AbortSignal): Promise<TriedDay> {
    const answer = await this.#ask({ kind: "try-adjustments", trial, plan }, signal);
    if (answer.kind === "try-adjustments") return answer.day;
    throw new Error(reasonOf(answer));
  }

  /** Ends the worker and forgets what was asked; the desk may be used again. */
  end(): void {
    this.#waiting.length = 0;
    this.#endWorker();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly progress = (): DeskProgress | null => this.#progress;

  #ask(asked: Question, signal: AbortSignal): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(new DOMException("no longer asked", "AbortError"));
      };
      const job: Job = { asked, hear: resolve, leave };
      signal.addEventListener("abort", () => {
        this.#drop(job);
        leave();
      });
      if (asked.kind === "reweigh") this.#leaveStale();
      if (asked.kind === "change" || asked.kind === "reweigh") this.#waiting.unshift(job);
      else this.#waiting.push(job);
      this.#next();
    });
  }

  /** Re-weighings that have not begun: a newer one says what is wanted now. */
  #leaveStale(): void {
    for (const stale of this.#waiting.filter(({ asked }) => asked.kind === "reweigh")) {
      this.#waiting.splice(this.#waiting.indexOf(stale), 1);
      stale.leave();
    }
  }

  #drop(job: Job): void {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (this.#running !== job || job.asked.kind !== "change") return;
    this.#endWorker();
    this.#next();
  }

  #next(): void {
    if (this.#running !== null) return;
    const job = this.#waiting.shift();
    if (job === undefined) {
      this.#tell(null);
      return;
    }
    this.#running = job;
    const worker = this.#open();
    const { asked } = job;
    this.#tell({ kind: asked.kind, done: 0, total: 1, label: null });
    if (!("plan" in asked)) {
      worker.postMessage(asked);
      return;
    }
    const of = this.#which(asked.plan, worker);
    worker.postMessage(about(asked, of));
  }

  /** A changed plan that the worker does not have, because it was ended since or made another, is handed to it. */
  #which(plan: Plan, worker: DeskWorker): WhichPlan {
    if (plan === this.#plan) return "opened";
    if (plan !== this.#kept) worker.postMessage({ kind: "keep", plan });
    this.#kept = plan;
    return "kept";
  }

  #open(): DeskWorker {
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
    worker.postMessage({ kind: "open", plan: this.#plan });
    return worker;
  }

  #hear(message: FromWorker): void {
    const job = this.#running;
    if (job === null) return;
    if (message.kind === "progress") {
      this.#tell({ ...message, kind: job.asked.kind });
      return;
    }
    this.#running = null;
    if (message.kind === "change") this.#kept = message.plan;
    job.hear(message);
    this.#next();
  }

  #endWorker(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#running = null;
    this.#kept = null;
    this.#tell(null);
  }

  #tell(progress: DeskProgress | null): void {
    this.#progress = progress;
    for (const listener of this.#listeners) listener();
  }
}

/** The question about one of the plans that the worker has. */
function about(asked: Extract<Question, { plan: Plan }>, of: WhichPlan): ToWorker {
  switch (asked.kind) {
    case "day":
      return { kind: "day", question: asked.question, of };
    case "need":
      return { kind: "need", question: asked.question, of };
    case "shift":
      return { kind: "shift", question: asked.question, of };
    case "open-stretch":
      return { kind: "open-stretch", question: asked.question, of };
    case "try-adjustments":
      return { kind: "try-adjustments", trial: asked.trial, of };
  }
}

function reasonOf(answer: FromWorker): string {
  return answer.kind === "failed" ? answer.reason : "the worker answered another question";
}
