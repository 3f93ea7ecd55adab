import type { Worker } from "node:worker_threads";
import type { Plan } from "@springtide/contracts";
import { startWorker } from "@springtide/exchange/threads";
import { Cancelled, type Progress, Refusal } from "@springtide/refusal";
import type * as Season from "@springtide/season";
import type { SimulatedPlan, SimulationBasis } from "@springtide/season";
import type { PlayedSeasons, SimulationNews, SimulationOrder, SimulationStart } from "./simulation-messages.ts";

const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./simulation-worker.ts", import.meta.url)
  : new URL("./simulation-worker.js", import.meta.url);

/** A plan to be played out by several threads. */
export interface PlanPlay {
  readonly plan: Plan;
  readonly basis: SimulationBasis;
  /** Seasons played, or the most of them where a half-width is asked for. */
  readonly replications: number;
  /** Stop once every queue's service level is known this well. */
  readonly halfWidth?: number;
  readonly threads: number;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/**
 * Plays a plan out with several threads, season by season, to the same result as with one: seasons are put together in
 * their order, and where a half-width is asked for it is the order that says which is the last.
 * Whatever happens, no thread is left behind.
 * @throws Refusal for days outside the plan or more seasons than it has; Cancelled once the signal says so
 */
export async function playPlan(play: PlanPlay): Promise<SimulatedPlan> {
  if (play.signal?.aborted === true) throw new Cancelled();
  const season = await import("@springtide/season");
  const start: SimulationStart = { plan: play.plan, basis: play.basis };
  const count = Math.max(1, Math.min(play.threads, play.replications));
  const threads = Array.from({ length: count }, () => startWorker(WORKER, start));
  try {
    return await new Promise<SimulatedPlan>((resolve, reject) => {
      play.signal?.addEventListener("abort", () => {
        reject(new Cancelled());
      });
      const seasons = new SeasonsInTurn({ play, season }, resolve, reject);
      for (const thread of threads) seasons.employ(thread);
    });
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Hands seasons to whoever is free and puts together what comes back, in order. */
class SeasonsInTurn {
  readonly #play: PlanPlay;
  readonly #season: Pick<typeof Season, "isKnown" | "joinSeasons">;
  readonly #resolve: (outcome: SimulatedPlan) => void;
  readonly #reject: (reason: Error) => void;
  readonly #waiting = new Map<number, PlayedSeasons>();
  #handedOut = 0;
  #joined = 0;
  #whole: PlayedSeasons | null = null;
  #done = false;

  constructor(
    { play, season }: { readonly play: PlanPlay; readonly season: Pick<typeof Season, "isKnown" | "joinSeasons"> },
    resolve: (outcome: SimulatedPlan) => void,
    reject: (reason: Error) => void,
  ) {
    this.#play = play;
    this.#season = season;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  employ(thread: Worker): void {
    thread.on("message", (news: SimulationNews) => {
      this.#hear(thread, news);
    });
    thread.on("error", this.#reject);
    thread.on("exit", (code) => {
      this.#reject(new Error(`A simulating thread ended with ${code} before the plan was played out.`));
    });
  }

  #hear(thread: Worker, news: SimulationNews): void {
    switch (news.kind) {
      case "progress":
        if (this.#joined === 0) this.#play.progress(news.done, news.total, news.label);
        return;
      case "opened":
        this.#handOut(thread);
        return;
      case "played":
        this.#waiting.set(news.season, news.played);
        this.#join(thread);
        this.#handOut(thread);
        return;
      case "told":
        this.#resolve(news.outcome);
        return;
      case "refused":
        this.#reject(new Refusal(news.findings, news.total));
    }
  }

  #handOut(thread: Worker): void {
    if (this.#done || this.#handedOut >= this.#play.replications) return;
    order(thread, { kind: "play", season: this.#handedOut });
    this.#handedOut += 1;
  }

  /** Adds what is next in order, as far as it is there; once that is enough, asks what it means. */
  #join(thread: Worker): void {
    const { plan, replications, halfWidth, progress } = this.#play;
    for (let next = this.#waiting.get(this.#joined); next !== undefined && !this.#done;) {
      this.#waiting.delete(this.#joined);
      this.#whole = this.#whole === null ? next : this.#season.joinSeasons(this.#whole, next);
      this.#joined += 1;
      progress(
        this.#joined,
        replications,
        `Season ${this.#joined} of ${halfWidth === undefined ? "" : "at most "}${replications} played`,
      );
      const known = halfWidth !== undefined && this.#season.isKnown(plan, this.#whole, halfWidth);
      if (known || this.#joined === replications) {
        this.#done = true;
        order(thread, { kind: "tell", played: this.#whole });
      }
      next = this.#waiting.get(this.#joined);
    }
  }
}

function order(thread: Worker, what: SimulationOrder): void {
  thread.postMessage(what);
}
