import type { RosterProblem } from "../rosters/roster-problem.ts";
import type { ShiftOption } from "../rosters/shift-options.ts";
import type { Crew } from "./crew.ts";
import { layBreaks, type LaidShift } from "./shift-ways.ts";

/** What one head more on a shift covers, whoever of a group it is. */
export interface ShiftGain extends Pick<LaidShift, "breaks"> {
  /** Missing head-hours, all queues together. */
  readonly headHours: number;
  /** What those cost. */
  readonly saved: number;
}

/** Lays the breaks of a shift where least is missed, the heads split over the queues anew in every interval it works. */
export function shiftGain({ seconds }: RosterProblem, crew: Crew, group: number, option: ShiftOption): ShiftGain {
  const { breaks, worked, worth } = layBreaks(option, (t) => -crew.marginAt(t, group, 1).cost);
  const headHours = worked.reduce((sum, t) => {
    const heads = crew.marginAt(t, group, 1).missing.reduce((all, change) => all - change, 0);
    return sum + (heads * (seconds[t] ?? 0)) / 3600;
  }, 0);
  return { breaks, headHours, saved: worth };
}
