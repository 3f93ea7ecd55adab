import { isoDay } from "@springtide/calendar";
import type { LongerHoursChoice, Scenario, ScenarioChanges } from "@springtide/contracts";
import { drawDailyCounts } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { movedPaths, type WindowToOpen } from "../opening-hours/moved-paths.ts";
import { givenNeeds } from "../opening-hours/needs-of-window.ts";
import { windowOnGrid } from "../opening-hours/window-on-grid.ts";
import { queueOf } from "../places.ts";

type Drawn = Demand["queues"][number];
type HoursChange = NonNullable<ScenarioChanges["hours"]>[number];

/** A window of a scenario as longer hours of a shop are kept. */
export function choiceOf({
  queue,
  days,
  hours,
  needsPerHour,
  wait,
  elsewhere,
  prefer,
}: HoursChange): LongerHoursChoice {
  return {
    ...{ id: queue, queue, weekdays: days, window: hours, needsPerHour, leastHeads: 1, premium: 0, noticeDays: null },
    ...{ waitShare: wait ?? null, elsewhereShare: elsewhere ?? null, preferShare: prefer ?? null },
  };
}

/**
 * A queue's possible seasons with the windows open that a chain of scenarios opens: needs in them are met there, fewer wait for the next opening,
 * and some come who would have been lost (see `movedPaths`). Those who no longer turn to another channel are not taken off there.
 * @throws Refusal "window-never-opens", "more-wait-than-come"
 */
export function withWindowsOpen(basis: SeasonBasis, drawn: Drawn, chain: readonly Scenario[]): Drawn {
  const windows = chain.flatMap(({ id, changes }) =>
    (changes.hours ?? []).flatMap((change, i) =>
      change.queue === drawn.queue ? [windowOf(basis, drawn, change, `scenario ${id}, hours ${i + 1}`)] : [],
    ),
  );
  if (windows.length === 0) return drawn;
  const { grid, paths, seed } = basis;
  const { rates: intervalRates } = movedPaths(drawn, windows, basis);
  const dailyRates = new Float32Array(paths * grid.days);
  const intervals = grid.startsMs.length;
  for (let path = 0; path < paths; path += 1)
    for (let day = 0; day < grid.days; day += 1) {
      const from = path * intervals + (grid.dayOffsets[day] ?? 0);
      const to = path * intervals + (grid.dayOffsets[day + 1] ?? 0);
      dailyRates[path * grid.days + day] = intervalRates.subarray(from, to).reduce((sum, rate) => sum + rate, 0);
    }
  return {
    ...drawn,
    ...{ intervalRates, dailyRates },
    open: drawn.open.map((isOpen, t) => (isOpen === 1 || windows.some((one) => one.intervals[t] === 1) ? 1 : 0)),
    dailyCounts: drawDailyCounts({
      ...{ rates: dailyRates, firstDay: grid.firstDay, days: grid.days, seed, queue: drawn.queue },
    }),
  };
}

function windowOf(basis: SeasonBasis, { open }: Drawn, change: HoursChange, field: string): WindowToOpen {
  const queue = queueOf(basis.shop, change.queue);
  const choice = choiceOf(change);
  const intervals = windowOnGrid(choice, queue, { ...basis, open });
  const { firstDay, days } = basis.grid;
  if (!intervals.includes(1))
    throw new Refusal({
      code: "window-never-opens",
      place: { field },
      found: `no closed hour of ${change.queue} in it between ${isoDay(firstDay)} and ${isoDay(firstDay + days - 1)}`,
      rule: "a window that is opened opens at least once in the plan",
      remedy: "Give other days or hours, or leave it out.",
    });
  return {
    id: field,
    field,
    zone: queue.zone,
    intervals,
    needs: givenNeeds(choice, queue, change.needsPerHour),
    scale: 1,
  };
}
