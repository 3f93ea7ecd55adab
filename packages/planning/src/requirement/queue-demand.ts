import type { QueueModel, ServiceLevelDefinition } from "@springtide/staffing";

/** The promise a queue has to keep. */
export interface QueueTarget {
  readonly share: number;
  readonly withinSeconds: number;
  /** What the share is taken of; slOffered if not given. */
  readonly definition?: ServiceLevelDefinition;
  /** For slExclShort: giving up within this time counts as short; 5 s if not given. */
  readonly shortAbandonSeconds?: number | undefined;
  readonly maxOccupancy: number;
}

/** What one queue will have to handle, path by path, and the promise it has to keep. */
export interface QueueDemand {
  readonly id: string;
  /** What the model of the line is set up with; its effect beside the load is small. */
  readonly ahtSeconds: number;
  /** AHT of what arrives in each interval of the grid: the load follows it. `ahtSeconds` everywhere if left out. */
  readonly ahtOfInterval?: Float64Array | undefined;
  readonly target: QueueTarget;
  /** Share of rostered time in which a person does not take contacts; at least 0, below 1. */
  readonly shrinkage: number;
  /**
   * immediate: customers wait on the line (by `model`). deferred: the promise is kept over hours, so that work may be
   * moved within the day (workload).
   */
  readonly work: "immediate" | "deferred";
  /**
   * By what a line is judged. With patience, in which everybody gives up in the end, intervals hang together; with
   * Erlang C each stands alone. Deferred work does not ask.
   */
  readonly model: QueueModel;
  /** Contacts that wait when the grid begins: deferred work does them on its first open day. None if left out. */
  readonly waiting?: number;
  /** More of what waits then, which need not be done before the day of an interval: an opening backlog that is not due at once. */
  readonly waitingLater?: readonly { readonly interval: number; readonly contacts: number }[];
  /**
   * Of those that wait, contacts whose promise is broken already. They are work like the others and done before them; no number of people keeps
   * their promise, so what is required is found as if they could still be in time, and what is told of service counts them as late.
   */
  readonly alreadyLate?: number;
  /** 1 where the queue is open, by interval of the grid. */
  readonly open: Uint8Array;
  /**
   * Writes the contacts expected in each interval of the grid on one path, closed intervals included. It is asked
   * several times for a path and must answer the same each time.
   */
  ratesOfPath(path: number, into: Float64Array): void;
}

/** The time line that all queues of a plan share. */
export interface PlanningGrid {
  readonly intervalSeconds: Float64Array;
  /** First interval of each day, then the number of intervals. */
  readonly dayOffsets: Int32Array;
  /** Any label that is equal within a week and different in the next. */
  readonly weekOfInterval: Int32Array;
}
