import type { ContactBlocks } from "./contact-blocks.ts";
import { occupyEarliest, workAfter } from "./free-times.ts";
import type { QueueTally, Thresholds } from "./queue-tally.ts";
import { WaitingRoom } from "./waiting-room.ts";

/** A queue and its team, before the first contact. */
export interface SingleQueueStart extends Thresholds {
  readonly agents: number;
  /** Infinity for a line of any length. */
  readonly waitingPlaces: number;
  readonly contacts: ContactBlocks;
}

/**
 * One queue, one team, first come first served, with patience: contact by contact and without a list of events. A
 * contact that comes at t would wait V until the first agent is free of all who came before; if its patience ends first
 * it is lost and has taken nobody's time, else it takes that agent until t + V + its handling time. This is the history
 * of the queue itself, for any laws of gaps, handling times and patience. Starts empty.
 * Cost: O(log agents) a contact; memory O(agents + places).
 */
export class SingleQueue {
  readonly #start: SingleQueueStart;
  /** When each agent is free; see `occupyEarliest`. */
  readonly #free: Float64Array;
  readonly #room: WaitingRoom | null;
  /** The next contact of the block at hand. */
  #next = 0;
  #nowMicros = 0;

  constructor(start: SingleQueueStart) {
    this.#start = start;
    this.#free = new Float64Array(start.agents);
    this.#room = start.waitingPlaces < Infinity ? new WaitingRoom(start.waitingPlaces) : null;
  }

  /** When the last contact came. */
  get nowMicros(): number {
    return this.#nowMicros;
  }

  /** Lets so many more contacts come and adds them to the tally. */
  pass(contacts: number, tally: QueueTally): void {
    const { contacts: blocks, agents } = this.#start;
    const began = this.#nowMicros;
    const owed = workAfter(this.#free, began);
    for (let left = contacts; left > 0;) {
      if (this.#next >= blocks.contacts) {
        if (!blocks.next()) break;
        this.#next = 0;
      }
      const upTo = Math.min(blocks.contacts, this.#next + left);
      left -= upTo - this.#next;
      if (agents === 0) this.#loseAll(upTo, tally);
      else this.#serve(upTo, tally);
      this.#next = upTo;
    }
    tally.agentMicros += agents * (this.#nowMicros - began);
    tally.workedMicros += owed - workAfter(this.#free, this.#nowMicros);
  }

  #serve(upTo: number, tally: QueueTally): void {
    const { contacts, withinMicros } = this.#start;
    const { atMicros, handlingMicros } = contacts;
    const free = this.#free;
    let immediate = 0;
    let delayed = 0;
    let delayedInTime = 0;
    let waited = 0;
    let worked = 0;
    for (let contact = this.#next; contact < upTo; contact += 1) {
      const at = atMicros[contact] ?? 0;
      let begins = free[0] ?? 0;
      if (begins > at) {
        const wait = begins - at;
        const patience = contacts.patienceMicros(contact);
        if (this.#turnsAway(at, wait, patience, tally)) continue;
        delayed += 1;
        waited += wait;
        if (wait <= withinMicros) delayedInTime += 1;
      } else {
        immediate += 1;
        begins = at;
      }
      const handling = handlingMicros[contact] ?? 0;
      worked += handling;
      occupyEarliest(free, begins + handling);
    }
    tally.offered += upTo - this.#next;
    tally.immediate += immediate;
    tally.delayed += delayed;
    tally.delayedInTime += delayedInTime;
    tally.waitOfAnsweredMicros += waited;
    tally.workedMicros += worked;
    this.#nowMicros = atMicros[upTo - 1] ?? this.#nowMicros;
  }

  /** Whether a contact that has to wait finds the line full, or gives up before its turn. */
  #turnsAway(atMicros: number, waitMicros: number, patienceMicros: number, tally: QueueTally): boolean {
    const leaves = patienceMicros < waitMicros;
    const line = leaves ? patienceMicros : waitMicros;
    if (this.#room !== null && !this.#room.takes(atMicros, atMicros + line)) {
      tally.blocked += 1;
      return true;
    }
    if (!leaves) return false;
    const { withinMicros, shortAbandonMicros } = this.#start;
    tally.abandoned += 1;
    tally.waitOfAbandonedMicros += patienceMicros;
    if (patienceMicros <= withinMicros) tally.abandonedInTime += 1;
    if (patienceMicros <= shortAbandonMicros) tally.abandonedShort += 1;
    if (waitMicros <= withinMicros) tally.abandonedBeforeInTime += 1;
    return true;
  }

  /** Nobody serves: everyone waits until patience ends. */
  #loseAll(upTo: number, tally: QueueTally): void {
    const { contacts } = this.#start;
    const { atMicros } = contacts;
    for (let contact = this.#next; contact < upTo; contact += 1) {
      this.#turnsAway(atMicros[contact] ?? 0, Infinity, contacts.patienceMicros(contact), tally);
    }
    tally.offered += upTo - this.#next;
    this.#nowMicros = atMicros[upTo - 1] ?? this.#nowMicros;
  }
}
