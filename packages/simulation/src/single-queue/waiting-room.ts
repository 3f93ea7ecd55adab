/**
 * A line with so many places: who comes when all are taken finds it full. Keeps when each waiting contact will leave
 * its place, and looks again only when the places seem taken. Cost: O(places) at worst, O(1) mostly.
 */
export class WaitingRoom {
  readonly #leaving: Float64Array;
  #taken = 0;

  /** @param places whole, at least 0 */
  constructor(places: number) {
    this.#leaving = new Float64Array(places);
  }

  /** Whether a place is free at `nowMicros`; if so it is taken until `untilMicros`. Times asked about never fall. */
  takes(nowMicros: number, untilMicros: number): boolean {
    if (this.#taken === this.#leaving.length) this.#clear(nowMicros);
    if (this.#taken === this.#leaving.length) return false;
    this.#leaving[this.#taken] = untilMicros;
    this.#taken += 1;
    return true;
  }

  #clear(nowMicros: number): void {
    let kept = 0;
    for (let place = 0; place < this.#taken; place += 1) {
      const until = this.#leaving[place] ?? 0;
      if (until <= nowMicros) continue;
      this.#leaving[kept] = until;
      kept += 1;
    }
    this.#taken = kept;
  }
}
