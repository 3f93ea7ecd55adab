import type { LowerTriangle } from "../../models/cholesky.ts";
import type { DayShares } from "../kernel.ts";
import { symmetricMatrix } from "./symmetric-matrix.ts";

/**
 * Deviations from a given shape on the log scale of contacts, in units of the log of the effect's peak, as straight lines between knots:
 * apart before the onset and from it on.
 */
export interface FreeForm {
  /** Days after the onset, ascending; negative before. */
  readonly knots: readonly number[];
  /** The lines that are 1 at one knot and 0 at all others, day by day. */
  readonly hats: readonly DayShares[];
  /** Belief before the history speaks: mean 0, this covariance. */
  readonly covariance: LowerTriangle;
}

const KNOTS_BEFORE = [-60, -30, -14, -8, -5, -3, -2, -1] as const;
const KNOTS_AFTER = [0, 1, 2, 3, 4, 5, 7, 9, 12, 15, 19, 24, 31, 40, 60, 90, 130, 180] as const;
/** A belief about shapes: near the onset it errs by a quarter of the peak, far from it by a twentieth. */
const SD_AT_ONSET = 0.25;
const SD_FAR = 0.05;
/** In logarithms of the days: the error of day 8 goes with that of day 5, and hardly with that of the onset. */
const SMOOTH_OVER_LOG_DAYS = 0.5;
const NUGGET = 1e-3;

/**
 * Knots from `before` days before an onset to `after` days after it, dense where effects turn and wide where they fade, with a smoothing
 * prior: normal deviations whose sd falls from 0.25 of the peak to 0.05 over some two decays, correlated over neighbouring days by
 * their distance in log days. Before and after the onset are independent, since an effect jumps on its day.
 */
export function freeForm({
  before,
  after,
  decayDays,
}: {
  readonly before: number;
  readonly after: number;
  readonly decayDays: number;
}): FreeForm {
  const knots = [...KNOTS_BEFORE.filter((knot) => knot >= -before), ...KNOTS_AFTER.filter((knot) => knot <= after)];
  const sd = (knot: number): number =>
    SD_FAR + (SD_AT_ONSET - SD_FAR) * Math.exp(-Math.abs(knot) / (2 * Math.max(1, decayDays)));
  const place = (knot: number): number => Math.log1p(Math.abs(knot));
  return {
    knots,
    hats: knots.map((_, knot) => ({
      firstOffset: -before,
      shares: Array.from({ length: before + after + 1 }, (_day, i) => hatAt({ knots }, knot, i - before)),
    })),
    covariance: symmetricMatrix(knots.length, (row, column) => {
      const [a, b] = [knots[row] ?? 0, knots[column] ?? 0];
      if (a < 0 !== b < 0) return 0;
      const apart = (place(a) - place(b)) / SMOOTH_OVER_LOG_DAYS;
      return sd(a) * sd(b) * (Math.exp(-0.5 * apart * apart) + (row === column ? NUGGET : 0));
    }),
  };
}

/**
 * Height on a day of the straight lines that are 1 at one knot and 0 at its neighbours. Beyond the outermost knots of either side a line
 * falls to 0 over as many days as lie between it and its neighbour.
 */
export function hatAt({ knots }: Pick<FreeForm, "knots">, knot: number, offset: number): number {
  const centre = knots[knot] ?? 0;
  if (offset < 0 !== centre < 0) return 0;
  const sameSide = (at: number | undefined): at is number => at !== undefined && at < 0 === centre < 0;
  const [below, above] = [knots[knot - 1], knots[knot + 1]];
  const left = sameSide(below) ? centre - below : sameSide(above) ? above - centre : 1;
  const right = sameSide(above) ? above - centre : left;
  const distance = offset < centre ? (centre - offset) / left : (offset - centre) / right;
  return Math.max(0, 1 - distance);
}
