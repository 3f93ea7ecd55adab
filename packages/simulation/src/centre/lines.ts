import { ExactSums } from "../results/exact-sums.ts";
import { CONTACT_STATE, type ContactSlots } from "./contact-slots.ts";

/**
 * The lines of waiting contacts, each in order of due time (time of offer where there is no deadline), and the exact
 * area under the number waiting. Ghosts stand in line without being counted.
 */
export class Lines {
  /** Contacts waiting in each line, ghosts left out. */
  readonly waiting: Int32Array;
  /** Contacts in all lines together, ghosts included. */
  standing = 0;
  /** Integral of the number waiting, and what the waits add up to: the two sides of Little's law. */
  readonly area: ExactSums;
  readonly waits: ExactSums;
  readonly head: Int32Array;
  readonly #tail: Int32Array;
  readonly #areaSince: Float64Array;
  readonly #slots: ContactSlots;
  /** Where the area of the present interval is told, at queue x intervals + interval. */
  readonly #areaByInterval: Float64Array;
  readonly #intervals: number;
  interval = 0;
  /** False once the run is over and only its last contacts are followed to their end. */
  counts = true;

  constructor(slots: ContactSlots, lines: number, areaByInterval: Float64Array) {
    this.#slots = slots;
    this.waiting = new Int32Array(lines);
    this.area = new ExactSums(lines);
    this.waits = new ExactSums(lines);
    this.head = new Int32Array(lines).fill(-1);
    this.#tail = new Int32Array(lines).fill(-1);
    this.#areaSince = new Float64Array(lines);
    this.#areaByInterval = areaByInterval;
    this.#intervals = lines === 0 ? 0 : areaByInterval.length / lines;
  }

  /** Brings the area up to now. */
  pass(line: number, now: number): void {
    const waiting = this.waiting[line] ?? 0;
    if (waiting > 0) {
      const micros = now - (this.#areaSince[line] ?? 0);
      this.area.addProduct(line, waiting, micros);
      const at = line * this.#intervals + this.interval;
      if (this.counts) this.#areaByInterval[at] = (this.#areaByInterval[at] ?? 0) + waiting * micros;
    }
    this.#areaSince[line] = now;
  }

  /** Puts a contact in its line behind all that are due no later. */
  join(slot: number, line: number, now: number): void {
    this.pass(line, now);
    this.standing += 1;
    const { next, previous, dueAt } = this.#slots;
    const due = dueAt[slot] ?? 0;
    let before = this.#tail[line] ?? -1;
    while (before >= 0 && (dueAt[before] ?? 0) > due) before = previous[before] ?? -1;
    const after = before < 0 ? (this.head[line] ?? -1) : (next[before] ?? -1);
    next[slot] = after;
    previous[slot] = before;
    if (before < 0) this.head[line] = slot;
    else next[before] = slot;
    if (after < 0) this.#tail[line] = slot;
    else previous[after] = slot;
    this.#slots.line[slot] = line;
    this.#slots.since[slot] = now;
    this.#slots.state[slot] = CONTACT_STATE.waiting;
    this.waiting[line] = (this.waiting[line] ?? 0) + 1;
  }

  /** Lets a contact wait beside its line, where only the agent that it is held for can take it. */
  hold(slot: number, line: number, now: number): void {
    this.pass(line, now);
    this.#slots.line[slot] = line;
    this.#slots.since[slot] = now;
    this.#slots.state[slot] = CONTACT_STATE.held;
    this.waiting[line] = (this.waiting[line] ?? 0) + 1;
  }

  /** Ends the wait of a contact that is held beside its line. */
  endHold(slot: number, now: number): void {
    this.#endWait(slot, now);
  }

  /** Ends the wait of a contact that stands in line and takes it out. */
  leave(slot: number, now: number): void {
    this.#endWait(slot, now);
    this.unlink(slot);
  }

  /** Ends the wait of a contact but leaves its ghost in its place. */
  leaveGhost(slot: number, now: number): void {
    this.#endWait(slot, now);
    this.#slots.state[slot] = CONTACT_STATE.ghost;
  }

  /** Puts a ghost in line that has never waited. */
  joinAsGhost(slot: number, line: number, now: number): void {
    this.join(slot, line, now);
    this.leaveGhost(slot, now);
  }

  unlink(slot: number): void {
    this.standing -= 1;
    const { next, previous } = this.#slots;
    const line = this.#slots.line[slot] ?? 0;
    const before = previous[slot] ?? -1;
    const after = next[slot] ?? -1;
    if (before < 0) this.head[line] = after;
    else next[before] = after;
    if (after < 0) this.#tail[line] = before;
    else previous[after] = before;
  }

  /** Since when the first in line (by due time) has been offered; NaN for an empty line. */
  oldestOfferedAt(line: number): number {
    const { state, next, offeredAt } = this.#slots;
    let slot = this.head[line] ?? -1;
    while (slot >= 0 && state[slot] === CONTACT_STATE.ghost) slot = next[slot] ?? -1;
    return slot < 0 ? NaN : (offeredAt[slot] ?? NaN);
  }

  #endWait(slot: number, now: number): void {
    const line = this.#slots.line[slot] ?? 0;
    this.pass(line, now);
    this.waiting[line] = (this.waiting[line] ?? 0) - 1;
    this.waits.add(line, now - (this.#slots.since[slot] ?? 0));
  }
}
