import { inexperience } from "./tenure-ramp.ts";
import type { HandleTimeSetting } from "./handle-time-history.ts";

/** Belief about an effect on the logarithm of the mean, before any history. */
const SD = { hour: 0.15, weekday: 0.1, event: 0.2 } as const;

/** Places of the effects: level, 24 hours, 7 weekdays, events in order, extra time of beginners last. */
const FIRST_HOUR = 1;
const FIRST_WEEKDAY = 25;
export const FIRST_EVENT = 32;

export function effectCount(events: readonly string[]): number {
  return FIRST_EVENT + events.length + 1;
}

/** Precision of the belief about each effect; the level has next to none, so that the history decides it. */
export function priorPrecisions(events: readonly string[], extraSd: number): Float64Array {
  const last = FIRST_EVENT + events.length;
  return Float64Array.from({ length: last + 1 }, (_, place) => {
    if (place === 0) return 1e-6;
    if (place === last) return 1 / extraSd ** 2;
    return 1 / (place < FIRST_WEEKDAY ? SD.hour : place < FIRST_EVENT ? SD.weekday : SD.event) ** 2;
  });
}

/** The log of a mean at given effects, and how it changes with each effect that touches it. */
export interface Linearised {
  readonly logMean: number;
  readonly places: readonly number[];
  readonly slopes: readonly number[];
  /** Whether the event was never seen in the history. */
  readonly unseenEvent: boolean;
}

export function linearise(
  { hours, weekdays, events: eventOf = [], temps = [] }: HandleTimeSetting,
  interval: number,
  {
    effects,
    events,
    tauWeeks,
  }: { readonly effects: Float64Array; readonly events: readonly string[]; readonly tauWeeks: number },
): Linearised {
  const name = eventOf[interval] ?? "";
  const event = events.indexOf(name);
  const places = [0, FIRST_HOUR + (hours[interval] ?? 0), FIRST_WEEKDAY - 1 + (weekdays[interval] ?? 1)];
  if (event >= 0) places.push(FIRST_EVENT + event);
  const base = places.reduce((sum, place) => sum + (effects[place] ?? 0), 0);
  const green = inexperience(temps, interval, tauWeeks);
  const last = FIRST_EVENT + events.length;
  const ramp = 1 + (effects[last] ?? 0) * green;
  const slopes = places.map(() => 1);
  if (green > 0) {
    places.push(last);
    slopes.push(green / ramp);
  }
  return { logMean: base + Math.log(ramp), places, slopes, unseenEvent: name !== "" && event < 0 };
}

/** Variance of the log of a mean for an event nobody has seen. */
export const UNSEEN_EVENT_VARIANCE = SD.event ** 2;
