const CARRY = 2 ** 52;
const PART = 2 ** 21;

/**
 * Sums of whole numbers beyond what a double holds exactly, one for each place: such as the microseconds that a long line waits
 * in a year. Each sum is kept as a multiple of 2^52 and a rest, so nothing is ever rounded.
 */
export class ExactSums {
  readonly #rests: Float64Array;
  readonly #carries: Float64Array;

  constructor(places: number) {
    this.#rests = new Float64Array(places);
    this.#carries = new Float64Array(places);
  }

  /** Adds a whole number from 0 to 2^52. */
  add(place: number, whole: number): void {
    let rest = (this.#rests[place] ?? 0) + whole;
    while (rest >= CARRY) {
      rest -= CARRY;
      this.#carries[place] = (this.#carries[place] ?? 0) + 1;
    }
    this.#rests[place] = rest;
  }

  /** Adds count times micros, for whole numbers below 2^31 and 2^53, where the product may lie beyond 2^53. */
  addProduct(place: number, count: number, micros: number): void {
    const product = count * micros;
    if (product < CARRY) {
      this.add(place, product);
      return;
    }
    // Parts of 21 bits, so that each product with the count is exact, and each is shifted up into carries and a rest.
    const above = Math.floor(micros / PART);
    this.add(place, count * (micros % PART));
    this.#addShifted(place, count * (above % PART), 21);
    this.#addShifted(place, count * Math.floor(above / PART), 42);
  }

  /** Adds whole x 2^bits. */
  #addShifted(place: number, whole: number, bits: number): void {
    const toCarry = 2 ** (52 - bits);
    this.#carries[place] = (this.#carries[place] ?? 0) + Math.floor(whole / toCarry);
    this.add(place, (whole % toCarry) * 2 ** bits);
  }

  /** The sum itself, exact. */
  value(place: number): bigint {
    return BigInt(this.#carries[place] ?? 0) * BigInt(CARRY) + BigInt(this.#rests[place] ?? 0);
  }
}
