import type { ExactDay } from "@springtide/contracts";
import type { MeanIntervals } from "@springtide/season";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalsOfDay } from "../plan-index/plan-index.ts";
import type { Edits } from "./edits.ts";
import { editedContacts, NO_EDITS } from "./edits.ts";
import type { QueueSource, ServedDay } from "./figures.ts";
import type { PreviewedDay } from "./previewed-index.ts";
import { previewedIndex } from "./previewed-index.ts";

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
  /** Days under other adjustments. */
  readonly tried: readonly PreviewedDay[];
}

/** What is known of one queue: as the plan has it, and as it is shown, with edits and what is tried laid over it. */
interface QueueSources {
  readonly planned: QueueSource;
  /** The very same where nothing is laid over it. */
  readonly shown: QueueSource;
}

export function sourcesOf(index: PlanIndex, queue: string, material: GridMaterial): QueueSources {
  const planned = sourceOf(index, queue, { ...material, edits: NO_EDITS, tried: [] });
  const isPlain = Object.keys(material.edits).length === 0 && material.tried.length === 0;
  return { planned, shown: isPlain ? planned : sourceOf(previewedIndex(index, material.tried), queue, material) };
}

function sourceOf(index: PlanIndex, queue: string, material: GridMaterial): QueueSource {
  const staffing = index.plan.staffing.find((one) => one.queue === queue);
  if (staffing === undefined) throw new Error(`no staffing of ${queue}`);
  const means = material.means?.find((one) => one.queue === queue) ?? null;
  return {
    staffing,
    means,
    contacts: means === null ? null : editedContacts(index, queue, means.contacts, material.edits),
    seconds: index.grid.seconds,
    served: [...triedDays(index, queue, material.tried), ...playedDays(index, queue, material.played)],
  };
}

/** Days of which others are tried come first: they stand for those played out as planned. */
function triedDays(index: PlanIndex, queue: string, tried: readonly PreviewedDay[]): readonly ServedDay[] {
  return tried.flatMap(({ dayIndex, day }) => {
    const served = day.queues.find((one) => one.queue === queue)?.served ?? null;
    return served === null ? [] : [{ ...intervalsOfDay(index, dayIndex), ...served }];
  });
}

function playedDays(index: PlanIndex, queue: string, played: readonly PlayedDay[]): readonly ServedDay[] {
  return played.flatMap((one) => {
    const exact = one.queue === queue ? one.day.queues[0] : undefined;
    if (exact === undefined) return [];
    return [{ ...intervalsOfDay(index, one.dayIndex), contacts: exact.contacts, planned: exact.planned }];
  });
}
