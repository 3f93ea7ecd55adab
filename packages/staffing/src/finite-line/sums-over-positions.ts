import { StillBehind } from "./wait-of-position.ts";

/** The rates at which a line moves, and the two times it is judged by. */
interface LinePace {
  readonly servedPerSecond: number;
  /** Each waiting contact gives up at this rate; 0 where nobody does. */
  readonly givingUpPerSecond: number;
  readonly withinSeconds: number;
  readonly shortAbandonSeconds: number;
}

/** Shares of all contacts, and waits summed over them (seconds a contact), of those that are accepted and must wait. */
interface LineSums {
  readonly waits: number;
  readonly served: number;
  readonly abandoned: number;
  readonly servedWithin: number;
  readonly virtualWithin: number;
  readonly abandonedWithin: number;
  readonly abandonedShort: number;
  readonly waitOfServed: number;
  readonly waitOfAbandoned: number;
  readonly meanQueue: number;
}

/** The law of the wait of a contact at one place in line, for one limit of time; steps from place to place. */
class WithinTime {
  readonly #patient: StillBehind;
  readonly #served: StillBehind;
  readonly #stillPatient: number;

  constructor({ servedPerSecond, givingUpPerSecond }: LinePace, seconds: number) {
    this.#patient = new StillBehind(servedPerSecond, givingUpPerSecond, seconds);
    this.#served = new StillBehind(servedPerSecond + givingUpPerSecond, givingUpPerSecond, seconds);
    this.#stillPatient = givingUpPerSecond > 0 ? Math.exp(-givingUpPerSecond * seconds) : 1;
  }

  /** P(V <= t): of one who would wait for ever. */
  get virtual(): number {
    return 1 - this.#patient.chance;
  }

  /** P(served within t), where this share is served at all. */
  served(servedShare: number): number {
    return servedShare * (1 - this.#served.chance);
  }

  /** P(abandoned within t): whoever no longer waits after t and was not served. */
  abandoned(servedShare: number): number {
    return Math.max(0, 1 - this.#stillPatient * this.#patient.chance - this.served(servedShare));
  }

  next(): void {
    this.#patient.next();
    this.#served.next();
  }
}

/**
 * Adds up, over the places j in line that an accepted contact can find (j waiting, j < k), what becomes of it.
 * Of one who finds j waiting, the stage at which it gives up is spread evenly over the j + 1 stages, so its wait if it
 * abandons sums (m + 1) / rate_m over the stages m; all terms are positive, nothing cancels.
 */
export function sumOverPositions(byWaiting: Float64Array, pace: LinePace): LineSums {
  const { servedPerSecond, givingUpPerSecond } = pace;
  const within = new WithinTime(pace, pace.withinSeconds);
  const short = new WithinTime(pace, pace.shortAbandonSeconds);
  const sums = {
    waits: 0,
    served: 0,
    abandoned: 0,
    servedWithin: 0,
    virtualWithin: 0,
    abandonedWithin: 0,
    abandonedShort: 0,
    waitOfServed: 0,
    waitOfAbandoned: 0,
    meanQueue: 0,
  };
  let waitIfServed = 0;
  let stagesTimesWait = 0;
  const places = byWaiting.length - 1;
  for (let found = 0; found < places; found += 1) {
    const arrives = byWaiting[found] ?? 0;
    const rate = servedPerSecond + (found + 1) * givingUpPerSecond;
    const servedShare = servedPerSecond / rate;
    waitIfServed += 1 / rate;
    stagesTimesWait += (found + 1) / rate;
    sums.waits += arrives;
    sums.served += arrives * servedShare;
    sums.abandoned += arrives * (((found + 1) * givingUpPerSecond) / rate);
    sums.servedWithin += arrives * within.served(servedShare);
    sums.virtualWithin += arrives * within.virtual;
    sums.abandonedWithin += arrives * within.abandoned(servedShare);
    sums.abandonedShort += arrives * short.abandoned(servedShare);
    sums.waitOfServed += arrives * servedShare * waitIfServed;
    sums.waitOfAbandoned += arrives * (givingUpPerSecond / rate) * stagesTimesWait;
    sums.meanQueue += (found + 1) * (byWaiting[found + 1] ?? 0);
    within.next();
    short.next();
  }
  return sums;
}
