/** Not seen before. */
export const UNSEEN = -3;

const SLOTS = 16_384;
const REMEMBERED = 4096;
const LONGEST_BYTES = 256;

/**
 * Numbers by the bytes of a name. A file names few things in many rows: they are remembered by their bytes, so that no row makes a
 * string. Keeps the first few thousand short names; of the others the caller makes a string each time.
 */
export class NameMemory {
  readonly #slots = new Int32Array(SLOTS).fill(-1);
  readonly #hashes = new Int32Array(REMEMBERED);
  readonly #starts = new Int32Array(REMEMBERED + 1);
  readonly #numbers = new Int32Array(REMEMBERED);
  #pool = new Uint8Array(4096);
  #size = 0;

  /** The number remembered for these bytes, or UNSEEN. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const entry = this.#slots[slot] ?? -1;
      if (entry < 0) return UNSEEN;
      if (this.#hashes[entry] === hash && this.#isSame(entry, bytes, start, end)) return this.#numbers[entry] ?? UNSEEN;
    }
  }

  remember(bytes: Uint8Array, start: number, end: number, number: number): void {
    if (this.#size === REMEMBERED || end - start > LONGEST_BYTES) return;
    const entry = this.#size;
    const from = this.#starts[entry] ?? 0;
    const to = from + end - start;
    if (to > this.#pool.length) {
      const larger = new Uint8Array(this.#pool.length * 2);
      larger.set(this.#pool);
      this.#pool = larger;
    }
    this.#pool.set(bytes.subarray(start, end), from);
    this.#starts[entry + 1] = to;
    const hash = hashOf(bytes, start, end);
    this.#hashes[entry] = hash;
    this.#numbers[entry] = number;
    let slot = hash & (SLOTS - 1);
    while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & (SLOTS - 1);
    this.#slots[slot] = entry;
    this.#size += 1;
  }

  #isSame(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[entry] ?? 0;
    const length = (this.#starts[entry + 1] ?? 0) - from;
    if (length !== end - start) return false;
    const pool = this.#pool;
    for (let at = 0; at < length; at += 1) if (pool[from + at] !== bytes[start + at]) return false;
    return true;
  }
}

/** Multiplies and mixes: names that differ in one letter land far apart. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  return hash ^ (hash >>> 15);
}
