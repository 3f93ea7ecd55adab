/** The shape of a trigger's effect over time: a ramp before, a jump on the day, a fading after, an end. */
export interface TriggerShape {
  readonly leadDays: number;
  readonly decayDays: number;
  readonly durationDays: number;
}

/**
 * Share of the peak effect `daysAfterOnset` days after the trigger fired (negative before): a straight ramp over the lead days that
 * would reach 1 on the day itself, 1 on the day, then exponential fading to 37 % after `decayDays`, and nothing from `durationDays` on.
 */
export function kernelAt(shape: TriggerShape, daysAfterOnset: number): number {
  if (daysAfterOnset < 0) return Math.max(0, 1 + daysAfterOnset / (shape.leadDays + 1));
  return daysAfterOnset < shape.durationDays ? Math.exp(-daysAfterOnset / shape.decayDays) : 0;
}

/** Adds `weight` times the kernel of one onset to a run of days that starts at `firstDay`. Touches only the days of the effect. */
export function addKernel(
  shape: TriggerShape,
  onset: { readonly day: number; readonly weight: number },
  firstDay: number,
  into: Float64Array,
): void {
  const from = Math.max(0, onset.day - Math.ceil(shape.leadDays) - firstDay);
  const to = Math.min(into.length, Math.ceil(onset.day + shape.durationDays - firstDay));
  for (let i = from; i < to; i++) into[i] = (into[i] ?? 0) + onset.weight * kernelAt(shape, firstDay + i - onset.day);
}

/** The smallest share of its normal contacts that negative effects can leave of a day. */
const LEAST_FACTOR = 0.02;

/** Multiplier of a day whose contacts change by `change` of the normal ones (1.5 = two and a half times as many). */
export function factorOf(change: number): number {
  return Math.max(LEAST_FACTOR, 1 + change);
}
