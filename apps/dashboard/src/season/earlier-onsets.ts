import { civilDay } from "@springtide/calendar";
import type { PlanFigures } from "@springtide/contracts";
import type { EarlierOnsets } from "../onsets/OnsetLanes.tsx";
import { onsetSeasonsOf } from "../onsets/onset-curves.ts";

/** When the causes might come, as the plan before saw them; null where there is none. @param madeOn when it was made, written */
export function earlierOnsets(before: PlanFigures | null, madeOn: string): EarlierOnsets | null {
  if (before === null) return null;
  const planned = { firstDay: civilDay(before.firstDay), days: before.days };
  return { seasons: onsetSeasonsOf(before.triggers, planned), madeOn };
}
