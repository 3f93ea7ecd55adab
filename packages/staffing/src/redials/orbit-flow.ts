/** How fast a queue with two orbits moves, and where it starts. */
export interface OrbitPace {
  readonly ahtSeconds: number;
  /** Mean of an exponential patience; null where nobody gives up. */
  readonly patienceSeconds: number | null;
  /** Of those who gave up, so many try again, after this mean time. */
  readonly redial: { readonly share: number; readonly meanDelaySeconds: number };
  /** Of those who were served, so many contact again, after this mean time. */
  readonly reconnect: { readonly share: number; readonly meanDelaySeconds: number };
  /** Contacts with an agent or waiting, and customers who mean to come back; none if not given. */
  readonly start?: { readonly present: number; readonly redialing: number; readonly reconnecting: number };
}

/** Weights of the four slopes of the classical Runge-Kutta rule, and where in the step each is taken. */
const SLOPES = [
  { weight: 1 / 6, reach: 0 },
  { weight: 1 / 3, reach: 0.5 },
  { weight: 1 / 3, reach: 0.5 },
  { weight: 1 / 6, reach: 1 },
] as const;

/**
 * The state of a queue and its two orbits, and what has flowed since the interval began. One is made for a whole day;
 * a step allocates nothing.
 */
export class OrbitFlow {
  present: number;
  redialing: number;
  reconnecting: number;
  redials = 0;
  reconnects = 0;
  served = 0;
  abandoned = 0;
  #needsPerSecond = 0;
  #agents = 0;
  readonly #servedPerSecond: number;
  readonly #givingUpPerSecond: number;
  readonly #redial: { readonly share: number; readonly perSecond: number };
  readonly #reconnect: { readonly share: number; readonly perSecond: number };

  constructor({ ahtSeconds, patienceSeconds, redial, reconnect, start }: OrbitPace) {
    this.present = start?.present ?? 0;
    this.redialing = start?.redialing ?? 0;
    this.reconnecting = start?.reconnecting ?? 0;
    this.#servedPerSecond = 1 / ahtSeconds;
    this.#givingUpPerSecond = patienceSeconds === null ? 0 : 1 / patienceSeconds;
    this.#redial = { share: redial.share, perSecond: 1 / redial.meanDelaySeconds };
    this.#reconnect = { share: reconnect.share, perSecond: 1 / reconnect.meanDelaySeconds };
  }

  /** Begins an interval: its rate and its team; what is counted in it starts at 0. */
  begin(needsPerSecond: number, agents: number): void {
    this.#needsPerSecond = needsPerSecond;
    this.#agents = agents;
    this.redials = 0;
    this.reconnects = 0;
    this.served = 0;
    this.abandoned = 0;
  }

  /** Goes on by so many seconds. */
  advance(seconds: number): void {
    let presentSlope = 0;
    let redialingSlope = 0;
    let reconnectingSlope = 0;
    let redials = 0;
    let reconnects = 0;
    let served = 0;
    let abandoned = 0;
    for (const { weight, reach } of SLOPES) {
      const present = this.present + reach * seconds * presentSlope;
      const back = (this.redialing + reach * seconds * redialingSlope) * this.#redial.perSecond;
      const again = (this.reconnecting + reach * seconds * reconnectingSlope) * this.#reconnect.perSecond;
      const done = Math.min(present, this.#agents) * this.#servedPerSecond;
      const gone = Math.max(0, present - this.#agents) * this.#givingUpPerSecond;
      presentSlope = this.#needsPerSecond + back + again - done - gone;
      redialingSlope = this.#redial.share * gone - back;
      reconnectingSlope = this.#reconnect.share * done - again;
      redials += weight * back;
      reconnects += weight * again;
      served += weight * done;
      abandoned += weight * gone;
    }
    redials *= seconds;
    reconnects *= seconds;
    served *= seconds;
    abandoned *= seconds;
    this.present += this.#needsPerSecond * seconds + redials + reconnects - served - abandoned;
    this.redialing += this.#redial.share * abandoned - redials;
    this.reconnecting += this.#reconnect.share * served - reconnects;
    this.redials += redials;
    this.reconnects += reconnects;
    this.served += served;
    this.abandoned += abandoned;
  }
}
