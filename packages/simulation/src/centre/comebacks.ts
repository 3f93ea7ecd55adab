import { EVENT_KIND } from "../engine/event-kind.ts";
import { at } from "../model/at.ts";
import { laneOf } from "../streams.ts";
import type { AttemptEnds } from "./attempt-ends.ts";
import type { Floor } from "./floor.ts";
import type { Handling } from "./handling.ts";
import type { HeldContacts } from "./held-contacts.ts";
import type { Waiting } from "./waiting.ts";

const MICROS = 1e6;

/** Customers who come back: a new attempt with numbers of its own, held for the agent of last time where that is agreed. */
export class Comebacks {
  readonly #floor: Floor;
  readonly #ends: AttemptEnds;
  readonly #waiting: Waiting;
  readonly #handling: Handling;
  readonly #held: HeldContacts;
  readonly #words = new Int32Array(2);

  constructor(floor: Floor, ends: AttemptEnds, waiting: Waiting, handling: Handling, held: HeldContacts) {
    this.#floor = floor;
    this.#ends = ends;
    this.#waiting = waiting;
    this.#handling = handling;
    this.#held = held;
  }

  /** A customer who was away comes back. */
  comeBack(slot: number, now: number): void {
    const { slots, heap, streams, tally, interval } = this.#floor;
    const { toQueue, after, sameAgentSeconds } = this.#ends.comebackOf(slot);
    heap.cancel(slot);
    const attempt = (slots.attempt[slot] ?? 0) + 1;
    slots.attempt[slot] = attempt;
    const lane = laneOf(slots.homeInterval[slot] ?? 0, attempt);
    at(streams, slots.homeQueue[slot] ?? 0).contact.fill(this.#words, 1, slots.homeRank[slot] ?? 0, lane);
    slots.handlingWord[slot] = this.#words[0] ?? 0;
    const cell = toQueue * tally.shape.intervals + interval;
    tally.queue.offered[cell] = (tally.queue.offered[cell] ?? 0) + 1;
    if (!this.#waiting.offer(slot, toQueue, interval, this.#words[1] ?? 0, now)) return;
    if (after === "answered" && sameAgentSeconds !== undefined && this.#toSameAgent(slot, sameAgentSeconds, now))
      return;
    this.#waiting.enter(slot, toQueue, now);
  }

  /** The time for which a contact was held is over: it joins its line, or its customer gives up. */
  holdEnds(slot: number, now: number): void {
    const { slots, heap, lines, house, interval } = this.#floor;
    const line = slots.line[slot] ?? 0;
    const { open, atClose } = at(house.lines, line);
    heap.cancel(slot);
    this.#held.remove(slot, slots.agent[slot] ?? 0);
    lines.endHold(slot, now);
    if ((slots.patienceEndsAt[slot] ?? 0) <= now) this.#ends.abandoned(slot, now);
    else if (open[interval] === 0 && atClose === "turn-away") this.#ends.sentAway(slot, "turned-away", now);
    else this.#waiting.enter(slot, line, now);
  }

  #toSameAgent(slot: number, sameAgentSeconds: number, now: number): boolean {
    const { slots, crew, lines, heap } = this.#floor;
    const agent = slots.agent[slot] ?? -1;
    if (crew.atWork[agent] !== 1 || crew.leaving[agent] === 1) return false;
    if (crew.level[agent] === 0) {
      this.#handling.start(slot, agent, now);
      return true;
    }
    const until = Math.min(slots.patienceEndsAt[slot] ?? Infinity, now + Math.round(sameAgentSeconds * MICROS));
    if (until <= now) return false;
    lines.hold(slot, slots.line[slot] ?? 0, now);
    this.#held.add(slot, agent);
    heap.schedule(slot, until, EVENT_KIND.waitEnds);
    return true;
  }
}
