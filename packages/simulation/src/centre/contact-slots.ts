/** What the contact in a slot is doing. A coming one is there from the begin of the run on and not yet in line. A ghost has given up but keeps its place for as long as its wait is of interest. */
export const CONTACT_STATE = { free: 0, waiting: 1, held: 2, served: 3, away: 4, ghost: 5, coming: 6 } as const;

const FIRST_ROOM = 256;

/**
 * The contacts in the house, a column for each property, reused slot by slot: memory grows with the contacts that are
 * there at one time, never with those that have been. Slots below `reserved` belong to other sources of events.
 */
export class ContactSlots {
  room: number;
  /** Contacts there now, ghosts and customers who stay away for a while included. */
  inUse = 0;
  /** The most that were there at one time. */
  mostInUse = 0;
  state: Uint8Array;
  /** The line it stands in or was answered from, and the queue and interval its attempt was offered to. */
  line: Int32Array;
  origin: Int32Array;
  interval: Int32Array;
  /** The customer: the queue, interval and rank of the first arrival, and the number of this attempt from 0. */
  homeQueue: Int32Array;
  homeInterval: Int32Array;
  homeRank: Float64Array;
  attempt: Int32Array;
  agent: Int32Array;
  movesTried: Int32Array;
  handlingWord: Int32Array;
  next: Int32Array;
  previous: Int32Array;
  offeredAt: Float64Array;
  dueAt: Float64Array;
  since: Float64Array;
  patienceEndsAt: Float64Array;
  /** Work left, in microseconds at the pace of the handling law; -1 before the first start. */
  workLeft: Float64Array;
  servedSince: Float64Array;
  #firstFree = -1;
  #unused: number;

  constructor(reserved: number) {
    this.room = reserved + FIRST_ROOM;
    this.#unused = reserved;
    this.state = new Uint8Array(this.room);
    const whole = (): Int32Array => new Int32Array(this.room);
    const real = (): Float64Array => new Float64Array(this.room);
    this.line = whole();
    this.origin = whole();
    this.interval = whole();
    this.homeQueue = whole();
    this.homeInterval = whole();
    this.homeRank = real();
    this.attempt = whole();
    this.agent = whole();
    this.movesTried = whole();
    this.handlingWord = whole();
    this.next = whole();
    this.previous = whole();
    this.offeredAt = real();
    this.dueAt = real();
    this.since = real();
    this.patienceEndsAt = real();
    this.workLeft = real();
    this.servedSince = real();
  }

  /** An empty slot; the caller fills it, and grows what else is kept by slot when `room` has grown. */
  take(): number {
    this.inUse += 1;
    if (this.inUse > this.mostInUse) this.mostInUse = this.inUse;
    const slot = this.#firstFree;
    if (slot >= 0) {
      this.#firstFree = this.next[slot] ?? -1;
      return slot;
    }
    if (this.#unused === this.room) this.#grow();
    this.#unused += 1;
    return this.#unused - 1;
  }

  release(slot: number): void {
    this.inUse -= 1;
    this.state[slot] = CONTACT_STATE.free;
    this.next[slot] = this.#firstFree;
    this.#firstFree = slot;
  }

  /** Calls for every slot that holds a contact. Cost: O(room). */
  forEach(visit: (slot: number) => void): void {
    for (let slot = 0; slot < this.#unused; slot += 1) if (this.state[slot] !== CONTACT_STATE.free) visit(slot);
  }

  #grow(): void {
    this.room *= 2;
    const state = new Uint8Array(this.room);
    state.set(this.state);
    this.state = state;
    this.line = this.#grown(this.line);
    this.origin = this.#grown(this.origin);
    this.interval = this.#grown(this.interval);
    this.homeQueue = this.#grown(this.homeQueue);
    this.homeInterval = this.#grown(this.homeInterval);
    this.attempt = this.#grown(this.attempt);
    this.agent = this.#grown(this.agent);
    this.movesTried = this.#grown(this.movesTried);
    this.handlingWord = this.#grown(this.handlingWord);
    this.next = this.#grown(this.next);
    this.previous = this.#grown(this.previous);
    this.homeRank = this.#grownReal(this.homeRank);
    this.offeredAt = this.#grownReal(this.offeredAt);
    this.dueAt = this.#grownReal(this.dueAt);
    this.since = this.#grownReal(this.since);
    this.patienceEndsAt = this.#grownReal(this.patienceEndsAt);
    this.workLeft = this.#grownReal(this.workLeft);
    this.servedSince = this.#grownReal(this.servedSince);
  }

  #grown(column: Int32Array): Int32Array {
    const into = new Int32Array(this.room);
    into.set(column);
    return into;
  }

  #grownReal(column: Float64Array): Float64Array {
    const into = new Float64Array(this.room);
    into.set(column);
    return into;
  }
}
