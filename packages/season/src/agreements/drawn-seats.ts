import type { Agreement } from "@springtide/contracts";
import { drawShare, seatsThatCome, trialsOfLikeness } from "@springtide/planning";
import { randomStream } from "@springtide/probability";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { activeDays } from "./active-days.ts";
import { fillStep } from "./fill-share.ts";

/** Seats asked of a partner for one block. */
export interface SeatsAsked {
  readonly agreement: Agreement;
  /** Intervals of the grid; `to` is not among them. */
  readonly from: number;
  readonly to: number;
  readonly seats: number;
  /** From the word given to the start of the work. */
  readonly noticeDays: number;
  /** Tells orders from confirmations of the same block, and blocks of one shape from each other. */
  readonly part: number;
}

/** How many of the seats asked for come in a season. */
export type SeatDraws = (path: number, asked: SeatsAsked) => number;

/**
 * Opens the chance with which partners' seats come in each of some seasons. A seat comes for its whole block or not at all, by the share
 * of the notice given, less on days of triggers that are active in that season. Where a share was learned from deliveries, each season draws
 * it as well as it is known; where seats of one day were found alike, each day draws its own share about it. All else is chance for each
 * seat alone. Same seed, season, agreement and block, same answer, whatever else is asked; a share of 1 draws nothing.
 * On average over seasons as many come as `expectedFill` says.
 */
export function seatDraws(
  {
    grid,
    triggers,
    seed,
  }: Pick<SeasonBasis, "grid" | "seed"> & {
    readonly triggers: readonly Pick<SeasonBasis["triggers"][number], "id" | "durationDays">[];
  },
  onsets: Demand["onsets"],
): SeatDraws {
  const lessOnDays = remembered((agreement: Agreement, path: number): Float64Array => {
    const less = new Float64Array(grid.days).fill(1);
    Object.entries(agreement.fillOnTriggers).forEach(([id, share], at) => {
      const durationDays = triggers.find((trigger) => trigger.id === id)?.durationDays ?? 0;
      const known = agreement.delivered?.onTriggers.find(({ trigger }) => trigger === id)?.shifts ?? Infinity;
      const drawn = drawShare(randomStream(seed, `fill of ${agreement.id} on triggers`, path, at), share, known);
      activeDays(onsets.get(id) ?? [], path, durationDays, grid).forEach((one, day) => {
        if (one === 1) less[day] = (less[day] ?? 1) * drawn;
      });
    });
    return less;
  });
  const shareOnDay = (agreement: Agreement, path: number, noticeDays: number, day: number): number => {
    const { share = 1, shifts = Infinity } = fillStep(agreement, noticeDays) ?? {};
    const ofSeason = drawShare(randomStream(seed, `fill of ${agreement.id}`, path), share, shifts);
    const trials = trialsOfLikeness(agreement.delivered?.likeness ?? 0);
    const ofDay = drawShare(randomStream(seed, `fill of ${agreement.id} by day`, path, day), ofSeason, trials);
    return ofDay * (lessOnDays(agreement, path)[day] ?? 1);
  };
  return (path, { agreement, from, to, seats, noticeDays, part }) => {
    let [all, coming] = [0, 0];
    let day = grid.dayOffsets.findLastIndex((first) => first <= from);
    for (let t = from; t < to; day += 1) {
      const until = Math.min(to, grid.dayOffsets[day + 1] ?? to);
      const seconds = grid.seconds.subarray(t, until).reduce((sum, each) => sum + each, 0);
      all += seconds;
      coming += seconds * shareOnDay(agreement, path, noticeDays, day);
      t = until;
    }
    return seatsThatCome(randomStream(seed, `seats of ${agreement.id}`, path, from, to, part), seats, coming / all);
  };
}

/** Whether some of the seats asked for may stay away. */
export function mayStayAway({ fill, fillOnTriggers }: Agreement): boolean {
  return fill.some(({ share }) => share < 1) || Object.values(fillOnTriggers).some((share) => share < 1);
}

function remembered(ofPath: (agreement: Agreement, path: number) => Float64Array): typeof ofPath {
  const known = new Map<Agreement, Map<number, Float64Array>>();
  return (agreement, path) => {
    const paths = known.get(agreement) ?? new Map<number, Float64Array>();
    const found = paths.get(path) ?? ofPath(agreement, path);
    known.set(agreement, paths.set(path, found));
    return found;
  };
}
