import type { QueueTally } from "./queue-tally.ts";
import { ratioEstimate, type RatioEstimate } from "./ratio-estimate.ts";

/** What is said of a queue that was played out; shares are of all contacts offered unless the name says otherwise. */
export const QUEUE_FIGURES = [
  "meanWaitSeconds",
  "asaSeconds",
  "waitShare",
  "answeredShare",
  "abandonShare",
  "blockShare",
  "occupancy",
  "slOffered",
  "slAnswered",
  "slExclShort",
  "slAbandonGood",
  "slVirtual",
] as const;
export type QueueFigure = (typeof QUEUE_FIGURES)[number];

/** Every figure with its half-width. */
export type QueueFigures = Readonly<Record<QueueFigure, RatioEstimate>>;

type Count = (tally: QueueTally) => number;

const offered: Count = (tally) => tally.offered;
const answered: Count = (tally) => tally.immediate + tally.delayed;
const inTime: Count = (tally) => tally.immediate + tally.delayedInTime;

/** What each figure counts, and of what. The five service levels are those of docs/glossary.md. */
const SUMS: Readonly<Record<QueueFigure, { readonly over: Count; readonly under: Count }>> = {
  meanWaitSeconds: {
    over: (tally) => (tally.waitOfAnsweredMicros + tally.waitOfAbandonedMicros) / 1e6,
    under: offered,
  },
  asaSeconds: { over: (tally) => tally.waitOfAnsweredMicros / 1e6, under: answered },
  waitShare: { over: (tally) => tally.delayed + tally.abandoned, under: offered },
  answeredShare: { over: answered, under: offered },
  abandonShare: { over: (tally) => tally.abandoned, under: offered },
  blockShare: { over: (tally) => tally.blocked, under: offered },
  occupancy: { over: (tally) => tally.workedMicros, under: (tally) => tally.agentMicros },
  slOffered: { over: inTime, under: offered },
  slAnswered: { over: inTime, under: answered },
  slExclShort: { over: inTime, under: (tally) => tally.offered - tally.abandonedShort },
  slAbandonGood: { over: (tally) => inTime(tally) + tally.abandonedInTime, under: offered },
  slVirtual: { over: (tally) => inTime(tally) + tally.abandonedBeforeInTime, under: offered },
};

/** The figures of a run from the tallies of its batches, or of its replications. */
export function queueFigures(tallies: readonly QueueTally[]): QueueFigures {
  const figure = (name: QueueFigure): RatioEstimate =>
    ratioEstimate({ over: tallies.map(SUMS[name].over), under: tallies.map(SUMS[name].under) });
  return {
    meanWaitSeconds: figure("meanWaitSeconds"),
    asaSeconds: figure("asaSeconds"),
    waitShare: figure("waitShare"),
    answeredShare: figure("answeredShare"),
    abandonShare: figure("abandonShare"),
    blockShare: figure("blockShare"),
    occupancy: figure("occupancy"),
    slOffered: figure("slOffered"),
    slAnswered: figure("slAnswered"),
    slExclShort: figure("slExclShort"),
    slAbandonGood: figure("slAbandonGood"),
    slVirtual: figure("slVirtual"),
  };
}
