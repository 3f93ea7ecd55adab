import { DateTime } from "luxon";
import type { Estimate } from "@springtide/contracts";
import { sharesByCell } from "@springtide/planning";
import { keptWeeks } from "./kept-weeks.ts";
import { type FoundByVerifying, type FoundStretch, stretchesOf } from "./found-by-verifying.ts";

/** Beyond what chance leaves open, the simulation may differ by so much: both ways have their own small errors. */
const SIMULATION_TOLERANCE = 0.01;

/**
 * What still stands against one queue's promises, one sentence for each kind: weeks that are short, intervals that
 * deviate, a simulation that does not agree.
 * @param exact the queue's service level on all the days looked at
 */
export function remainingWords(found: FoundByVerifying, place: number, exact: number | null): string[] {
  return [
    ...shortWeekWords(found, place),
    ...deviationWords(found, place),
    ...simulationWords(found.queues[place]?.queue.id ?? "", found.simulated[place], exact),
  ];
}

function simulationWords(queue: string, simulated: Estimate | undefined, exact: number | null): string[] {
  if (simulated === undefined || exact === null) return [];
  const { value, halfWidth } = simulated;
  if (value === null || halfWidth === null || Math.abs(value - exact) <= halfWidth + SIMULATION_TOLERANCE) return [];
  return [
    `${queue}: played out contact by contact it gives ${percent(value)} (± ${(100 * halfWidth).toFixed(1)}), not the ${percent(exact)} that following it says`,
  ];
}

function shortWeekWords({ queues, answer, fresh, heads }: FoundByVerifying, place: number): string[] {
  const { paths: seasons, grid, shop } = fresh.basis;
  const [followed, required, there] = [queues[place], answer.required[place], heads[place]];
  if (followed === undefined || required === undefined || there === undefined) return [];
  const stretches = stretchesOf(queues, answer.last, place);
  const asked = Math.max(1, Math.ceil(shop.plan.readySeasons * seasons - 1e-9));
  const short = keptWeeks(stretches, followed.queue.target.share, seasons).filter(({ kept }) => kept < asked);
  return short.map(({ week, kept }) => {
    const intervals = stretches.flatMap(({ cells, weekOfCell }) => cells.filter((_, c) => weekOfCell[c] === week));
    const missing = intervals.reduce((sum, cell) => sum + missingHours(cell, required, there, grid.seconds), 0);
    const why =
      missing > 0 ? `${Math.ceil(missing)} head-hours are missing in it` : "nobody is missing by the requirement";
    const from = grid.startsMs[intervals[0]?.[0] ?? 0] ?? 0;
    return `${followed.queue.id}: the week of ${dayWords(grid.zone.formatInstant(from))} keeps its target in ${kept} of ${seasons} fresh seasons, ${asked} were asked for; ${why}`;
  });
}

function missingHours(cell: Int32Array, required: Uint16Array, there: Uint16Array, seconds: Float64Array): number {
  return cell.reduce(
    (sum, t) => sum + (Math.max(0, (required[t] ?? 0) - (there[t] ?? 0)) * (seconds[t] ?? 0)) / 3600,
    0,
  );
}

function deviationWords({ queues, answer, fresh, heads }: FoundByVerifying, place: number): string[] {
  const { grid } = fresh.basis;
  const [followed, required, there] = [queues[place], answer.required[place], heads[place]];
  if (followed === undefined || required === undefined || there === undefined) return [];
  const stretches = new Map(stretchesOf(queues, answer.last, place).map((stretch) => [stretch.index, stretch]));
  const below = answer.deviating.flatMap(({ stretch: index, cell, difference }) => {
    const stretch = stretches.get(index);
    return stretch === undefined || difference > 0 ? [] : [{ stretch, cell, difference }];
  });
  const worst = below.toSorted((a, b) => a.difference - b.difference)[0];
  if (worst === undefined) return [];
  const cell = worst.stretch.cells[worst.cell] ?? new Int32Array();
  const start = grid.zone.formatInstant(grid.startsMs[cell[0] ?? 0] ?? 0);
  const why = missingHours(cell, required, there, grid.seconds) > 0 ? "; people are missing there" : "";
  const many = below.length === 1 ? "one stretch gives" : `${below.length} stretches give`;
  const when = cell.length > 1 ? dayWords(start) : `${dayWords(start)}, ${start.slice(11, 16)}`;
  return [
    `${followed.queue.id}: ${many} more than a point less than the tables promise, most on ${when}: ${levelWords(worst)}${why}`,
  ];
}

function levelWords({ stretch, cell }: { readonly stretch: FoundStretch; readonly cell: number }): string {
  const level = sharesByCell(stretch.service, stretch.cells.length)[cell] ?? 0;
  return `${percent(level)} in time instead of ${percent(stretch.promised[cell] ?? 0)}`;
}

function dayWords(instant: string): string {
  return DateTime.fromISO(instant.slice(0, 10), { zone: "utc", locale: "en-GB" }).toFormat("ccc d LLL yyyy");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
