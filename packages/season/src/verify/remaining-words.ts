import { DateTime } from "luxon";
import { sharesByCell } from "@springtide/planning";
import { keptWeeks } from "./kept-weeks.ts";
import { type FoundByVerifying, type FoundStretch, stretchesOf } from "./found-by-verifying.ts";

/** What still stands against one queue's promises, one sentence for each kind: weeks that are short, intervals that deviate. */
export function remainingWords(found: FoundByVerifying, place: number): string[] {
  return [...shortWeekWords(found, place), ...deviationWords(found, place)];
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
