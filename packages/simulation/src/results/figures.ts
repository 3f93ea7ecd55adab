import { ratioEstimate, type RatioEstimate } from "../single-queue/ratio-estimate.ts";
import type { Played, ReplicationSums } from "./played.ts";

/** The shares and means that a run is judged by: what is counted, over what it is taken of. */
export const FIGURES = [
  "slOffered",
  "slAnswered",
  "slExclShort",
  "slAbandonGood",
  "slVirtual",
  "abandonedShare",
  "blockedShare",
  "turnedAwayShare",
  "movedShare",
  "redialShare",
  "lateShare",
  "meanWaitSeconds",
  "asaSeconds",
  "ahtSeconds",
  "needsLostShare",
] as const;
export type Figure = (typeof FIGURES)[number];

/** Reads a measure of one cell, or of several added up. */
type Reading = (measure: keyof ReplicationSums["queue"]) => number;

const MICROS = 1e6;

/** What is counted, and what it is taken of, for each figure. */
function partsOf(figure: Figure, of: Reading): { readonly over: number; readonly under: number } {
  switch (figure) {
    case "slOffered":
      return { over: of("answeredInTime"), under: of("offered") };
    case "slAnswered":
      return { over: of("answeredInTime"), under: of("answered") };
    case "slExclShort":
      return { over: of("answeredInTime"), under: of("offered") - of("abandonedShort") };
    case "slAbandonGood":
      return { over: of("answeredInTime") + of("abandonedInTime"), under: of("offered") };
    case "slVirtual":
      return { over: of("virtualInTime"), under: of("offered") };
    case "abandonedShare":
      return { over: of("abandoned"), under: of("offered") };
    case "blockedShare":
      return { over: of("blocked"), under: of("offered") };
    case "turnedAwayShare":
      return { over: of("turnedAway"), under: of("offered") };
    case "movedShare":
      return { over: of("movedOut"), under: of("offered") };
    case "redialShare":
      return { over: of("offered") - of("firstOffered"), under: of("offered") };
    case "lateShare":
      return { over: of("late"), under: of("completed") };
    case "meanWaitSeconds":
      return { over: of("waitMicros") / MICROS, under: of("offered") };
    case "asaSeconds":
      return { over: of("answeredWaitMicros") / MICROS, under: of("answered") };
    case "ahtSeconds":
      return { over: of("handledMicros") / MICROS, under: of("completed") };
    case "needsLostShare":
      return { over: of("needsLost"), under: of("needsServed") + of("needsLost") };
  }
}

/** A cell of the answer: a queue, and a day of it, or all days from one on (from the first if neither is given). */
export interface Cell {
  readonly queue: number;
  readonly day?: number;
  readonly fromDay?: number;
}

/** A figure of each replication, as the two sums that it is the ratio of. */
export function figureParts(
  { replications, shape }: Played,
  figure: Figure,
  cell: Cell,
): { over: number[]; under: number[] } {
  const parts = replications.map(({ queue }) =>
    partsOf(figure, (measure) => sumOver(queue[measure], cell, shape.days)),
  );
  return { over: parts.map(({ over }) => over), under: parts.map(({ under }) => under) };
}

function sumOver(column: Float64Array, { queue, day, fromDay = 0 }: Cell, days: number): number {
  if (day !== undefined) return column[queue * days + day] ?? 0;
  let sum = 0;
  for (let at = queue * days + fromDay; at < (queue + 1) * days; at += 1) sum += column[at] ?? 0;
  return sum;
}

/**
 * A figure with its error: the ratio of two sums over all replications (contacts of a busy one weigh more), the
 * replication as the unit, since the days of one path hang together. With fewer than two there is no error to tell.
 * Source: Law (2015), Simulation Modeling and Analysis, 5th ed., 9.5.3.
 */
export function estimateFigure(played: Played, figure: Figure, cell: Cell): RatioEstimate {
  return ratioEstimate(figureParts(played, figure, cell));
}

/**
 * A figure of one long run in steady state, by batch means: its days are the batches, those before `fromDay` the warm-up.
 * A lag-one correlation above 0.2 says that the batches are too short to be told apart, and the half-width too small.
 * Source: Law (2015), Simulation Modeling and Analysis, 5th ed., 9.5.3.
 * @throws RangeError for several replications: they are units of their own (`estimateFigure`)
 */
export function estimateByBatches({ replications, shape }: Played, figure: Figure, cell: Cell): RatioEstimate {
  const [only, another] = replications;
  if (only === undefined || another !== undefined) throw new RangeError("Batches are days of a single replication.");
  const { queue, fromDay = 0 } = cell;
  const parts = Array.from({ length: shape.days - fromDay }, (_, day) =>
    partsOf(figure, (measure) => sumOver(only.queue[measure], { queue, day: fromDay + day }, shape.days)),
  );
  return ratioEstimate({ over: parts.map(({ over }) => over), under: parts.map(({ under }) => under) });
}

/** A figure of one interval, all replications together; NaN where there is nothing to take it of. */
export function intervalFigure(
  { queue, shape }: Played,
  figure: Figure,
  place: { queue: number; interval: number },
): number {
  const cell = place.queue * shape.intervals + place.interval;
  const { over, under } = partsOf(figure, (measure) => queue[measure][cell] ?? 0);
  return under > 0 ? over / under : NaN;
}
