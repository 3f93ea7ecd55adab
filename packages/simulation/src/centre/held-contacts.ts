import type { ContactSlots } from "./contact-slots.ts";

/** Contacts that wait beside their line for the agent of last time, one list for each agent, first held first. */
export class HeldContacts {
  readonly #slots: ContactSlots;
  readonly #head: Int32Array;

  constructor(slots: ContactSlots, agents: number) {
    this.#slots = slots;
    this.#head = new Int32Array(agents).fill(-1);
  }

  first(agent: number): number {
    return this.#head[agent] ?? -1;
  }

  add(slot: number, agent: number): void {
    const { next } = this.#slots;
    next[slot] = -1;
    let last = this.#head[agent] ?? -1;
    if (last < 0) {
      this.#head[agent] = slot;
      return;
    }
    while ((next[last] ?? -1) >= 0) last = next[last] ?? -1;
    next[last] = slot;
  }

  remove(slot: number, agent: number): void {
    const { next } = this.#slots;
    const after = next[slot] ?? -1;
    let before = this.#head[agent] ?? -1;
    if (before === slot) {
      this.#head[agent] = after;
      return;
    }
    while (next[before] !== slot) before = next[before] ?? -1;
    next[before] = after;
  }
}
