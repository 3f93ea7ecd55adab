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
export function choiceOf(change: HoursChange): LongerHoursChoice {
  const { queue, days, hours, needsPerHour, wait, elsewhere, prefer, leastHeads = 1 } = change;
  return {
    ...{ id: queue, queue, weekdays: days, window: hours, needsPerHour, leastHeads, premium: 0, noticeDays: null },
    ...{ waitShare: wait ?? null, elsewhereShare: elsewhere ?? null, preferShare: prefer ?? null },
  };
}

/** A window that a scenario opens, and who works it; null where partners' seats are bought. */
export interface OpenedWindow extends WindowToOpen {
  readonly queue: string;
  readonly team: string | null;
  readonly leastHeads: number;
}

/**
 * The windows of a queue that a chain of scenarios opens.
 * @throws Refusal "window-never-opens"
 */
export function openedWindows(
  basis: SeasonBasis,
  drawn: Pick<Drawn, "queue" | "open">,
  chain: readonly Scenario[],
): OpenedWindow[] {
  const open = Uint8Array.from(drawn.open);
  return chain.flatMap(({ id, changes }) =>
    (changes.hours ?? []).flatMap((change, i) => {
      if (change.queue !== drawn.queue) return [];
      const window = windowOf(basis, { open }, change, `scenario ${id}, hours ${i + 1}`);
      // What one scenario opened is open for those that go on from it.
      window.intervals.forEach((inside, t) => inside === 1 && (open[t] = 1));
      return [window];
    }),
  );
}

/**
 * A queue's possible seasons with windows open: needs in them are met there, fewer wait for the next opening, and some come who would have been lost (see `movedPaths`). Those who no longer turn to another channel are not taken off there.
 * @throws Refusal "more-wait-than-come"
 */
export function withWindowsOpen(basis: SeasonBasis, drawn: Drawn, windows: readonly OpenedWindow[]): Drawn {
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

/** Two people are there where one would do. */
const LEAST_HEADS = 2;

function windowOf(basis: SeasonBasis, { open }: Pick<Drawn, "open">, change: HoursChange, field: string): OpenedWindow {
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
    ...{ queue: queue.id, team: change.team ?? null, leastHeads: change.leastHeads ?? LEAST_HEADS },
    zone: queue.zone,
    intervals,
    needs: givenNeeds(choice, queue, change.needsPerHour),
    scale: 1,
  };
}
