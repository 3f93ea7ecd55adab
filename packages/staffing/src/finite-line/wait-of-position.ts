/**
 * For a contact that finds j others waiting, j = 0, 1, 2, ... in turn: the chance that it is still behind after t
 * seconds. Everyone ahead leaves at the agents' rate or gives up, so the j + 1 departures it needs pass at the rates
 * r, r + theta, ..., r + j theta; the chance that i of them have happened is a negative binomial mass,
 *
 *     e^(-r t) g^i r (r + theta) ... (r + (i-1) theta) / i!,   g = (1 - e^(-theta t)) / theta
 *
 * (a Poisson mass without patience, where g = t), and these masses are added up, each from the one before in logarithms,
 * so that ten thousand agents and a minute underflow nothing.
 */
export class StillBehind {
  readonly #perSecond: number;
  readonly #givingUpPerSecond: number;
  readonly #logSpan: number;
  #departures = 0;
  #logMass: number;
  #sum: number;

  /** `perSecond` is the rate r at which the last of the departures passes; the others pass faster. */
  constructor(perSecond: number, givingUpPerSecond: number, seconds: number) {
    this.#perSecond = perSecond;
    this.#givingUpPerSecond = givingUpPerSecond;
    this.#logSpan =
      givingUpPerSecond > 0
        ? Math.log(-Math.expm1(-givingUpPerSecond * seconds) / givingUpPerSecond)
        : Math.log(seconds);
    this.#logMass = perSecond === 0 ? 0 : -perSecond * seconds;
    this.#sum = Math.exp(this.#logMass);
  }

  /** The chance for the present j. */
  get chance(): number {
    return Math.min(1, this.#sum);
  }

  /** Goes on to the next j. */
  next(): void {
    if (this.#logMass === -Infinity) return;
    const rate = this.#perSecond + this.#departures * this.#givingUpPerSecond;
    this.#departures += 1;
    this.#logMass += this.#logSpan + Math.log(rate / this.#departures);
    this.#sum += Math.exp(this.#logMass);
  }
}
