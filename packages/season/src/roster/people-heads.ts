import { civilDay, type IntervalGrid } from "@springtide/calendar";
import type { Person, PlannedShift, PlanRoster, Shop } from "@springtide/contracts";
import { firstAtOrAfter } from "../first-at-or-after.ts";
import { workedShiftOf } from "./planned-shifts.ts";

/** People of one team who serve the same queues in the same order: heads at work by interval of the plan. */
export interface SkilledHeads {
  readonly team: string;
  readonly serves: readonly string[];
  readonly heads: Uint16Array;
}

/**
 * Heads that a roster by name gives, people of the same team and skills together. Who is there for the whole of an interval counts in it; a person
 * on a break for any part of it does not.
 */
export function peopleHeads(roster: PlanRoster | null, shop: Shop, grid: IntervalGrid): SkilledHeads[] {
  const bySkills = new Map<string, SkilledHeads>();
  for (const shift of roster?.shifts ?? []) {
    const { serves } = personOfShift(shop, shift);
    const key = [shift.team, ...serves].join(" ");
    const known = bySkills.get(key) ?? { team: shift.team, serves, heads: new Uint16Array(grid.startsMs.length) };
    bySkills.set(key, known);
    addShift(known.heads, shift, grid);
  }
  return [...bySkills.values()];
}

/** The person of a shift as they are described on its day. */
function personOfShift(shop: Shop, { team, person, start }: PlannedShift): Person {
  const named = shop.teams.find(({ id }) => id === team)?.people.filter(({ id }) => id === person) ?? [];
  const day = civilDay(start.slice(0, 10));
  const found =
    named.find(
      ({ fromDay, untilDay }) =>
        (fromDay === null || civilDay(fromDay) <= day) && (untilDay === null || civilDay(untilDay) >= day),
    ) ?? named[0];
  if (found === undefined) throw new Error(`nobody called ${person} in team ${team}`);
  return found;
}

function addShift(heads: Uint16Array, shift: PlannedShift, grid: IntervalGrid): void {
  const { startMs, endMs, breaks } = workedShiftOf(shift, 0);
  for (let t = firstAtOrAfter(grid.startsMs, startMs); t < heads.length; t += 1) {
    const fromMs = grid.startsMs[t] ?? 0;
    const toMs = fromMs + (grid.seconds[t] ?? 0) * 1000;
    if (toMs > endMs) return;
    if (breaks.every((away) => away.endMs <= fromMs || away.startMs >= toMs)) heads[t] = (heads[t] ?? 0) + 1;
  }
}
