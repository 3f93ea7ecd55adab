import { EVENT_KIND } from "../engine/event-kind.ts";
import { at } from "../model/at.ts";
import type { AttemptEnds } from "./attempt-ends.ts";
import { CONTACT_STATE } from "./contact-slots.ts";
import type { Floor } from "./floor.ts";

/**
 * Work on contacts: taking one up, putting one aside for what cannot wait, being done. An agent with several chats works
 * on each of them the more slowly the more there are: at every change the time that each still needs is stretched.
 */
export class Handling {
  readonly #floor: Floor;
  readonly #ends: AttemptEnds;

  constructor(floor: Floor, ends: AttemptEnds) {
    this.#floor = floor;
    this.#ends = ends;
  }

  /** An agent takes up a contact that stands in no line any more. */
  start(slot: number, agent: number, now: number): void {
    const { house, slots, crew, heap } = this.#floor;
    const line = at(house.lines, slots.line[slot] ?? 0);
    crew.withdraw(agent);
    crew.takeUp(agent, slot, now);
    const level = crew.level[agent] ?? 1;
    if (level > 1) this.#stretchOthers(agent, slot, level - 1, level, now);
    if ((slots.workLeft[slot] ?? 0) < 0) {
      const factor = line.handlingFactor[this.#floor.interval] ?? 1;
      slots.workLeft[slot] = line.handling.micros(slots.handlingWord[slot] ?? 0) * factor;
      this.#ends.answered(slot, agent, now);
    }
    slots.state[slot] = CONTACT_STATE.served;
    slots.agent[slot] = agent;
    slots.servedSince[slot] = now;
    const micros = Math.round((slots.workLeft[slot] ?? 0) * this.#pace(agent, slot) * (line.slowdown[level - 1] ?? 1));
    heap.schedule(slot, now + micros, EVENT_KIND.serviceEnds);
    if (crew.leaving[agent] === 1) return;
    if (level < line.concurrent) crew.offer(agent);
    else if (line.givesWay) crew.offerGivingWay(agent);
  }

  /** Puts aside what an agent does that gives way; it goes back to its line with the work that is left. */
  putAside(agent: number, now: number): void {
    const { slots, crew, heap, lines } = this.#floor;
    const slot = crew.inHand[agent * crew.levels] ?? -1;
    slots.workLeft[slot] = (heap.timeOf(slot) - now) / this.#pace(agent, slot);
    heap.cancel(slot);
    this.#countWork(slot, now);
    crew.withdraw(agent);
    crew.putDown(agent, slot, now);
    slots.patienceEndsAt[slot] = Infinity;
    lines.join(slot, slots.line[slot] ?? 0, now);
  }

  /** A contact is done; tells which agent has a hand free. */
  finish(slot: number, now: number): number {
    const { slots, crew, heap } = this.#floor;
    const agent = slots.agent[slot] ?? 0;
    heap.cancel(slot);
    this.#countWork(slot, now);
    crew.withdraw(agent);
    crew.putDown(agent, slot, now);
    const level = crew.level[agent] ?? 0;
    if (level > 0) this.#stretchOthers(agent, -1, level + 1, level, now);
    this.#ends.completed(slot, now);
    return agent;
  }

  #stretchOthers(agent: number, but: number, was: number, level: number, now: number): void {
    const { house, slots, crew, heap } = this.#floor;
    for (let place = 0; place < level; place += 1) {
      const slot = crew.inHand[agent * crew.levels + place] ?? -1;
      if (slot === but) continue;
      const { slowdown } = at(house.lines, slots.line[slot] ?? 0);
      const stretch = (slowdown[level - 1] ?? 1) / (slowdown[was - 1] ?? 1);
      heap.schedule(slot, now + Math.round((heap.timeOf(slot) - now) * stretch), EVENT_KIND.serviceEnds);
    }
  }

  #countWork(slot: number, now: number): void {
    const { slots, tally } = this.#floor;
    const cell = (slots.origin[slot] ?? 0) * tally.shape.intervals + (slots.interval[slot] ?? 0);
    const { handledMicros } = tally.queue;
    handledMicros[cell] = (handledMicros[cell] ?? 0) + now - (slots.servedSince[slot] ?? 0);
  }

  #pace(agent: number, slot: number): number {
    const { house, slots } = this.#floor;
    return house.paceOfAgent[agent * house.lines.length + (slots.line[slot] ?? 0)] ?? 1;
  }
}
