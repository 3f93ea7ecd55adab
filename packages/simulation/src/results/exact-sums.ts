const CARRY = 2 ** 52;

/**
 * Sums of whole numbers beyond what a double holds exactly, one for each place: what a second's queue adds in a year of
 * microseconds. Each sum is kept as a multiple of 2^52 and a rest, so nothing is ever rounded.
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

  /** Adds count times micros, where the product may lie beyond 2^53. */
  addProduct(place: number, count: number, micros: number): void {
    const product = count * micros;
    if (product < CARRY) this.add(place, product);
    else if (count === 1) this.add(place, micros);
    else {
      const half = Math.floor(count / 2);
      this.addProduct(place, half, micros);
      this.addProduct(place, count - half, micros);
    }
  }

  /** The sum itself, exact. */
  value(place: number): bigint {
    return BigInt(this.#carries[place] ?? 0) * BigInt(CARRY) + BigInt(this.#rests[place] ?? 0);
  }
}
