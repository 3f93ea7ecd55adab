import { EVENT_KIND } from "../engine/event-kind.ts";
import { at } from "../model/at.ts";
import type { LineOpening } from "../model/house.ts";
import { FIRST_OPENING_RANK, laneOf } from "../streams.ts";
import { CONTACT_STATE } from "./contact-slots.ts";
import { type Floor, takeSlot } from "./floor.ts";
import type { Waiting } from "./waiting.ts";

/** Work that is there when a run begins: it stands in line with the age it has, and is offered in the interval that it is counted in. */
export class Opening {
  readonly #floor: Floor;
  readonly #waiting: Waiting;
  readonly #words = new Int32Array(2);

  constructor(floor: Floor, waiting: Waiting) {
    this.#floor = floor;
    this.#waiting = waiting;
  }

  /** Puts everything in line, oldest first; what begins to wait later comes then. */
  lay(): void {
    this.#floor.house.lines.forEach(({ opening }, queue) => {
      let rank = FIRST_OPENING_RANK;
      for (const batch of opening)
        for (let i = 0; i < batch.contacts; i += 1) {
          this.#place(queue, batch, rank);
          rank += 1;
        }
    });
  }

  /** A contact that was told beforehand begins to wait. */
  comes(slot: number, now: number): void {
    const { slots, heap } = this.#floor;
    heap.cancel(slot);
    slots.state[slot] = CONTACT_STATE.free;
    this.#waiting.enter(slot, slots.origin[slot] ?? 0, now);
  }

  #place(queue: number, { sinceMicros, interval }: LineOpening, rank: number): void {
    const slot = takeSlot(this.#floor);
    const { slots, heap, streams, tally, house } = this.#floor;
    at(streams, queue).contact.fill(this.#words, 1, rank, laneOf(0, 0));
    slots.homeQueue[slot] = queue;
    slots.homeInterval[slot] = interval;
    slots.homeRank[slot] = rank;
    slots.attempt[slot] = 0;
    slots.agent[slot] = -1;
    slots.handlingWord[slot] = this.#words[0] ?? 0;
    slots.line[slot] = queue;
    slots.origin[slot] = queue;
    slots.interval[slot] = interval;
    slots.offeredAt[slot] = sinceMicros;
    slots.dueAt[slot] = sinceMicros + at(house.lines, queue).deadlineMicros;
    slots.workLeft[slot] = -1;
    slots.patienceEndsAt[slot] = Infinity;
    const cell = queue * tally.shape.intervals + interval;
    tally.queue.firstOffered[cell] = (tally.queue.firstOffered[cell] ?? 0) + 1;
    if (sinceMicros <= 0) this.#waiting.enter(slot, queue, 0);
    else {
      slots.state[slot] = CONTACT_STATE.coming;
      heap.schedule(slot, sinceMicros, EVENT_KIND.contactArrives);
    }
  }
}
