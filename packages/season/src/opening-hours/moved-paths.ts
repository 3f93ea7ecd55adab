import type { IntervalGrid } from "@springtide/calendar";
import { contactsWithLongerHours, type MovedDemand } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import type { Demand } from "../demand.ts";
import { closedDaysOf } from "../history-on-grid.ts";
import { localClock } from "./local-clock.ts";
import type { NeedsOfWindow } from "./needs-of-window.ts";
import { RETURN_HALF_LIFE_SECONDS } from "./openings.ts";

/** The possible seasons of a queue with hours as they are. */
type DrawnQueue = Pick<Demand["queues"][number], "open" | "dailyRates" | "intervalRates">;

/** A window on the plan's grid with its needs. */
export interface WindowToOpen {
  readonly id: string;
  /** JSON pointer of its needs in the shop file. */
  readonly field: string;
  /** Zone of its clock. */
  readonly zone: string;
  readonly intervals: Uint8Array;
  readonly needs: NeedsOfWindow;
  /** Factor on the needs; 1 for what is most likely. */
  readonly scale: number;
}

/** What moves, by path; contacts of the whole plan. */
interface MovedParts {
  readonly inWindow: Float64Array;
  readonly captured: Float64Array;
  readonly preferred: Float64Array;
  readonly nextOpening: Float64Array;
  readonly elsewhere: Float64Array;
  readonly newlyWon: Float64Array;
}

/** A queue's possible seasons with windows open. */
export interface MovedPaths {
  /** [path * intervals + interval] */
  readonly rates: Float32Array;
  readonly parts: MovedParts;
  /** Needs in an hour of each window's interval, on average over the paths; 0 outside. One array a window. */
  readonly meanNeeds: readonly Float64Array[];
}

/**
 * The same possible seasons of one queue with windows open: in each of them needs rise and fall with the day's contacts, as a trigger's day is
 * busier in the evening too. A day that is closed throughout has the level of the open days next to it.
 * @throws Refusal "more-wait-than-come" where more would have to wait for an opening than come to it
 */
export function movedPaths(
  queue: DrawnQueue,
  windows: readonly WindowToOpen[],
  { grid, paths }: { readonly grid: IntervalGrid; readonly paths: number },
): MovedPaths {
  const intervals = grid.startsMs.length;
  const level = dayLevels(queue, grid, paths);
  const shapes = windows.map((window) => needsOnGrid(window, grid, level));
  const rates = new Float32Array(paths * intervals);
  const parts = emptyParts(paths);
  const meanNeeds = windows.map(() => new Float64Array(intervals));
  for (let path = 0; path < paths; path += 1) {
    let contacts = Float64Array.from(queue.intervalRates.subarray(path * intervals, (path + 1) * intervals));
    for (const { intervals: inside } of windows) inside.forEach((one, t) => one === 1 && (contacts[t] = 0));
    windows.forEach((window, w) => {
      const latent = latentOf(shapes[w] ?? new Float64Array(), level, path, grid);
      const moved = orRefuse(window, grid, () =>
        contactsWithLongerHours({
          contacts,
          seconds: grid.seconds,
          latent,
          window: window.intervals,
          open: queue.open,
          behaviour: window.needs.behaviour,
          preferShare: window.needs.preferShare,
          returnHalfLifeSeconds: RETURN_HALF_LIFE_SECONDS,
        }),
      );
      contacts = Float64Array.from(moved.contacts);
      addParts(parts, path, window, moved);
      addNeeds(meanNeeds[w], latent, grid.seconds, paths);
    });
    rates.set(contacts, path * intervals);
  }
  return { rates, parts, meanNeeds };
}

/** Contacts of each day of each path, [path * days + day]; closed days have the mean of the open days next to them. */
function dayLevels({ dailyRates, open }: DrawnQueue, grid: IntervalGrid, paths: number): Float64Array {
  const { days, firstDay } = grid;
  const closed = closedDaysOf(grid, open);
  const seek = (day: number, step: number): number[] => {
    let at = day;
    while (at >= 0 && at < days && closed.has(firstDay + at)) at += step;
    return at >= 0 && at < days ? [at] : [];
  };
  const like = Array.from({ length: days }, (_, day) => [...seek(day, -1), ...seek(day, 1)]);
  return Float64Array.from({ length: paths * days }, (_, i) => {
    const [path, near] = [Math.floor(i / days), like[i % days] ?? []];
    return near.reduce((sum, day) => sum + (dailyRates[path * days + day] ?? 0), 0) / Math.max(1, near.length);
  });
}

/** Needs of each interval of the window for each contact of its day's level. */
function needsOnGrid(
  { intervals, needs, zone, scale }: WindowToOpen,
  grid: IntervalGrid,
  level: Float64Array,
): Float64Array {
  const clock = localClock(zone);
  const dayOf = dayOfIntervals(grid);
  const inWindow = new Set([...intervals.keys()].filter((t) => intervals[t] === 1).map((t) => dayOf[t] ?? 0));
  const usual = meanLevel(level, grid.days, () => true);
  const onItsDays = meanLevel(level, grid.days, (day) => inWindow.has(day));
  const perContact = onItsDays > 0 ? (needs.isAbsolute ? 1 : usual) / onItsDays : 0;
  return Float64Array.from(intervals, (inside, t) => {
    if (inside !== 1) return 0;
    const { isoWeekday, minute } = clock(grid.startsMs[t] ?? 0);
    return (scale * perContact * needs.perHourAt(isoWeekday, minute) * (grid.seconds[t] ?? 0)) / 3600;
  });
}

function meanLevel(level: Float64Array, days: number, counts: (day: number) => boolean): number {
  let sum = 0;
  let counted = 0;
  level.forEach((here, i) => {
    if (!counts(i % days)) return;
    sum += here;
    counted += 1;
  });
  return counted > 0 ? sum / counted : 0;
}

function latentOf(shape: Float64Array, level: Float64Array, path: number, grid: IntervalGrid): Float64Array {
  const latent = new Float64Array(shape.length);
  for (let day = 0; day < grid.days; day += 1)
    for (let t = grid.dayOffsets[day] ?? 0; t < (grid.dayOffsets[day + 1] ?? 0); t += 1)
      latent[t] = (shape[t] ?? 0) * (level[path * grid.days + day] ?? 0);
  return latent;
}

function dayOfIntervals({ days, dayOffsets, startsMs }: IntervalGrid): Int32Array {
  const dayOf = new Int32Array(startsMs.length);
  for (let day = 0; day < days; day += 1) dayOf.fill(day, dayOffsets[day], dayOffsets[day + 1]);
  return dayOf;
}

function emptyParts(paths: number): MovedParts {
  const none = (): Float64Array => new Float64Array(paths);
  return {
    inWindow: none(),
    captured: none(),
    preferred: none(),
    nextOpening: none(),
    elsewhere: none(),
    newlyWon: none(),
  };
}

function addParts(parts: MovedParts, path: number, { intervals }: WindowToOpen, moved: MovedDemand): void {
  const add = (into: Float64Array, contacts: number): void => {
    into[path] = (into[path] ?? 0) + contacts;
  };
  const sum = (of: Float64Array): number => of.reduce((total, one) => total + one, 0);
  const within = (of: Float64Array): number => of.reduce((total, one, t) => total + (intervals[t] === 1 ? one : 0), 0);
  add(parts.inWindow, within(moved.captured) + within(moved.preferred));
  add(parts.captured, sum(moved.captured));
  add(parts.preferred, within(moved.preferred));
  add(parts.nextOpening, sum(moved.rush) + moved.afterwards);
  add(parts.elsewhere, moved.elsewhere);
  add(parts.newlyWon, moved.newlyWon);
}

function addNeeds(mean: Float64Array | undefined, latent: Float64Array, seconds: Float64Array, paths: number): void {
  if (mean === undefined) return;
  latent.forEach((needs, t) => {
    mean[t] = (mean[t] ?? 0) + (needs * 3600) / (seconds[t] ?? 3600) / paths;
  });
}

/** Says by the shop file's words that more would wait than come. */
function orRefuse({ id, field }: WindowToOpen, grid: IntervalGrid, move: () => MovedDemand): MovedDemand {
  try {
    return move();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [finding] = error.findings;
    const at = Number(/^\/contacts\/(\d+)$/.exec(finding?.place.field ?? "")?.[1] ?? Number.NaN);
    const start = grid.startsMs[at];
    if (finding === undefined || start === undefined) throw error;
    throw new Refusal({
      code: "more-wait-than-come",
      place: { field },
      found: `${finding.found}, on ${grid.zone.formatInstant(start)} after the window ${id}`,
      rule: finding.rule,
      remedy: "Give fewer needsPerHour or a smaller share that waits (wait) for this window.",
    });
  }
}
