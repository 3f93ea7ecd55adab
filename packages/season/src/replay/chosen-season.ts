import { civilDay } from "@springtide/calendar";
import type { ReplayChoice } from "@springtide/contracts";
import type { ReplayInput } from "./replay-season.ts";

/** The season of a replay, from days as they are written. */
export function chosenSeason(choice: ReplayChoice): ReplayInput["season"] {
  return choice.year === null
    ? { firstDay: civilDay(choice.from), lastDay: civilDay(choice.to) }
    : { year: choice.year };
}
