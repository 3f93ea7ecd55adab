import { uniformOfWord } from "@springtide/probability";
import type { QueueStreams } from "../streams.ts";
import { WordCursor } from "./word-cursor.ts";

/** Contacts expected in a slice: few enough to be put in order by insertion, many enough to make the count cheap. */
const SLICE_MEAN = 16;
/** No count of a slice comes near this: its chance is far below what a word can tell apart. */
const SLICE_ROOM = 128;
const TWO_TO_MINUS_32 = 2 ** -32;
const SECONDS_AN_HOUR = 3600;

/**
 * First contacts of one queue in order of time, without end of memory: rates are constant within an interval, so every
 * interval is cut into slices of at most 16 expected contacts, each with a Poisson count (by inversion of one word) and
 * as many evenly spread places, put in order. That is the Poisson process itself, whatever the slices.
 * After `next()` said true, the fields tell the contact: when, its interval, its rank there, and its two words of the
 * purpose "contact". Cost: O(1) a contact, O(1) memory.
 */
export class ArrivalSource {
  atMicros = 0;
  interval = -1;
  rank = 0;
  handlingWord = 0;
  patienceWord = 0;

  readonly #streams: QueueStreams;
  readonly #cursor: WordCursor;
  readonly #contactsPerHour: Float64Array;
  readonly #startsMicros: Float64Array;
  readonly #places = new Uint32Array(SLICE_ROOM);
  readonly #contactWords = new Int32Array(2 * SLICE_ROOM);
  #slice = 0;
  #slices = 0;
  #sliceMicros = 0;
  #sliceStart = 0;
  #sliceMean = 0;
  #noneChance = 1;
  #at = 0;
  #count = 0;

  /**
   * @param contactsPerHour the rate in each interval
   * @param startsMicros start of each interval and the end of the last one, whole microseconds, rising
   */
  constructor(streams: QueueStreams, contactsPerHour: Float64Array, startsMicros: Float64Array) {
    this.#streams = streams;
    this.#cursor = new WordCursor(streams.arrivals);
    this.#contactsPerHour = contactsPerHour;
    this.#startsMicros = startsMicros;
  }

  /** Moves on to the next contact; false once there is none left. */
  next(): boolean {
    while (this.#at === this.#count) if (!this.#nextSlice()) return false;
    const at = this.#at;
    this.atMicros = Math.round(this.#sliceStart + (this.#places[at] ?? 0) * TWO_TO_MINUS_32 * this.#sliceMicros);
    this.handlingWord = this.#contactWords[2 * at] ?? 0;
    this.patienceWord = this.#contactWords[2 * at + 1] ?? 0;
    this.rank += 1;
    this.#at = at + 1;
    return true;
  }

  #nextSlice(): boolean {
    if (this.#slice === this.#slices && !this.#nextInterval()) return false;
    const start = this.#startsMicros[this.interval] ?? 0;
    this.#sliceStart = start + this.#slice * this.#sliceMicros;
    this.#slice += 1;
    this.#count = this.#drawCount();
    this.#at = 0;
    this.#drawPlaces();
    // The first contact of the slice follows the last one of the slice before.
    this.#streams.contact.fill(this.#contactWords, this.#count, this.rank + 1, this.interval);
    return true;
  }

  #nextInterval(): boolean {
    const rates = this.#contactsPerHour;
    let interval = this.interval + 1;
    while (interval < rates.length && rates[interval] === 0) interval += 1;
    this.interval = interval;
    if (interval >= rates.length) return false;
    const micros = (this.#startsMicros[interval + 1] ?? 0) - (this.#startsMicros[interval] ?? 0);
    const mean = ((rates[interval] ?? 0) * micros) / 1e6 / SECONDS_AN_HOUR;
    this.#slices = Math.max(1, Math.ceil(mean / SLICE_MEAN));
    this.#slice = 0;
    this.#sliceMicros = micros / this.#slices;
    this.#sliceMean = mean / this.#slices;
    this.#noneChance = Math.exp(-this.#sliceMean);
    this.#cursor.open(interval, mean + this.#slices);
    this.rank = -1;
    return true;
  }

  #drawCount(): number {
    const uniform = uniformOfWord(this.#cursor.next());
    let mass = this.#noneChance;
    let sum = mass;
    let count = 0;
    while (uniform > sum && count < SLICE_ROOM) {
      count += 1;
      mass *= this.#sliceMean / count;
      sum += mass;
    }
    return count;
  }

  /** Draws the places of the slice's contacts and sorts them by insertion as they come. */
  #drawPlaces(): void {
    const places = this.#places;
    for (let drawn = 0; drawn < this.#count; drawn += 1) {
      const place = this.#cursor.next() >>> 0;
      let into = drawn;
      while (into > 0 && (places[into - 1] ?? 0) > place) {
        places[into] = places[into - 1] ?? 0;
        into -= 1;
      }
      places[into] = place;
    }
  }
}
