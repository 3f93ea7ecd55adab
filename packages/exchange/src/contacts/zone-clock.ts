import type { TimeZone } from "@springtide/calendar";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LOOK_AROUND_MS = 500 * DAY_MS;

/**
 * A time zone for millions of look-ups in rough order: it keeps the stretch of constant offset around the last moment, so
 * that most answers are one addition.
 */
export class ZoneClock {
  readonly zone: TimeZone;
  #fromMs = 0;
  #toMs = 0;
  #offsetMs = 0;

  constructor(zone: TimeZone) {
    this.zone = zone;
  }

  /** Start of the interval of the zone's local clock that holds this moment; a change of the clocks inside one cuts it. */
  intervalStart(ms: number, lengthMs: number): number {
    this.#seek(ms);
    const start = Math.floor((ms + this.#offsetMs) / lengthMs) * lengthMs - this.#offsetMs;
    return start < this.#fromMs ? this.#fromMs : start;
  }

  /** The moments at which the local clock shows this time: none, one or two, ascending. */
  instantsOf(localMs: number): readonly number[] {
    const guess = localMs - this.#offsetMs;
    // More than a day from either change, no other offset can be meant.
    if (guess > this.#fromMs + DAY_MS && guess < this.#toMs - DAY_MS) return [guess];
    this.#seek(guess);
    const day = Math.floor(localMs / DAY_MS);
    return this.zone.instantsOf(day, (localMs - day * DAY_MS) / MINUTE_MS);
  }

  #seek(ms: number): void {
    if (ms >= this.#fromMs && ms < this.#toMs) return;
    const changes = this.zone.transitions(ms - LOOK_AROUND_MS, ms + LOOK_AROUND_MS);
    this.#fromMs = changes.findLast(({ atMs }) => atMs <= ms)?.atMs ?? ms - LOOK_AROUND_MS;
    this.#toMs = changes.find(({ atMs }) => atMs > ms)?.atMs ?? ms + LOOK_AROUND_MS;
    this.#offsetMs = this.zone.offsetMinutesAt(ms) * MINUTE_MS;
  }
}
