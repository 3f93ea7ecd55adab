import type { CivilDay } from "@springtide/calendar";
import type { TriggerEffect } from "../features/trigger-firings.ts";
import { addKernel } from "../triggers/kernel.ts";

/** A trigger is felt from this share of its height on. */
const FELT = 0.05;

/** 1 on each day of a run on which a past firing of one of the triggers is felt. */
export function feltDays(
  triggers: readonly Omit<TriggerEffect, "priorLift">[],
  firstDay: CivilDay,
  days: number,
): Uint8Array {
  const felt = new Uint8Array(days);
  for (const trigger of triggers) {
    const kernel = new Float64Array(days);
    for (const onset of trigger.pastOnsets) addKernel(trigger, onset, firstDay, kernel);
    kernel.forEach((share, i) => {
      if (Math.abs(share) > FELT) felt[i] = 1;
    });
  }
  return felt;
}
