import { Cancelled, Refusal } from "@springtide/refusal";
import type { JobEnd, JobQueue, JobStore, Notices, Store, StoredJob } from "@springtide/store";
import { EVERY_ORGANISATION } from "@springtide/store";
import type { Lane } from "./boss-queue.ts";
import { LANES } from "./boss-queue.ts";
import { LOST_TOO_OFTEN, failureOf } from "./job-failure.ts";
import type { JobNews } from "./job-news.ts";
import type { RegisteredKind } from "./job-kind.ts";
import { TryAgain } from "./job-kind.ts";
import { nap } from "./nap.ts";
import type { Threads } from "./threads.ts";
import { ThreadLost } from "./threads.ts";

/** How often a worker shows signs of life, and how soon others act on their absence. */
export interface RunnerTempo {
  /** A job whose worker has shown no sign of life for so long is another's. */
  readonly leaseSeconds: number;
  /** Signs of life, and with them progress to the database. */
  readonly beatMs: number;
  /** How long new jobs of other processes may go unseen where the database cannot tell of them. */
  readonly pollMs: number;
  /** How often jobs of lost workers are looked for. */
  readonly sweepMs: number;
}

const USUAL_LEASE_SECONDS = 12;

/** Some signs of life may be lost before a lease ends, and what was lost is found well before another one would have ended. */
export function tempoOf(leaseSeconds: number): Omit<RunnerTempo, "pollMs"> {
  return { leaseSeconds, beatMs: (leaseSeconds * 1_000) / 12, sweepMs: (leaseSeconds * 1_000) / 3 };
}

export const USUAL_TEMPO: RunnerTempo = { ...tempoOf(USUAL_LEASE_SECONDS), pollMs: 500 };

export interface RunnerNeeds {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly kinds: ReadonlyMap<string, RegisteredKind>;
  readonly threads: Threads;
  /** Whether no other process can be at work on the store. */
  readonly alone: boolean;
  /** So many jobs at once in each lane. */
  readonly most: Readonly<Record<Lane, number>>;
  /** Tells this worker from all others. */
  readonly worker: string;
  readonly tempo: RunnerTempo;
  readonly news: JobNews;
  readonly log: (line: string) => void;
}

/** A job lost its worker so often: it may be what brings them down. */
const MOST_ATTEMPTS = 3;
/** Jobs that wait for a while are looked for in the queue now and then. */
const REQUEUE_EVERY_SWEEPS = 15;
/** Where the database tells of new jobs, only what was put off has to be looked for. */
const TOLD_POLL_MS = 5_000;
/** A lane looks for jobs itself after so long, whether or not anything woke it. */
const LOOK_ANYWAY_MS = 60_000;

type Ended = "cancelled" | "lost" | "stopping";

interface LaneState {
  wake: AbortController;
  /** Whether there may be more than was taken. */
  more: boolean;
}

interface Running {
  readonly job: StoredJob;
  readonly stop: AbortController;
  done: number;
  total: number;
  label: string;
  why: Ended | null;
}

/** Does the jobs of a store: takes them, shows that it lives, and stores what comes out. */
export class JobRunner {
  readonly #needs: RunnerNeeds;
  readonly #jobs: JobStore;
  readonly #running = new Map<string, Running>();
  readonly #works = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #stopped: Promise<void> | null = null;
  #loops: readonly Promise<void>[] = [];
  readonly #lanes = new Map<Lane, LaneState>(LANES.map((lane) => [lane, { wake: new AbortController(), more: true }]));
  #troubled = false;
  #notices: Notices | null = null;

  constructor(needs: RunnerNeeds) {
    this.#needs = needs;
    this.#jobs = needs.store.within(EVERY_ORGANISATION).jobs;
  }

  start(): void {
    const { beatMs, pollMs, sweepMs } = this.#needs.tempo;
    const notices = this.#needs.store.hearJobs((text) => {
      this.wake(LANES.find((lane) => lane === text));
    });
    this.#notices = notices;
    // What another process left undone is known to be lost before this one begins anything.
    const begun = this.#needs.alone ? this.#quietly(() => this.#sweep(true)) : Promise.resolve(true);
    this.#loops = [
      ...LANES.map(async (lane) => {
        await begun;
        await this.#loop(() => this.#take(lane));
      }),
      this.#loop(async () => {
        const isTold = notices?.isHeard() === true;
        await nap(isTold ? Math.max(pollMs, TOLD_POLL_MS) : pollMs, this.#stop.signal);
        await this.#look();
      }),
      this.#loop(async () => {
        await this.#beat();
        await nap(beatMs, this.#stop.signal);
      }),
      this.#sweeping(sweepMs),
    ];
  }

  /** This process put something into a lane, or into any; where the database tells of that, it tells this process too. */
  asked(lane?: Lane): void {
    if (this.#notices?.isHeard() !== true) this.wake(lane);
  }

  /** There may be something to do in a lane, or in any. */
  wake(only?: Lane): void {
    for (const [lane, state] of this.#lanes)
      if (only === undefined || only === lane) {
        state.wake.abort();
        state.wake = new AbortController();
      }
  }

  /** Takes nothing more, waits so long for what is under way, and gives back what is not done by then. */
  stop(graceMs: number): Promise<void> {
    return (this.#stopped ??= this.#end(graceMs));
  }

  async #end(graceMs: number): Promise<void> {
    const beating = setInterval(() => void this.#quietly(() => this.#beat()), this.#needs.tempo.beatMs);
    this.#stop.abort();
    this.wake();
    await Promise.all(this.#loops);
    await this.#notices?.close();
    if (graceMs > 0) await Promise.race([Promise.all(this.#works), nap(graceMs)]);
    clearInterval(beating);
    for (const running of this.#running.values()) {
      running.why = "stopping";
      running.stop.abort();
    }
    await Promise.all(this.#works);
  }

  async #loop(step: () => Promise<void>): Promise<void> {
    while (!this.#stop.signal.aborted)
      if (!(await this.#quietly(step))) await nap(this.#needs.tempo.beatMs, this.#stop.signal);
  }

  /** A database that cannot be reached is told once, and asked again and again. */
  async #quietly(step: () => Promise<unknown>): Promise<boolean> {
    try {
      await step();
      this.#troubled = false;
      return true;
    } catch (error) {
      if (!this.#troubled && !this.#stop.signal.aborted)
        this.#needs.log(`Background work waits for the database: ${inLog(error)}`);
      this.#troubled = true;
      return false;
    }
  }

  async #take(lane: Lane): Promise<void> {
    const { queue, most, worker, kinds } = this.#needs;
    const state = this.#lanes.get(lane);
    const wake = state?.wake.signal;
    const free = most[lane] - [...this.#running.values()].filter(({ job }) => job.lane === lane).length;
    const { leaseSeconds } = this.#needs.tempo;
    const taken = free > 0 ? await this.#jobs.claim(queue, lane, { worker, leaseSeconds, count: free }) : [];
    for (const job of taken) this.#begin(job, lane, kinds.get(job.kind));
    if (state !== undefined) state.more = taken.length === free;
    // Nothing more is there, or no place is free: whoever changes that wakes the lane, also while this was looking.
    await nap(LOOK_ANYWAY_MS, wake);
  }

  /** One statement for all lanes; only where something waits does it take a transaction to claim it. */
  async #look(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { queue, store } = this.#needs;
    const waiting = await queue.lanesWaiting(store.executeSql);
    for (const lane of LANES) if (waiting.has(lane)) this.wake(lane);
  }

  #begin(job: StoredJob, lane: Lane, kind: RegisteredKind | undefined): void {
    const running: Running = { job, stop: new AbortController(), done: 0, total: 1, label: "Beginning", why: null };
    this.#running.set(job.id, running);
    const work = this.#execute(running, kind).finally(() => {
      this.#running.delete(job.id);
      this.#works.delete(work);
      // Where more was not found, whatever comes is announced by whoever asks for it.
      if (this.#lanes.get(lane)?.more === true) this.wake(lane);
    });
    this.#works.add(work);
  }

  async #execute(running: Running, kind: RegisteredKind | undefined): Promise<void> {
    const { job } = running;
    try {
      const end = await this.#endOf(running, kind);
      if (end === null) return;
      const scope = { organisation: job.organisation, partner: null };
      const { store, queue, news } = this.#needs;
      const ended = await this.#insisting(running, () => store.within(scope).jobs.finish(queue, job, end));
      if (ended !== null) news.tell(ended);
    } catch (error) {
      this.#needs.log(`The end of job ${job.id} could not be stored: ${inLog(error)}`);
    }
  }

  /** How a job ended; null where it was given back or is another's. */
  async #endOf(running: Running, kind: RegisteredKind | undefined): Promise<JobEnd | null> {
    const { job, stop } = running;
    const { store, threads, queue, news, log } = this.#needs;
    const scope = { organisation: job.organisation, partner: null };
    try {
      if (kind === undefined) throw new Error(`This worker does not know jobs of the kind ${job.kind}.`);
      return await kind.work(job.input, {
        ...{ id: job.id, scope, store: store.within(scope), threads, signal: stop.signal },
        progress: (done, total, label) => {
          Object.assign(running, { done, total, label });
          news.tell({ ...job, done, total, label });
        },
      });
    } catch (error) {
      if (running.why === "cancelled") return { state: "cancelled" };
      if (running.why === "lost") return null;
      if (running.why === "stopping" || error instanceof Cancelled || error instanceof TryAgain) {
        const delaySeconds = error instanceof TryAgain ? error.delaySeconds : 0;
        await this.#insisting(running, () => this.#jobs.giveBack(queue, [job], { delaySeconds }));
        if (delaySeconds > 0) void this.#wakeIn(delaySeconds, job);
        return null;
      }
      if (error instanceof ThreadLost) return this.#insisting(running, () => this.#brokeDown(job));
      if (isLostConnection(error)) return this.#insisting(running, () => this.#again(job));
      if (!(error instanceof Refusal)) log(`The job ${job.kind} ${job.id} failed: ${inLog(error)}`);
      return { state: "failed", failure: JSON.stringify(failureOf(error)) };
    }
  }

  async #wakeIn(seconds: number, { lane }: StoredJob): Promise<void> {
    await nap(1_000 * seconds, this.#stop.signal);
    this.wake(LANES.find((known) => known === lane));
  }

  async #again(job: StoredJob): Promise<null> {
    await this.#jobs.giveBack(this.#needs.queue, [job]);
    return null;
  }

  /** A thread is a worker too: one that was lost loses no job, unless it is the job that brings them down. */
  async #brokeDown(job: StoredJob): Promise<JobEnd | null> {
    const isLast = job.attempts >= MOST_ATTEMPTS;
    this.#needs.log(`The thread of job ${job.kind} ${job.id} went down${isLast ? "; it is given up" : ""}.`);
    if (isLast) return { state: "failed", failure: JSON.stringify(LOST_TOO_OFTEN) };
    await this.#jobs.giveBack(this.#needs.queue, [job], { brokeDown: true });
    this.wake(LANES.find((lane) => lane === job.lane));
    return null;
  }

  /** Stores what must be stored although the database was away for a moment; the lease says how long that makes sense. */
  async #insisting<T>(running: Running, store: () => Promise<T>): Promise<T> {
    const { beatMs, leaseSeconds } = this.#needs.tempo;
    for (let waitedMs = 0; ; waitedMs += beatMs)
      try {
        return await store();
      } catch (error) {
        if (!isLostConnection(error) || waitedMs > 3_000 * leaseSeconds || running.why === "stopping") throw error;
        await nap(beatMs);
      }
  }

  async #beat(): Promise<void> {
    if (this.#running.size === 0) return;
    const beats = [...this.#running.values()].map(({ job: { id, fence }, done, total, label }) => ({
      ...{ id, fence, done, total, label },
    }));
    const answers = await this.#jobs.beat(beats, this.#needs.tempo.leaseSeconds);
    for (const [id, answer] of answers) {
      const running = this.#running.get(id);
      if (answer === "on" || running === undefined || running.why !== null) continue;
      running.why = answer === "cancel" ? "cancelled" : "lost";
      running.stop.abort();
    }
  }

  async #sweeping(sweepMs: number): Promise<void> {
    let sweeps = 0;
    await this.#loop(async () => {
      if (sweeps % REQUEUE_EVERY_SWEEPS === 0) await this.#jobs.requeueForgotten(this.#needs.queue);
      sweeps += 1;
      await this.#sweep(false);
      await nap(sweepMs, this.#stop.signal);
    });
  }

  /** @param alone whether everything that this process does not know is lost */
  async #sweep(alone: boolean): Promise<void> {
    const { queue, news, log } = this.#needs;
    const terms = { mine: [...this.#running.keys()], alone, most: MOST_ATTEMPTS, failure: LOST };
    const { again, givenUp } = await this.#jobs.sweep(queue, terms);
    for (const job of givenUp) {
      log(`The job ${job.kind} ${job.id} lost its worker ${job.attempts} times and is given up.`);
      news.tell(job);
    }
    if (again.length === 0) return;
    log(`${again.length} job(s) of a worker that is gone wait again.`);
    this.wake();
  }
}

const LOST = JSON.stringify(LOST_TOO_OFTEN);

/** Refusals of the connection, and what the connection's library throws when it is cut. */
function isLostConnection(error: unknown): boolean {
  if (error instanceof Refusal)
    return error.findings.some(({ code }) => code === "database-unreachable" || code === "database-connection-lost");
  return (
    error instanceof Error &&
    /connection (terminated|ended|error)|terminating connection|ECONNRESET|ECONNREFUSED/i.test(error.message)
  );
}

function inLog(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
