/** What is judged good service, in microseconds. */
export interface Thresholds {
  readonly withinMicros: number;
  readonly shortAbandonMicros: number;
}

/** Sums over the contacts of a stretch of a run; times in microseconds. */
export class QueueTally {
  offered = 0;
  /** Answered at once. */
  immediate = 0;
  /** Answered after a wait; of these, within the threshold. */
  delayed = 0;
  delayedInTime = 0;
  abandoned = 0;
  abandonedInTime = 0;
  abandonedShort = 0;
  /** Those who gave up but would have been answered within the threshold. */
  abandonedBeforeInTime = 0;
  blocked = 0;
  waitOfAnsweredMicros = 0;
  waitOfAbandonedMicros = 0;
  /** Agents times the length of the stretch, and what they worked of it. */
  agentMicros = 0;
  workedMicros = 0;
}
