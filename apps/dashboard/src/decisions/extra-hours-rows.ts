import { civilDay } from "@springtide/calendar";
import type { ExtraHoursPlan } from "@springtide/contracts";
import { clockAt } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** One team's extra hours in one week, written. */
export interface ExtraHoursRow {
  readonly id: string;
  readonly name: string;
  readonly askBy: string;
  readonly hours: string;
  readonly cost: string;
}

/** Extra hours in order of time, by the shop's clock. */
export function extraHoursRows(
  { plan, zone }: PlanIndex,
  extraHours: readonly ExtraHoursPlan[],
  words: Words,
): readonly ExtraHoursRow[] {
  return extraHours
    .toSorted((a, b) => Date.parse(a.askBy) - Date.parse(b.askBy))
    .map(({ id, team, firstDay, lastDay, askBy, hours, cost }) => {
      const askMs = Date.parse(askBy);
      const name = plan.shop.teams.find((one) => one.id === team)?.name ?? team;
      return {
        id,
        name: `${words.dayRange(civilDay(firstDay), civilDay(lastDay))}, ${name}`,
        askBy: `${words.day(zone.dayAt(askMs))}, ${clockAt({ zone }, askMs, words)}`,
        hours: words.say("decisions.hours-short", { hours: words.hours(hours) }),
        cost: words.money(cost),
      };
    });
}
