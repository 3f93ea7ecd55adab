import { timeZone } from "@springtide/calendar";
import { clockAt } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** An instant on the clock of whoever must hear something, and on the shop's where that shows another time. */
export interface LocalTime {
  /** "Mon 23 Mar, 12:00" */
  readonly theirs: string;
  /** "10:00 in the shop", with the day where it is another one; null where both clocks show the same. */
  readonly inShop: string | null;
}

export function localTime(
  { zone: shop }: Pick<PlanIndex, "zone">,
  ms: number,
  zoneName: string,
  words: Words,
): LocalTime {
  const zone = timeZone(zoneName);
  const [day, shopDay] = [zone.dayAt(ms), shop.dayAt(ms)];
  const [clock, shopClock] = [clockAt({ zone }, ms, words), clockAt({ zone: shop }, ms, words)];
  const theirs = `${words.day(day)}, ${clock}`;
  if (day === shopDay && clock === shopClock) return { theirs, inShop: null };
  return {
    theirs: words.say("decisions.time.there", { time: theirs, place: placeOf(zoneName) }),
    inShop: words.say("decisions.time.in-shop", {
      time: day === shopDay ? shopClock : `${words.day(shopDay)}, ${shopClock}`,
    }),
  };
}

/** "Los Angeles" of America/Los_Angeles. */
function placeOf(zoneName: string): string {
  return (zoneName.split("/").at(-1) ?? zoneName).replaceAll("_", " ");
}
