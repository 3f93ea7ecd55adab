import { linearise, UNSEEN_EVENT_VARIANCE } from "./handle-time-effects.ts";
import type { FittedHandleTimes } from "./fit-handle-times.ts";
import { requireClock, requireShares } from "./handle-time-history.ts";
import type { HandleTimeSetting } from "./handle-time-history.ts";

/** Mean handling times to come. */
export interface HandleTimeForecast {
  /** AHT of each interval. */
  readonly meanSeconds: Float64Array;
  /** How well that mean is known: effects and the interval's own variation, without the chance of single contacts. */
  readonly sdSeconds: Float64Array;
  readonly caveats: readonly string[];
}

/**
 * AHT by interval for hours, weekdays, events and temps to come, with its spread (delta method on the log scale). For the mean over n
 * contacts add mean^2 contactCv^2 / n to the variance. An event never seen gets the usual time with
 * the belief about events (20 % either way) added to its spread, and is named.
 * Cost: 25 operations an interval.
 * @throws Refusal "bad-clock", "bad-share"
 */
export function forecastHandleTimes(fitted: FittedHandleTimes, setting: HandleTimeSetting): HandleTimeForecast {
  const { effects, events, ramp, covariance, intervalCv } = fitted;
  const intervals = setting.hours.length;
  requireShares(setting.temps ?? []);
  const meanSeconds = new Float64Array(intervals);
  const sdSeconds = new Float64Array(intervals);
  const unseen = new Set<string>();
  for (let i = 0; i < intervals; i++) {
    requireClock(setting.hours[i] ?? NaN, setting.weekdays[i] ?? NaN, i);
    const { logMean, places, slopes, unseenEvent } = linearise(setting, i, {
      effects,
      events,
      tauWeeks: ramp.tauWeeks,
    });
    let variance = intervalCv ** 2 + (unseenEvent ? UNSEEN_EVENT_VARIANCE : 0);
    places.forEach((a, p) => {
      places.forEach((b, q) => {
        const [high, low] = a > b ? [a, b] : [b, a];
        variance += (slopes[p] ?? 0) * (slopes[q] ?? 0) * (covariance[(high * (high + 1)) / 2 + low] ?? 0);
      });
    });
    meanSeconds[i] = Math.exp(logMean);
    sdSeconds[i] = Math.exp(logMean) * Math.sqrt(variance);
    if (unseenEvent) unseen.add(setting.events?.[i] ?? "");
  }
  const unknown = [...unseen]
    .sort()
    .map(
      (event) =>
        `No contact was ever handled during "${event}"; its handling time is taken as usual, and less certain.`,
    );
  return { meanSeconds, sdSeconds, caveats: [...fitted.caveats, ...unknown] };
}
