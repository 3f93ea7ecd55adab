import { requireRate } from "../domain.ts";
import { contractionOf } from "./contraction.ts";
import { type FailureLaw, requireFailureLaw, steepest } from "./failure-law.ts";
import { LoadMap } from "./load-map.ts";
import { LoadSearch } from "./settle.ts";
import { requireSpill, rowsTimes, type SpillMatrix } from "./spill-matrix.ts";

/** A channel with the contacts that customers would make if nothing ever failed. */
export interface SpilloverChannel {
  readonly name: string;
  /** First contacts an hour. */
  readonly needsPerHour: number;
  readonly failure: FailureLaw;
}

/** Channels that feed each other when they fail. */
export interface SpilloverNetwork {
  readonly channels: readonly SpilloverChannel[];
  readonly spill: SpillMatrix;
}

/** Where the loads of connected channels settle; lists in the order of the channels. */
export interface SpilloverEquilibrium {
  /** Contacts an hour that each channel really sees: needs and what comes back. */
  readonly offeredPerHour: Float64Array;
  readonly failedPerHour: Float64Array;
  /** Row i, column j: contacts an hour on j that are there because i failed them. */
  readonly spilledPerHour: readonly Float64Array[];
  /** All contacts offered / all needs; 1 where there are no needs. */
  readonly amplification: number;
  /** Of the spill matrix, each row times the most that one more contact there adds to the failures: below 1. */
  readonly spectralRadius: number;
  /** Each round of plain repetition brings the loads closer by this factor, in the weighted sum of differences. */
  readonly contractionFactor: number;
  readonly weights: Float64Array;
  readonly iterations: number;
  /** No load is further than this from the true equilibrium of the laws given, rounding of a double included. */
  readonly errorBoundPerHour: number;
}

/**
 * What channels see when the failures of one come back on others: offered_j = needs_j + sum_i spill_ij failed_i(offered_i).
 * Unanswered e-mails become calls, starved phones call again: a channel cannot be staffed on its own needs.
 * Failure laws must rise with what is offered, by at most one failure for one contact, as abandonment in any queue and
 * backlog beyond a capacity do. Then the loads settle at exactly one place if the spectral radius of the spill matrix
 * is below 1 (rows times the failed share where that is constant): the map of loads is a contraction. This is checked,
 * and the factor and an error bound are returned.
 * Long-run averages: where failures come back hours later see `spilloverOverTime`. Newton's method, guarded by plain
 * rounds (Picard) from below; constant shares and capacities end exactly after one step for each channel that tips over.
 * Source: Banach (1922), the contraction principle; M-matrices after Varga (1962), Matrix Iterative Analysis, ch. 3;
 * redials as in Koole (2013), Call Center Optimization. Cost: 3 to 6 steps of channels^3 and two calls of each law.
 * @throws Refusal `loads-cannot-settle`, naming the channels of the loop; for shares outside [0, 1], negative rates or
 * lists of another length; `failure-out-of-range`, `failure-too-steep` for a function that is no law of failure
 * @example spilloverEquilibrium({ channels: [{ name: "phone", needsPerHour: 1000, failure: { kind: "share", failedShare: 0.1 } }, { name: "e-mail", needsPerHour: 400, failure: { kind: "share", failedShare: 0.46 } }], spill: [[0.54, 0], [0.71, 0]] }).offeredPerHour[0] // about 1195.2
 */
export function spilloverEquilibrium({ channels, spill }: SpilloverNetwork): SpilloverEquilibrium {
  const flat = requireSpill(spill, channels.length);
  channels.forEach(({ needsPerHour, failure }, channel) => {
    requireRate(needsPerHour, `/channels/${channel}/needsPerHour`);
    requireFailureLaw(failure, 1, `/channels/${channel}/failure`);
  });
  const laws = channels.map(({ failure }) => failure);
  const names = channels.map(({ name }) => name);
  const contraction = contractionOf(rowsTimes(flat, laws.map(steepest)), names);
  const search = new LoadSearch(new LoadMap(laws, flat), contraction);
  const needs = Float64Array.from(channels, ({ needsPerHour }) => needsPerHour);
  search.settle(needs, new Uint8Array(channels.length).fill(1), 0);
  const spilled = rowsTimes(flat, search.failed);
  return {
    offeredPerHour: search.offered,
    failedPerHour: search.failed,
    spilledPerHour: channels.map((_, from) => spilled.slice(from * channels.length, (from + 1) * channels.length)),
    amplification: ratioOfSums(search.offered, needs),
    spectralRadius: contraction.radius,
    contractionFactor: contraction.factor,
    weights: contraction.weights,
    iterations: search.steps,
    errorBoundPerHour: search.errorBound,
  };
}

function ratioOfSums(offered: Float64Array, needs: Float64Array): number {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const needed = sum(needs);
  return needed === 0 ? 1 : sum(offered) / needed;
}
