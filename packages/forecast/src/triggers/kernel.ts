import { dayOfYear, weekday } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";

/** A second wave after the effect (returns of what was bought), or a trough where it was only brought forward (share below zero). */
export interface Rebound {
  /** Share of the peak effect. */
  readonly share: number;
  readonly afterDays: number;
  readonly decayDays: number;
}

/** What the weekday of the onset does, by ISO weekday from Monday: a Saturday's first warm day rings on Monday. */
export interface OnsetWeekdays {
  readonly delayDays: readonly number[];
  readonly factor: readonly number[];
}

/** An effect that is stronger or weaker in a late season: `perDay` is the relative change a day after the usual day of the year. */
export interface Lateness {
  readonly perDay: number;
  readonly usualDayOfYear: number;
}

/** A shape told day by day: the share of the peak effect on each day from `firstOffset` days after the onset on (negative before). */
export interface DayShares {
  readonly firstOffset: number;
  readonly shares: readonly number[];
}

/** The shape of a trigger's effect over time: a ramp before, a jump on the day, a fading after, an end, perhaps a second wave. */
export interface TriggerShape {
  readonly leadDays: number;
  readonly decayDays: number;
  readonly durationDays: number;
  readonly rebound?: Rebound | undefined;
  readonly onsetWeekdays?: OnsetWeekdays | undefined;
  readonly lateness?: Lateness | undefined;
  /** Learned day by day: goes before the lead, the decay, the duration and the second wave. */
  readonly dayShares?: DayShares | undefined;
}

/** Decays after which a second wave is taken to be over: 2 % of it are left. */
const REBOUND_DECAYS = 4;
/** However early or late the season, its effect is not stretched beyond these. */
const LEAST_STRENGTH = 0.2;
const MOST_STRENGTH = 5;

/**
 * Share of the peak effect `daysAfterOnset` days after the trigger fired (negative before): a straight ramp over the lead days that
 * would reach 1 on the day itself, 1 on the day, then exponential fading to 37 % after `decayDays`, and nothing from `durationDays` on;
 * to it a second wave is added that jumps to its share `afterDays` after the onset and fades by its own decay. A shape that is told
 * day by day is taken as told.
 * @example kernelAt({ leadDays: 3, decayDays: 5, durationDays: 20 }, -1) // => 0.75
 */
export function kernelAt(shape: TriggerShape, daysAfterOnset: number): number {
  if (shape.dayShares !== undefined) return shape.dayShares.shares[daysAfterOnset - shape.dayShares.firstOffset] ?? 0;
  if (daysAfterOnset < 0) return Math.max(0, 1 + daysAfterOnset / (shape.leadDays + 1));
  const main = daysAfterOnset < shape.durationDays ? Math.exp(-daysAfterOnset / shape.decayDays) : 0;
  return shape.rebound === undefined ? main : main + reboundAt(shape.rebound, daysAfterOnset);
}

/**
 * How strong an effect that sets in on a day is, beside its weight: what its weekday and its lateness in the year do.
 * 1 where the shape speaks of neither.
 */
export function strengthOn(shape: TriggerShape, day: CivilDay): number {
  const ofWeekday = shape.onsetWeekdays?.factor[weekday(day) - 1] ?? 1;
  if (shape.lateness === undefined) return ofWeekday;
  const { perDay, usualDayOfYear } = shape.lateness;
  const late = ((((dayOfYear(day) - usualDayOfYear + 182) % 365) + 365) % 365) - 182;
  return ofWeekday * Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, 1 + perDay * late));
}

/** Adds `weight` times the kernel of one onset to a run of days that starts at `firstDay`. Touches only the days of the effect. */
export function addKernel(
  shape: TriggerShape,
  onset: { readonly day: number; readonly weight: number },
  firstDay: number,
  into: Float64Array,
): void {
  const felt = onset.day + (shape.onsetWeekdays?.delayDays[weekday(onset.day) - 1] ?? 0);
  const weight = onset.weight * strengthOn(shape, onset.day);
  const from = Math.max(0, felt - daysBefore(shape) - firstDay);
  const to = Math.min(into.length, Math.ceil(felt + lastingDays(shape) - firstDay));
  for (let i = from; i < to; i++) into[i] = (into[i] ?? 0) + weight * kernelAt(shape, firstDay + i - felt);
}

/** Days before the onset on which the effect begins. */
export function daysBefore({ leadDays, dayShares }: TriggerShape): number {
  return dayShares === undefined ? Math.ceil(leadDays) : Math.max(0, -dayShares.firstOffset);
}

/** Days after the onset from which nothing is left of the effect and its second wave. */
export function lastingDays({ durationDays, rebound, dayShares }: TriggerShape): number {
  if (dayShares !== undefined) return Math.max(0, dayShares.firstOffset + dayShares.shares.length);
  if (rebound === undefined) return durationDays;
  return Math.max(durationDays, rebound.afterDays + REBOUND_DECAYS * rebound.decayDays);
}

function reboundAt({ share, afterDays, decayDays }: Rebound, daysAfterOnset: number): number {
  const since = daysAfterOnset - afterDays;
  return since < 0 || since >= REBOUND_DECAYS * decayDays ? 0 : share * Math.exp(-since / decayDays);
}

/** The smallest share of its normal contacts that negative effects can leave of a day. */
const LEAST_FACTOR = 0.02;

/** Multiplier of a day whose contacts change by `change` of the normal ones (1.5 = two and a half times as many). */
export function factorOf(change: number): number {
  return Math.max(LEAST_FACTOR, 1 + change);
}
