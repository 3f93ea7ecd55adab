import type { Conflict } from "./conflict.ts";
import { conflictDays, conflictWeeks } from "./conflict-hours.ts";
import { conflictStretches } from "./conflict-stretches.ts";
import { conflictSundays } from "./conflict-sundays.ts";
import type { RosterReading } from "./roster-reading.ts";

/**
 * Demands that no legal roster can meet, each with its proof. Bounds are simple ones that hold for certain: who may be there at all in a
 * stretch; one shift a day each; hours of contracts, longest weeks and availability over a week; free Sundays. What is not listed may
 * still be impossible. A day or a week is told only where it proves more to be missing than its stretches or days do by themselves, and
 * all queues together only where they prove more than each alone.
 */
export function impossibleDemands(reading: RosterReading): Conflict[] {
  const told = conflictStretches(reading);
  for (const wider of [conflictDays(reading), conflictWeeks(reading)])
    for (const conflict of wider) {
      const narrower = told.filter((other) => isPartOf(other, conflict) && other.scope !== conflict.scope);
      const sameTime = told.filter((other) => isPartOf(other, conflict) && other.scope === conflict.scope);
      const provenBefore = Math.max(missingOf(narrower), missingOf(sameTime));
      if (missingOf([conflict]) > provenBefore + 1e-6) told.push(conflict);
    }
  told.push(...conflictSundays(reading));
  return told.sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
}

function isPartOf(part: Conflict, whole: Conflict): boolean {
  return (
    part.fromMs >= whole.fromMs && part.toMs <= whole.toMs && part.queues.every((queue) => whole.queues.includes(queue))
  );
}

function missingOf(conflicts: readonly Conflict[]): number {
  return conflicts.reduce((sum, { wantedHours, possibleHours }) => sum + wantedHours - possibleHours, 0);
}
