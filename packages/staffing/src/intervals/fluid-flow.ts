/**
 * The fluid queue on one stretch: contacts come and go as a stream, x' = lambda - x/aht below the team (nobody waits)
 * and lambda - n/aht - theta (x - n) above it. Both are linear, so each regime has a closed form up to the moment it
 * is left for the other.
 */
export interface FluidRates {
  readonly arrivalsPerSecond: number;
  readonly agents: number;
  readonly ahtSeconds: number;
  readonly hangUpsPerSecond: number;
}

/** A stretch within one regime. */
export interface FluidPiece {
  readonly seconds: number;
  /** Waiting at its beginning and its end; 0 where agents are free. */
  readonly startWaiting: number;
  readonly endWaiting: number;
  readonly startPresent: number;
  readonly endPresent: number;
  readonly waitingSeconds: number;
  readonly busySeconds: number;
  readonly isWaiting: boolean;
}

/** Seconds until y' = gain - rate y, from y = start, comes down or up to 0; infinite where it never does. */
export function secondsToZero(start: number, gain: number, rate: number): number {
  if (start === 0) return 0;
  if (rate === 0) return gain * start < 0 ? -start / gain : Infinity;
  const settled = gain / rate;
  if (start > 0 ? settled >= 0 : settled <= 0) return Infinity;
  return Math.log1p(-start / settled) / rate;
}

/** y' = gain - rate y after so many seconds. */
function relaxed(start: number, gain: number, rate: number, seconds: number): number {
  if (rate === 0) return start + gain * seconds;
  return start - (gain / rate - start) * Math.expm1(-rate * seconds);
}

/** The integral of y over those seconds. */
function relaxedArea(start: number, gain: number, rate: number, seconds: number): number {
  if (rate === 0) return (start + (gain * seconds) / 2) * seconds;
  const settled = gain / rate;
  return settled * seconds - (start - settled) * (Math.expm1(-rate * seconds) / rate);
}

/** The stretch from `present` on within one regime, at most `seconds` long. */
export function nextPiece(rates: FluidRates, present: number, seconds: number): FluidPiece {
  const { arrivalsPerSecond, agents, ahtSeconds, hangUpsPerSecond } = rates;
  const surplus = arrivalsPerSecond - agents / ahtSeconds;
  const isWaiting = present > agents || (present === agents && surplus > 0);
  // y is the distance from a full team: the line above it, or minus the free agents below.
  const rate = isWaiting ? hangUpsPerSecond : 1 / ahtSeconds;
  const start = present - agents;
  const until = start === 0 ? Infinity : secondsToZero(start, surplus, rate);
  const length = Math.min(seconds, until);
  const end = length === until ? 0 : relaxed(start, surplus, rate, length);
  const area = relaxedArea(start, surplus, rate, length);
  return {
    seconds: length,
    startWaiting: Math.max(0, start),
    endWaiting: Math.max(0, end),
    startPresent: present,
    endPresent: agents + end,
    waitingSeconds: isWaiting ? Math.max(0, area) : 0,
    busySeconds: agents * length + (isWaiting ? 0 : area),
    isWaiting,
  };
}
