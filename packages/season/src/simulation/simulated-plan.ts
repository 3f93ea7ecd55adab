import type { PathQuantiles } from "@springtide/contracts";

/** What simulation says of a share or a mean: the value over all seasons and half the width of its 95 % interval. */
export interface Estimate {
  readonly value: number | null;
  readonly halfWidth: number | null;
}

/** One queue of a plan on one day, over the seasons played. Null without contacts. */
export interface SimulatedDay {
  readonly contacts: PathQuantiles;
  /** By the target's definition. */
  readonly serviceLevel: PathQuantiles | null;
  readonly abandonShare: number | null;
  readonly meanWaitSeconds: number | null;
  /** Contacts still waiting at the end of the day, on average. */
  readonly backlogAtEnd: number;
  /** The wait that half, nine in ten and nineteen in twenty of those answered did not exceed. */
  readonly waitSeconds: { readonly p50: number; readonly p90: number; readonly p95: number } | null;
}

/** One queue of a plan in one interval, all seasons together; shares and waits null without contacts. */
export interface SimulatedInterval {
  readonly start: string;
  /** Of one season, on average. */
  readonly contacts: number;
  readonly serviceLevel: number | null;
  readonly abandonShare: number | null;
  readonly meanWaitSeconds: number | null;
}

/** One queue of a plan, played out: beside what the plan says by formula. */
export interface SimulatedQueueOutcome {
  readonly queue: string;
  readonly definition: "slOffered" | "slAnswered" | "slExclShort" | "slAbandonGood" | "slVirtual";
  readonly promisedShare: number;
  readonly withinSeconds: number;
  /** The plan's own word, over the whole plan; null where it says nothing, or where only some days were played. */
  readonly expected: { readonly serviceLevel: number | null; readonly abandonShare: number | null } | null;
  readonly serviceLevel: Estimate;
  readonly abandonShare: Estimate;
  readonly meanWaitSeconds: Estimate;
  readonly asaSeconds: Estimate;
  /** Share of work finished after its promise; only for work that waits in a pile. */
  readonly lateShare: Estimate | null;
  /** Share of their time at work in which agents are busy; null where nobody works. */
  readonly occupancy: { readonly own: number | null; readonly partners: number | null };
  readonly days: readonly SimulatedDay[];
  /** Interval by interval where a week or less was asked for; else empty. */
  readonly intervals: readonly SimulatedInterval[];
}

/** A plan played out on possible seasons, contact by contact. */
export interface SimulatedPlan {
  readonly seed: number;
  readonly seasons: number;
  readonly firstDay: string;
  readonly days: number;
  /** Contacts played, all seasons together. */
  readonly contacts: number;
  readonly queues: readonly SimulatedQueueOutcome[];
}
