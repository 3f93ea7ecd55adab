import type { ForecastLock, SheetLine } from "@springtide/contracts";

/** The version of a plan that held at a moment, and what it said of an agreement's locks. */
export interface VersionThen {
  readonly kind: "published-plan" | "stored-plan";
  readonly version: number;
  readonly at: string;
  readonly locks: readonly ForecastLock[];
}

/** The forecast of a queue that was published last by a moment. */
export interface ForecastThen {
  readonly queue: string;
  readonly version: number;
  readonly at: string;
  /** Contacts expected, by day. */
  readonly days: ReadonlyMap<string, number>;
}

/** The newest sheet of a request that a partner had by a moment. */
export interface SheetThen {
  readonly request: string;
  readonly version: number;
  readonly at: string;
  readonly lines: readonly SheetLine[];
}

/** What is looked up of each lock, all of it as it stood at an instant: what came later is not in it. */
export interface LockSources {
  /** The plan that held: the newest published by then, else the newest stored by then; null where there was none. */
  readonly versionAt: (atMs: number) => Promise<VersionThen | null>;
  /** Of each queue the newest published by then. */
  readonly forecastsAt: (atMs: number) => Promise<readonly ForecastThen[]>;
  /** Of each request under the agreement, as it had been sent by then. */
  readonly sheetsAt: (atMs: number) => Promise<readonly SheetThen[]>;
  /** Contacts of the queues served that came from one day to another; null while some of it is not known. */
  readonly contactsOf: (firstDay: string, lastDay: string) => Promise<number | null>;
}
