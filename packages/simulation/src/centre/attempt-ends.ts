import { exponentialOfWord, uniformOfWord } from "@springtide/probability";
import { EVENT_KIND } from "../engine/event-kind.ts";
import { at } from "../model/at.ts";
import type { AttemptEnd, Return } from "../model/contact-centre.ts";
import { laneOf, MOST_ATTEMPTS } from "../streams.ts";
import { CONTACT_STATE } from "./contact-slots.ts";
import type { Floor } from "./floor.ts";
import { takeSlot } from "./floor.ts";

const MICROS = 1e6;

/**
 * What follows from the end of an attempt: it is counted, and its customer comes back after a while, is served, or is
 * lost. A need is counted once, where its customer first arrived, when its last attempt has ended.
 */
export class AttemptEnds {
  readonly #floor: Floor;
  readonly #words = new Int32Array(2);
  readonly #isWatched: boolean;
  /** By slot, for customers who are away: which queue they come back to, and how long their agent is waited for. */
  readonly #comeback = new Map<number, Return>();

  constructor(floor: Floor) {
    this.#floor = floor;
    this.#isWatched = floor.observer !== undefined;
  }

  /** Counts an answer, at the first word of an agent. */
  answered(slot: number, agent: number, now: number): void {
    const { slots, tally, house, crew } = this.#floor;
    const origin = slots.origin[slot] ?? 0;
    const interval = slots.interval[slot] ?? 0;
    const cell = this.#cell(slot);
    const wait = now - (slots.offeredAt[slot] ?? 0);
    const { queue } = tally;
    queue.answered[cell] = (queue.answered[cell] ?? 0) + 1;
    queue.answeredWaitMicros[cell] = (queue.answeredWaitMicros[cell] ?? 0) + wait;
    if (wait <= at(house.lines, origin).withinMicros)
      queue.answeredInTime[cell] = (queue.answeredInTime[cell] ?? 0) + 1;
    if (slots.line[slot] !== origin) queue.answeredElsewhere[cell] = (queue.answeredElsewhere[cell] ?? 0) + 1;
    tally.countWait(origin, interval, wait);
    const team = (crew.teamOf[agent] ?? 0) * tally.shape.intervals + this.#floor.interval;
    tally.team.answered[team] = (tally.team.answered[team] ?? 0) + 1;
    if (this.#isWatched) this.#tell(slot, "answered", agent, now);
  }

  /** Counts the end of handling; the slot is free afterwards, or its customer away. */
  completed(slot: number, now: number): void {
    const { slots, tally, house } = this.#floor;
    const cell = this.#cell(slot);
    tally.queue.completed[cell] = (tally.queue.completed[cell] ?? 0) + 1;
    if (at(house.lines, slots.origin[slot] ?? 0).hasDeadline && now > (slots.dueAt[slot] ?? 0))
      tally.queue.late[cell] = (tally.queue.late[cell] ?? 0) + 1;
    this.#follow(slot, "answered", now);
  }

  /** Counts a customer who gives up. The contact is out of its line already, or has left its ghost there. */
  abandoned(slot: number, now: number): void {
    const { slots, tally, house } = this.#floor;
    const cell = this.#cell(slot);
    const wait = now - (slots.offeredAt[slot] ?? 0);
    const { withinMicros, shortMicros } = at(house.lines, slots.origin[slot] ?? 0);
    const { queue } = tally;
    queue.abandoned[cell] = (queue.abandoned[cell] ?? 0) + 1;
    queue.waitMicros[cell] = (queue.waitMicros[cell] ?? 0) + wait;
    if (wait <= withinMicros) queue.abandonedInTime[cell] = (queue.abandonedInTime[cell] ?? 0) + 1;
    if (wait <= shortMicros) queue.abandonedShort[cell] = (queue.abandonedShort[cell] ?? 0) + 1;
    if (this.#isWatched) this.#tell(slot, "abandoned", -1, now);
    this.#follow(slot, "abandoned", now);
  }

  /** Counts a contact that finds no place in the line, or closed doors. */
  sentAway(slot: number, end: "blocked" | "turned-away", now: number): void {
    const { queue } = this.#floor.tally;
    const cell = this.#cell(slot);
    const column = end === "blocked" ? queue.blocked : queue.turnedAway;
    column[cell] = (column[cell] ?? 0) + 1;
    queue.waitMicros[cell] = (queue.waitMicros[cell] ?? 0) + now - (this.#floor.slots.offeredAt[slot] ?? 0);
    if (this.#isWatched) this.#tell(slot, end, -1, now);
    this.#follow(slot, end, now);
  }

  /** The way that a customer comes back by, told once. */
  comebackOf(slot: number): Return {
    const comeback = this.#comeback.get(slot);
    if (comeback === undefined) throw new RangeError("A customer came back who was not away.");
    this.#comeback.delete(slot);
    return comeback;
  }

  #follow(slot: number, end: AttemptEnd, now: number): void {
    const { slots, house, tally, heap } = this.#floor;
    const { hasReturns, returns } = at(house.lines, slots.origin[slot] ?? 0);
    const comeback = hasReturns ? this.#drawReturn(slot, returns[end]) : null;
    if (comeback !== null) {
      const away = slots.state[slot] === CONTACT_STATE.ghost ? this.#customerOf(slot) : slot;
      slots.state[away] = CONTACT_STATE.away;
      this.#comeback.set(away, comeback);
      heap.schedule(away, now + this.#delayMicros(comeback), EVENT_KIND.contactReturns);
      return;
    }
    const home = (slots.homeQueue[slot] ?? 0) * tally.shape.intervals + (slots.homeInterval[slot] ?? 0);
    const column = end === "answered" ? tally.queue.needsServed : tally.queue.needsLost;
    column[home] = (column[home] ?? 0) + 1;
    if (slots.state[slot] !== CONTACT_STATE.ghost) slots.release(slot);
  }

  /** The return that the customer's own number falls on; null for nobody. Leaves the words of this attempt drawn. */
  #drawReturn(slot: number, returns: readonly Return[]): Return | null {
    if (returns.length === 0) return null;
    const { slots, streams } = this.#floor;
    const attempt = slots.attempt[slot] ?? 0;
    if (attempt + 1 >= MOST_ATTEMPTS) return null;
    const lane = laneOf(slots.homeInterval[slot] ?? 0, attempt);
    at(streams, slots.homeQueue[slot] ?? 0).returning.fill(this.#words, 1, slots.homeRank[slot] ?? 0, lane);
    let left = uniformOfWord(this.#words[0] ?? 0);
    for (const one of returns) {
      if (left < one.share) return one;
      left -= one.share;
    }
    return null;
  }

  #delayMicros({ delay }: Return): number {
    const times = delay.kind === "fixed" ? 1 : exponentialOfWord(this.#words[1] ?? 0);
    return Math.round(delay.meanSeconds * MICROS * times);
  }

  /** The customer goes, the ghost stays: a slot of its own for the customer. */
  #customerOf(ghost: number): number {
    const slot = takeSlot(this.#floor);
    const { slots } = this.#floor;
    slots.homeQueue[slot] = slots.homeQueue[ghost] ?? 0;
    slots.homeInterval[slot] = slots.homeInterval[ghost] ?? 0;
    slots.homeRank[slot] = slots.homeRank[ghost] ?? 0;
    slots.attempt[slot] = slots.attempt[ghost] ?? 0;
    slots.agent[slot] = slots.agent[ghost] ?? -1;
    return slot;
  }

  #cell(slot: number): number {
    const { slots, tally } = this.#floor;
    return (slots.origin[slot] ?? 0) * tally.shape.intervals + (slots.interval[slot] ?? 0);
  }

  #tell(slot: number, end: AttemptEnd, agent: number, now: number): void {
    const { observer, slots } = this.#floor;
    if (observer === undefined) return;
    const offeredAtMicros = slots.offeredAt[slot] ?? 0;
    observer({
      queue: slots.origin[slot] ?? 0,
      interval: slots.interval[slot] ?? 0,
      homeQueue: slots.homeQueue[slot] ?? 0,
      homeInterval: slots.homeInterval[slot] ?? 0,
      rank: slots.homeRank[slot] ?? 0,
      attempt: slots.attempt[slot] ?? 0,
      offeredAtMicros,
      waitMicros: now - offeredAtMicros,
      end,
      agent,
    });
  }
}
