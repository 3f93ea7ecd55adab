import { contractionOf } from "./contraction.ts";
import { type FailureLawOverTime, requireFailureLaw, steepest } from "./failure-law.ts";
import { ReturnFlows, type ReturnsUnderWay, type ReturnTiming } from "./return-flows.ts";
import { type OpenIntervals, requireOpen, requireRates, takesAt } from "./series.ts";
import { LoadMap } from "./load-map.ts";
import { LoadSearch } from "./settle.ts";
import { rowsTimes } from "./spill-matrix.ts";

/** A channel over a stretch of equal intervals. */
export interface SpilloverChannelOverTime {
  readonly name: string;
  /** First contacts an hour, by interval. */
  readonly needsPerHour: ArrayLike<number>;
  readonly failure: FailureLawOverTime;
  /** What comes back while the channel is closed waits for its next open interval. */
  readonly open?: OpenIntervals;
}

/** What a channel sees, by interval. */
export interface ChannelLoadOverTime {
  readonly name: string;
  readonly offeredPerHour: Float64Array;
  readonly failedPerHour: Float64Array;
  /** Of those offered, the contacts that are there because something failed before. */
  readonly returningPerHour: Float64Array;
}

export interface SpilloverOverTime {
  readonly channels: readonly ChannelLoadOverTime[];
  /** What comes back after the last interval. */
  readonly returnsUnderWay: ReturnsUnderWay;
  /** Of the fixed points within intervals, the furthest that a load may be from its own. */
  readonly errorBoundPerHour: number;
}

/**
 * What channels see hour by hour when failures come back later: a bad Monday in e-mail is Tuesday's calls.
 * offered_j(t) = needs_j(t) + sum over earlier failures on all channels of the share that comes back on j x the chance
 * that it does so in t. Delays are exponential and exact in discrete time, so no contact is lost or made: what has not
 * come back at the end is returned, and given to the next stretch as `returnsUnderWay` goes on as if never cut.
 * Only what comes back within the interval of its failure is a fixed point, solved as in `spilloverEquilibrium`.
 * Assumes that failures fall evenly within an interval and, where a channel is closed, that what is due waits and comes
 * in the first open interval. Constant input over a long time tends to `spilloverEquilibrium`.
 * Source: a convolution with geometric tails; orbits as in Ding, Remerova, van der Mei & Zwart (2015), Performance
 * Evaluation 92. Cost: channels^2 an interval, and 1 to 4 steps of channels^3 with two calls of each law.
 * @throws Refusal `loads-cannot-settle` and others as `spilloverEquilibrium`; for series of unlike length
 * @example spilloverOverTime({ intervalSeconds: 900, channels: [{ name: "phone", needsPerHour: [1000, 0], failure: { kind: "share", failedShare: 0.1 } }], spill: [[0.54]], meanDelaySeconds: [[1200]] }).channels[0]?.offeredPerHour[1] // about 20.70
 */
export function spilloverOverTime({
  channels,
  ...timing
}: ReturnTiming & { readonly channels: readonly SpilloverChannelOverTime[] }): SpilloverOverTime {
  const intervals = channels[0]?.needsPerHour.length ?? 0;
  channels.forEach((channel, index) => {
    requireRates(channel.needsPerHour, intervals, `/channels/${index}/needsPerHour`);
    requireFailureLaw(channel.failure, intervals, `/channels/${index}/failure`);
    requireOpen(channel.open, intervals, `/channels/${index}/open`);
  });
  const laws = channels.map(({ failure }) => failure);
  const flows = new ReturnFlows(timing, channels.length);
  const contraction = contractionOf(
    rowsTimes(flows.spill, laws.map(steepest)),
    channels.map(({ name }) => name),
  );
  const search = new LoadSearch(new LoadMap(laws, flows.atOnce), contraction);
  const loads = channels.map(({ name }) => emptyLoad(name, intervals));
  const known = new Float64Array(channels.length);
  const takes = new Uint8Array(channels.length);
  let errorBoundPerHour = 0;
  for (let interval = 0; interval < intervals; interval += 1) {
    takesAt(channels, interval, takes);
    flows.begin(takes, known);
    addNeeds(channels, interval, known);
    search.settle(known, takes, interval);
    flows.end(takes, search.failed);
    keep(loads, channels, interval, search);
    errorBoundPerHour = Math.max(errorBoundPerHour, search.errorBound);
  }
  return { channels: loads, returnsUnderWay: flows.underWay(), errorBoundPerHour };
}

function emptyLoad(name: string, intervals: number): ChannelLoadOverTime {
  return {
    name,
    offeredPerHour: new Float64Array(intervals),
    failedPerHour: new Float64Array(intervals),
    returningPerHour: new Float64Array(intervals),
  };
}

function addNeeds(channels: readonly SpilloverChannelOverTime[], interval: number, known: Float64Array): void {
  for (let channel = 0; channel < known.length; channel += 1) {
    known[channel] = (known[channel] ?? 0) + (channels[channel]?.needsPerHour[interval] ?? 0);
  }
}

function keep(
  loads: readonly ChannelLoadOverTime[],
  channels: readonly SpilloverChannelOverTime[],
  interval: number,
  search: LoadSearch,
): void {
  for (let channel = 0; channel < loads.length; channel += 1) {
    const load = loads[channel];
    if (load === undefined) continue;
    const offered = search.offered[channel] ?? 0;
    load.offeredPerHour[interval] = offered;
    load.failedPerHour[interval] = search.failed[channel] ?? 0;
    load.returningPerHour[interval] = offered - (channels[channel]?.needsPerHour[interval] ?? 0);
  }
}
