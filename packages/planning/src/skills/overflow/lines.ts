import type { QueueResult } from "@springtide/staffing";
import type { BlockedShares } from "./blocked-shares.ts";

/** The line of one queue: how often a contact waits, and M/M/n+G with the agents that then serve it. */
export interface Line {
  /** The share of contacts that wait: that find everybody busy. */
  readonly waits: number;
  /** The share of time in which somebody of the queue is waiting. */
  readonly standing: number;
  /** The share of contacts that give up. */
  readonly lost: number;
  /** What waits do once there are any; null where nobody serves or the line has no end. */
  readonly served: QueueResult | null;
}

/** What is known while the lines of linked queues are sought. */
export interface LineQuestion {
  readonly queue: number;
  /** By queue of the problem: the groups that its contacts ask, in order. */
  readonly asked: readonly (readonly number[])[];
  readonly blocked: BlockedShares;
  /** The lines of the last round, by queue of the part. */
  readonly lines: readonly Line[];
  /** By group: the chance that all its people are busy. */
  readonly full: ReadonlyMap<number, number>;
}
