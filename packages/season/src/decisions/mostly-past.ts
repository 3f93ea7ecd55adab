import type { CivilDay } from "@springtide/calendar";
import { daysBefore, kernelAt, lastingDays, type TriggerShape } from "@springtide/forecast";
import type { Deciding } from "./deciding.ts";
import type { DecisionSpan } from "./decision-span.ts";
import type { WatchedTrigger } from "./watched-trigger.ts";

/** Whether in most seasons in which a trigger has come by the day it is looked at, the greater part of its effect lies before some days. */
export function isMostlyPast(
  { basis }: Deciding,
  { id, onsets }: WatchedTrigger,
  { lookedAtDay, span }: { readonly lookedAtDay: CivilDay; readonly span: DecisionSpan },
): boolean {
  const shape = basis.triggers.find((trigger) => trigger.id === id);
  if (shape === undefined) return false;
  const come = onsets.flatMap((felt) => {
    const last = felt.findLast((day) => day < lookedAtDay);
    return last === undefined ? [] : [last];
  });
  const past = come.filter((onset) => shareBefore(shape, span.firstDay - onset) > 0.5);
  return past.length > come.length / 2;
}

/** Share of an effect that lies before so many days after its onset. */
function shareBefore(shape: TriggerShape, daysAfterOnset: number): number {
  let [before, all] = [0, 0];
  for (let day = -daysBefore(shape); day < lastingDays(shape); day += 1) {
    const strength = Math.abs(kernelAt(shape, day));
    all += strength;
    if (day < daysAfterOnset) before += strength;
  }
  return all > 0 ? before / all : 0;
}
