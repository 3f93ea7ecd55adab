const ARITY = 4;
/** Kinds stand above sequence numbers in one double: 2^44 events is more than a year of ten million a second. */
const KIND_STEP = 2 ** 44;

/**
 * What happens next: a heap of (time, kind, sequence), a total order, so that one seed always gives one history. Each
 * slot has at most one event to come; setting it again moves it, so nothing stale is kept and the memory is bounded by
 * the slots in use. No allocation once the arrays have grown. Cost: O(log slots) a change.
 */
export class EventHeap {
  #size = 0;
  #sequence = 0;
  /** The event at the top has been taken off and its place not been filled: most often the next one set belongs there. */
  #vacant = false;
  /** By place in the heap: time and order side by side, and the slot. */
  #keys: Float64Array;
  #slots: Int32Array;
  /** By slot: its place in the heap, -1 for none. */
  #places: Int32Array;

  constructor(slots: number) {
    this.#keys = new Float64Array(2 * slots);
    this.#slots = new Int32Array(slots);
    this.#places = new Int32Array(slots).fill(-1);
  }

  /** Makes room for slots below `slots`. */
  grow(slots: number): void {
    this.#keys = copied(this.#keys, new Float64Array(2 * slots));
    this.#slots = copied(this.#slots, new Int32Array(slots));
    this.#places = copied(this.#places, new Int32Array(slots).fill(-1));
  }

  /** Whether nothing is to come. */
  isEmpty(): boolean {
    return this.#size === (this.#vacant ? 1 : 0);
  }

  /** The slot whose event comes first; ask only while there is one. */
  firstSlot(): number {
    if (this.#vacant) this.#fill();
    return this.#slots[0] ?? 0;
  }

  firstTime(): number {
    if (this.#vacant) this.#fill();
    return this.#keys[0] ?? 0;
  }

  firstKind(): number {
    if (this.#vacant) this.#fill();
    return Math.floor((this.#keys[1] ?? 0) / KIND_STEP);
  }

  isScheduled(slot: number): boolean {
    return (this.#places[slot] ?? -1) >= 0;
  }

  /** When the slot's event comes; ask only for one that is scheduled. */
  timeOf(slot: number): number {
    return this.#keys[2 * (this.#places[slot] ?? 0)] ?? 0;
  }

  /** Sets the one event of a slot, in place of the one it had. */
  schedule(slot: number, atMicros: number, kind: number): void {
    this.#sequence += 1;
    const order = kind * KIND_STEP + this.#sequence;
    let place = this.#places[slot] ?? -1;
    if (place < 0) {
      if (this.#vacant) {
        this.#vacant = false;
        this.#sink(0, slot, atMicros, order);
        return;
      }
      place = this.#size;
      this.#size += 1;
    } else if (this.#vacant) {
      this.#fill();
      place = this.#places[slot] ?? 0;
    }
    if (!this.#rise(place, slot, atMicros, order)) this.#sink(place, slot, atMicros, order);
  }

  cancel(slot: number): void {
    if ((this.#places[slot] ?? -1) < 0) return;
    if (this.#vacant) this.#fill();
    const place = this.#places[slot] ?? 0;
    this.#places[slot] = -1;
    if (place === 0) this.#vacant = true;
    else this.#close(place);
  }

  #fill(): void {
    this.#vacant = false;
    this.#close(0);
  }

  /** Puts the last event in a place that has become free. */
  #close(place: number): void {
    this.#size -= 1;
    const last = this.#size;
    if (place === last) return;
    const moved = this.#slots[last] ?? 0;
    const time = this.#keys[2 * last] ?? 0;
    const order = this.#keys[2 * last + 1] ?? 0;
    if (place === 0 || !this.#rise(place, moved, time, order)) this.#sink(place, moved, time, order);
  }

  /** Moves the hole at `place` up to where the event belongs; false, with nothing written, if it need not rise. */
  #rise(place: number, slot: number, time: number, order: number): boolean {
    const keys = this.#keys;
    let hole = place;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const parentTime = keys[2 * parent] ?? 0;
      if (parentTime < time || (parentTime === time && (keys[2 * parent + 1] ?? 0) < order)) break;
      this.#move(parent, hole, parentTime);
      hole = parent;
    }
    if (hole === place) return false;
    this.#put(hole, slot, time, order);
    return true;
  }

  #sink(place: number, slot: number, time: number, order: number): void {
    const keys = this.#keys;
    const size = this.#size;
    let hole = place;
    for (;;) {
      let least = ARITY * hole + 1;
      if (least >= size) break;
      const end = Math.min(least + ARITY, size);
      let leastTime = keys[2 * least] ?? 0;
      for (let child = least + 1; child < end; child += 1) {
        const childTime = keys[2 * child] ?? 0;
        if (childTime > leastTime) continue;
        if (childTime === leastTime && (keys[2 * child + 1] ?? 0) > (keys[2 * least + 1] ?? 0)) continue;
        least = child;
        leastTime = childTime;
      }
      if (leastTime > time || (leastTime === time && (keys[2 * least + 1] ?? 0) > order)) break;
      this.#move(least, hole, leastTime);
      hole = least;
    }
    this.#put(hole, slot, time, order);
  }

  #move(from: number, to: number, time: number): void {
    this.#put(to, this.#slots[from] ?? 0, time, this.#keys[2 * from + 1] ?? 0);
  }

  #put(place: number, slot: number, time: number, order: number): void {
    const keys = this.#keys;
    keys[2 * place] = time;
    keys[2 * place + 1] = order;
    this.#slots[place] = slot;
    this.#places[slot] = place;
  }
}

function copied<Numbers extends Float64Array | Int32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
