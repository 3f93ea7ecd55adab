import type { CivilDay } from "@springtide/calendar";

/** One change that somebody makes to the model's numbers, kept beside them with who made it and why. */
export interface AdjustmentLayer {
  readonly name: string;
  readonly who: string;
  readonly why: string;
  /** Day on which it was made. */
  readonly madeOn: CivilDay;
  /** Its place among the layers: lower ones come first, each works on what the earlier left. No two share a place. */
  readonly order: number;
  readonly change: AdjustmentChange;
  readonly firstDay: CivilDay;
  /** Inclusive. */
  readonly lastDay: CivilDay;
  /** ISO weekdays, 1 is Monday; all when left out. */
  readonly weekdays?: readonly number[];
  /** Part of the day by slot of the local clock, both ends inclusive; the whole day when left out. */
  readonly slots?: { readonly first: number; readonly last: number };
  /** Ids of queues; all when left out. */
  readonly queues?: readonly string[];
}

/** Times a factor; or so many contacts a day more (or fewer, below zero) in each queue, spread over the slots touched as the numbers are. */
export type AdjustmentChange =
  | { readonly kind: "multiplicative"; readonly factor: number }
  | { readonly kind: "additive"; readonly contactsPerDay: number };

/** The model's numbers of one queue: a day each, or intervals, perhaps of many paths one after another. */
export interface QueueNumbers {
  readonly queue: string;
  readonly firstDay: CivilDay;
  /** Where each day begins in the numbers, and at the end where the last one ends: [0, 1, 2 ...] for daily numbers. */
  readonly dayOffsets: ArrayLike<number>;
  /** Slot of the local clock of each number of one path; its place in its day when left out. */
  readonly slots?: ArrayLike<number>;
  /** Contacts, [path * numbers of a path + number]. Never written to. */
  readonly values: ArrayLike<number>;
}

/** Whether a layer speaks of a queue. */
export function touchesQueue({ queues }: AdjustmentLayer, queue: string): boolean {
  return queues === undefined || queues.includes(queue);
}
