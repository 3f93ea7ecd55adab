import type { ExactDay } from "@springtide/contracts";
import type { MeanIntervals, TriedDay } from "@springtide/season";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalsOfDay } from "../plan-index/plan-index.ts";
import type { Edits } from "./edits.ts";
import { editedContacts } from "./edits.ts";
import type { QueueSource, ServedDay } from "./figures.ts";

/** A day that was played out for one queue. */
export interface PlayedDay {
  readonly queue: string;
  readonly dayIndex: number;
  readonly day: ExactDay;
}

/** What the grid is made from, besides the plan. */
export interface GridMaterial {
  readonly means: readonly MeanIntervals[] | null;
  readonly edits: Edits;
  readonly played: readonly PlayedDay[];
  /** A day under other adjustments, and which. */
  readonly tried: { readonly dayIndex: number; readonly day: TriedDay } | null;
}

/** What is known of one queue of the plan, with the edits laid over it. */
export function sourceOf(index: PlanIndex, queue: string, material: GridMaterial): QueueSource {
  const staffing = index.plan.staffing.find((one) => one.queue === queue);
  if (staffing === undefined) throw new Error(`no staffing of ${queue}`);
  const means = material.means?.find((one) => one.queue === queue) ?? null;
  return {
    staffing,
    required: triedRequired(index, queue, staffing.required, material.tried),
    means,
    contacts: means === null ? null : editedContacts(index, queue, means.contacts, material.edits),
    seconds: index.grid.seconds,
    served: servedDays(index, queue, material.played),
  };
}

function triedRequired(
  index: PlanIndex,
  queue: string,
  required: readonly number[],
  tried: GridMaterial["tried"],
): ArrayLike<number> {
  const heads = tried?.day.queues.find((one) => one.queue === queue)?.required ?? null;
  if (tried === null || heads === null) return required;
  const { from } = intervalsOfDay(index, tried.dayIndex);
  const changed = Uint16Array.from(required);
  changed.set(heads, from);
  return changed;
}

function servedDays(index: PlanIndex, queue: string, played: readonly PlayedDay[]): readonly ServedDay[] {
  return played.flatMap((one) => {
    const exact = one.queue === queue ? one.day.queues[0] : undefined;
    if (exact === undefined) return [];
    return [{ ...intervalsOfDay(index, one.dayIndex), contacts: exact.contacts, planned: exact.planned }];
  });
}
