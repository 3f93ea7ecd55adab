/** What came in the slots of one past day, beside what was expected of them given the value of the whole day. */
export interface SlotDepartures {
  readonly day: number;
  /** By slot; NaN where unknown. */
  readonly error: Float64Array;
  readonly expected: Float64Array;
  /** Variance that chance alone brings. */
  readonly chance: Float64Array;
}

const CENTRAL = 0.8;
/** Half the width of the central four fifths of a normal distribution. */
const CENTRAL_SDS = 1.2815515655446004;
const STEPS = 30;
const LARGEST_FACTOR = 16;
/** Slots of about half an hour to both sides say much the same. */
const NEAR_SLOTS_OF_A_DAY = 48;

/**
 * Squared coefficient of variation of each slot beyond chance: its shape over the day by moments, smoothed over neighbours, its height so
 * that four fifths of what came lies within the central four fifths, which single wild days do not widen.
 */
export function slotVariance(days: readonly SlotDepartures[], size: number): Float64Array {
  const shape = smoothed(relativeExcess(days, size));
  const level = shape.reduce((sum, value) => sum + value, 0) / size;
  // Where moments see nothing beyond chance, the height may still find something.
  const bounded = shape.map((value) => Math.max(value, 0.1 * level, 1e-9));
  const factor = heightOf(days, bounded);
  return bounded.map((value) => factor * value);
}

function relativeExcess(days: readonly SlotDepartures[], size: number): { excess: Float64Array; scale: Float64Array } {
  const excess = new Float64Array(size);
  const scale = new Float64Array(size);
  for (const { error, expected, chance } of days)
    error.forEach((value, slot) => {
      const mean = expected[slot] ?? 0;
      if (Number.isNaN(value) || mean <= 0) return;
      excess[slot] = (excess[slot] ?? 0) + value * value - (chance[slot] ?? 0);
      scale[slot] = (scale[slot] ?? 0) + mean * mean;
    });
  return { excess, scale };
}

/** Each slot counts by its relative variance, not by its size: nights do not take that of the morning beside them. */
function smoothed({ excess, scale }: { excess: Float64Array; scale: Float64Array }): Float64Array {
  const size = excess.length;
  const near = Math.max(1, Math.round(size / NEAR_SLOTS_OF_A_DAY));
  return excess.map((_, slot) => {
    let [sum, known] = [0, 0];
    for (let at = slot - near; at <= slot + near; at += 1) {
      const place = (at + size) % size;
      const own = scale[place] ?? 0;
      if (own <= 0) continue;
      sum += (excess[place] ?? 0) / own;
      known += 1;
    }
    return known > 0 ? Math.max(0, sum / known) : 0;
  });
}

/** The factor at which four fifths of all departures lie within so many standard deviations; found by halving. */
function heightOf(days: readonly SlotDepartures[], shape: Float64Array): number {
  const insideAt = (factor: number): number => {
    let [inside, known] = [0, 0];
    for (const { error, expected, chance } of days)
      error.forEach((value, slot) => {
        const mean = expected[slot] ?? 0;
        if (Number.isNaN(value) || mean <= 0) return;
        const sd = Math.sqrt((chance[slot] ?? 0) + factor * (shape[slot] ?? 0) * mean * mean);
        known += 1;
        if (Math.abs(value) <= CENTRAL_SDS * sd) inside += 1;
      });
    return known === 0 ? 1 : inside / known;
  };
  let [low, high] = [0, LARGEST_FACTOR];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (insideAt(middle) < CENTRAL) low = middle;
    else high = middle;
  }
  return high;
}
