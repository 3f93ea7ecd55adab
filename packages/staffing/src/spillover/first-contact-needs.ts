import { ReturnFlows, type ReturnsUnderWay, type ReturnTiming } from "./return-flows.ts";
import { type OpenIntervals, requireOpen, requireRates, takesAt } from "./series.ts";

/** What was observed on a channel, by interval. Contacts of an interval x 3600 / its seconds are contacts an hour. */
export interface ObservedChannel {
  readonly name: string;
  readonly offeredPerHour: ArrayLike<number>;
  /** Abandoned, blocked or unanswered, by the interval in which the customer gave up. */
  readonly failedPerHour: ArrayLike<number>;
  readonly open?: OpenIntervals;
}

/** First contacts behind what was offered. */
export interface FirstContactNeeds {
  readonly name: string;
  /** May be negative where fewer came than should have come back; such intervals are counted beside it. */
  readonly needsPerHour: Float64Array;
  readonly negativeIntervals: number;
  /** Contacts missing in these intervals together, as a positive number. */
  readonly negativeContacts: number;
}

/**
 * First contacts ("needs") recovered from what was offered and what failed, before history is forecast:
 * needs_j(t) = offered_j(t) - failures so far x the share that comes back on j x the chance that it does so in t.
 * Offered contacts carry the bad service of their time: forecast as they stand, last year's unanswered e-mails are
 * staffed again as calls, and any improvement looks useless. The exact inverse of `spilloverOverTime`, linear, so that
 * rates of intervals, days or a mean week come out in the unit they went in.
 * Failures before the first interval count only if given as `returnsUnderWay`; without them the first days look a
 * little too needy. Spilled shares and delays too large for the data show as negative needs: they are returned as they
 * are, with their number and sum, never raised to 0. A few in quiet hours are chance, many say that the shares are wrong.
 * Source: the identity of `spilloverOverTime` read backwards. Cost: 2 channels^2 an interval.
 * @throws Refusal for negative rates, series of unlike length, shares outside [0, 1]
 * @example firstContactNeeds({ intervalSeconds: 3600, channels: [{ name: "phone", offeredPerHour: [1057.1], failedPerHour: [105.71] }], spill: [[0.54]], meanDelaySeconds: [[0]] }).channels[0]?.needsPerHour[0] // about 1000.0
 */
export function firstContactNeeds({
  channels,
  ...timing
}: ReturnTiming & { readonly channels: readonly ObservedChannel[] }): {
  readonly channels: readonly FirstContactNeeds[];
  readonly returnsUnderWay: ReturnsUnderWay;
} {
  const intervals = channels[0]?.offeredPerHour.length ?? 0;
  channels.forEach((channel, index) => {
    requireRates(channel.offeredPerHour, intervals, `/channels/${index}/offeredPerHour`);
    requireRates(channel.failedPerHour, intervals, `/channels/${index}/failedPerHour`);
    requireOpen(channel.open, intervals, `/channels/${index}/open`);
  });
  const size = channels.length;
  const flows = new ReturnFlows(timing, size);
  const needs = channels.map(() => new Float64Array(intervals));
  const back = new Float64Array(size);
  const failed = new Float64Array(size);
  const takes = new Uint8Array(size);
  for (let interval = 0; interval < intervals; interval += 1) {
    takesAt(channels, interval, takes);
    for (let channel = 0; channel < size; channel += 1)
      failed[channel] = channels[channel]?.failedPerHour[interval] ?? 0;
    flows.begin(takes, back);
    flows.addAtOnce(takes, failed, back);
    flows.end(takes, failed);
    needs.forEach((series, channel) => {
      series[interval] = (channels[channel]?.offeredPerHour[interval] ?? 0) - (back[channel] ?? 0);
    });
  }
  const hours = timing.intervalSeconds / 3600;
  return {
    channels: needs.map((series, channel) => withNegatives(channels[channel]?.name ?? "", series, hours)),
    returnsUnderWay: flows.underWay(),
  };
}

function withNegatives(name: string, needsPerHour: Float64Array, intervalHours: number): FirstContactNeeds {
  let negativeIntervals = 0;
  let negativeContacts = 0;
  for (const needs of needsPerHour) {
    if (needs >= 0) continue;
    negativeIntervals += 1;
    negativeContacts -= needs * intervalHours;
  }
  return { name, needsPerHour, negativeIntervals, negativeContacts };
}
