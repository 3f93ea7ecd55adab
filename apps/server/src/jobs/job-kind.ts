import type { Progress } from "@springtide/refusal";
import type { JobEnd, OrganisationStore, Scope } from "@springtide/store";
import type { Lane } from "./boss-queue.ts";
import type { Threads } from "./threads.ts";

/** What a job is done with. */
export interface JobRun {
  readonly id: string;
  readonly scope: Scope;
  /** What the organisation that asked keeps. */
  readonly store: OrganisationStore;
  readonly threads: Threads;
  /** What the answer depends on beside input and code, as it was when the job was asked; see `JobKind.basis`. */
  readonly basis: string | null;
  readonly progress: Progress;
  /** Aborted when the job is cancelled, has gone to another worker, or this worker stops: then nothing of it is stored. */
  readonly signal: AbortSignal;
}

/** Work of one kind: how it is asked, what answers it, and what its answer depends on. */
export interface JobKind<Input> {
  readonly name: string;
  readonly lane: Lane;
  /** Higher ones are done first; somebody who waits comes before the night's work. */
  readonly priority: number;
  /** Reads what was asked, both when it is asked and when it is done. @throws Refusal */
  readonly read: (input: unknown) => Input;
  readonly shopOf: (input: Input) => string | null;
  /**
   * What the answer depends on beside input and code, such as the hash of a shop's inputs: the same question on the same basis
   * is answered once. Null where each question is to be answered anew.
   * @throws Refusal for what cannot be asked
   */
  readonly basis: (input: Input, store: OrganisationStore) => Promise<string | null>;
  readonly work: (input: Input, run: JobRun) => Promise<JobEnd>;
}

/** A kind whose input nobody else needs to know. */
export interface RegisteredKind {
  readonly name: string;
  readonly lane: Lane;
  readonly priority: number;
  prepare(given: unknown, store: OrganisationStore): Promise<PreparedJob>;
  /** @param stored as `prepare` made it */
  work(stored: unknown, run: Omit<JobRun, "basis">): Promise<JobEnd>;
}

interface PreparedJob {
  /** JSON of what was asked and of the basis. */
  readonly input: string;
  readonly shop: string | null;
  readonly basis: string | null;
}

/** A kind as the runner and those who ask for jobs need it. */
export function registered<Input>(kind: JobKind<Input>): RegisteredKind {
  return {
    name: kind.name,
    lane: kind.lane,
    priority: kind.priority,
    async prepare(given, store) {
      const asked = kind.read(given);
      const basis = await kind.basis(asked, store);
      return { input: JSON.stringify({ asked, basis }), shop: kind.shopOf(asked), basis };
    },
    work(stored, run) {
      const { asked, basis } = storedInput(stored);
      return kind.work(kind.read(asked), { ...run, basis });
    },
  };
}

/** What a stored job was asked. */
export function askedOf(stored: unknown): unknown {
  return storedInput(stored).asked;
}

function storedInput(stored: unknown): { readonly asked: unknown; readonly basis: string | null } {
  if (typeof stored !== "object" || stored === null || !("asked" in stored) || !("basis" in stored))
    throw new Error("A stored job says neither what was asked nor on which basis.");
  return { asked: stored.asked, basis: typeof stored.basis === "string" ? stored.basis : null };
}

/** Thrown by errands that did not reach whom they were for: the job waits and is done again. */
export class TryAgain extends Error {
  override readonly name = "TryAgain";
  readonly delaySeconds: number;
  constructor(delaySeconds: number) {
    super(`To be tried again in ${delaySeconds} seconds.`);
    this.delaySeconds = delaySeconds;
  }
}
