import { refuse } from "../domain.ts";
import { contractionOf } from "./contraction.ts";
import { requireFailedShare } from "./failure-law.ts";
import { oneMinus, solveOneMinus } from "./one-minus.ts";
import { requireSpill, rowsTimes, type SpillMatrix } from "./spill-matrix.ts";

/** What becomes of one customer's need, by the channel on which it is first brought; the three shares sum to 1. */
export interface NeedOutcome {
  readonly servedAtFirstShare: number;
  /** Failed at least once and served in the end. */
  readonly recoveredShare: number;
  /** Given up for good. */
  readonly lostShare: number;
  /** Contacts that the need makes until it is served or given up, the first included. */
  readonly attempts: number;
  /** The same by channel. */
  readonly attemptsOn: Float64Array;
}

/** Sums of shares may exceed 1 by what rounding adds. */
const HAIR = 1e-9;

/**
 * What becomes of needs when each attempt on channel i fails with a given chance and a failure comes back on j or gives
 * up: the unit in which lost customers are counted, since one need that fails three times is one customer.
 * With A_ij = failed_i spill_ij, rows of (I - A)^-1 are the mean attempts on each channel; lost = (I - A)^-1 failed
 * (1 - spill 1), recovered = (I - A)^-1 A (1 - failed). Attempts are taken to fail independently of each other; failed
 * shares are those at the equilibrium (`spilloverEquilibrium`: failed / offered), at which needs x attempts = offered.
 * Source: absorbing Markov chains, Kemeny & Snell (1960), Finite Markov Chains, ch. 3. Cost: 2 channels^3.
 * @param failedShares share of attempts that fail, by channel
 * @throws Refusal for shares outside [0, 1], a row of the spill matrix above 1, or needs that go round without end
 * (`loads-cannot-settle`)
 * @example needOutcomes({ failedShares: [0.1], spill: [[0.54]] })[0]?.lostShare // about 0.04863
 */
export function needOutcomes({
  failedShares,
  spill,
  names = failedShares.map((_, channel) => `channel ${channel + 1}`),
}: {
  readonly failedShares: readonly number[];
  readonly spill: SpillMatrix;
  /** For the words of a refusal. */
  readonly names?: readonly string[];
}): readonly NeedOutcome[] {
  const size = failedShares.length;
  const flat = requireSpill(spill, size);
  failedShares.forEach((share, channel) => {
    requireFailedShare(share, `/failedShares/${channel}`);
  });
  const givesUp = spill.map(shareThatGivesUp);
  const again = rowsTimes(flat, failedShares);
  contractionOf(again, names);
  // One elimination answers all: columns 0 to size - 1 the attempts on each channel, then lost, then recovered.
  const columns = size + 2;
  const sides = new Float64Array(size * columns);
  failedShares.forEach((failed, from) => {
    sides[from * columns + from] = 1;
    sides[from * columns + size] = failed * (givesUp[from] ?? 0);
    sides[from * columns + size + 1] = failedShares.reduce(
      (sum, there, to) => sum + (again[from * size + to] ?? 0) * (1 - there),
      0,
    );
  });
  solveOneMinus(oneMinus(again, size), sides, size, columns);
  return failedShares.map((failed, from) => {
    const attemptsOn = sides.slice(from * columns, from * columns + size);
    return {
      servedAtFirstShare: 1 - failed,
      recoveredShare: sides[from * columns + size + 1] ?? 0,
      lostShare: sides[from * columns + size] ?? 0,
      attempts: attemptsOn.reduce((sum, value) => sum + value, 0),
      attemptsOn,
    };
  });
}

function shareThatGivesUp(row: readonly number[], from: number): number {
  const comesBack = row.reduce((sum, share) => sum + share, 0);
  if (comesBack > 1 + HAIR) {
    refuse(
      "shares-above-one",
      `/spill/${from}`,
      `shares that sum to ${Number(comesBack.toPrecision(6))}`,
      "a need that is followed to its end comes back on one channel or gives up, so that a row sums to at most 1",
      "Count each customer once, on the channel of the next attempt.",
    );
  }
  return comesBack > 1 ? 0 : 1 - comesBack;
}
