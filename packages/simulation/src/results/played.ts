import type { QueueMeasure, TallyShape, TeamMeasure } from "./tally.ts";

/** Sums of one replication: by measure, over queue (or team) x days + day. */
export interface ReplicationSums {
  readonly replication: number;
  readonly queue: Readonly<Record<QueueMeasure, Float64Array>>;
  readonly team: Readonly<Record<TeamMeasure, Float64Array>>;
}

/**
 * Some replications of one house: all their counts added up, interval by interval, and the sums of each by day. Plain
 * arrays of whole numbers, so parts may be played anywhere, sent between threads and put together in any order, and the
 * result is the same to the last bit.
 */
export interface Played {
  readonly shape: TallyShape;
  readonly queue: Readonly<Record<QueueMeasure, Float64Array>>;
  readonly team: Readonly<Record<TeamMeasure, Float64Array>>;
  /** Waits of everyone answered: (queue x days + day) x WAIT_BINS + bin. */
  readonly waits: Uint32Array;
  readonly events: number;
  /** By replication, in rising order. */
  readonly replications: readonly ReplicationSums[];
}
