import { uniformOfWord } from "@springtide/probability";
import { EVENT_KIND } from "../engine/event-kind.ts";
import { at } from "../model/at.ts";
import type { LineMove } from "../model/house.ts";
import { laneOf } from "../streams.ts";
import type { Assignment } from "./assignment.ts";
import type { AttemptEnds } from "./attempt-ends.ts";
import { CONTACT_STATE } from "./contact-slots.ts";
import type { Floor } from "./floor.ts";
import type { Handling } from "./handling.ts";

/** The way of a contact from its offer to an agent, to another line, or out of the house. */
export class Waiting {
  readonly #floor: Floor;
  readonly #assignment: Assignment;
  readonly #handling: Handling;
  readonly #ends: AttemptEnds;
  readonly #words = new Int32Array(2);

  constructor(floor: Floor, assignment: Assignment, handling: Handling, ends: AttemptEnds) {
    this.#floor = floor;
    this.#assignment = assignment;
    this.#handling = handling;
    this.#ends = ends;
  }

  /** Offers an attempt to a queue. The customer's name and the handling word stand in the slot already. */
  offer(slot: number, queue: number, interval: number, patienceWord: number, now: number): boolean {
    const { slots, house } = this.#floor;
    const line = at(house.lines, queue);
    slots.line[slot] = queue;
    slots.origin[slot] = queue;
    slots.interval[slot] = interval;
    slots.offeredAt[slot] = now;
    slots.dueAt[slot] = now + line.deadlineMicros;
    slots.workLeft[slot] = -1;
    if (line.open[this.#floor.interval] === 0) {
      this.#ends.sentAway(slot, "turned-away", now);
      return false;
    }
    slots.patienceEndsAt[slot] = now + line.patience.micros(patienceWord);
    return true;
  }

  /** A contact reaches a line: on to another line, to a free agent, into the line, or away. */
  enter(slot: number, queue: number, now: number): void {
    const { house, slots, lines } = this.#floor;
    slots.line[slot] = queue;
    slots.since[slot] = now;
    slots.movesTried[slot] = 0;
    const line = at(house.lines, queue);
    if (line.moves.length > 0 && this.#tryMoves(slot, queue, now)) return;
    if (this.#toAgent(slot, queue, now)) return;
    if ((lines.waiting[queue] ?? 0) >= line.places) {
      this.#ends.sentAway(slot, "blocked", now);
      return;
    }
    this.joinLine(slot, queue, now);
  }

  /** Puts a contact in line, or counts its leaving at once if it does not wait at all. */
  joinLine(slot: number, queue: number, now: number): void {
    const { lines, slots } = this.#floor;
    lines.join(slot, queue, now);
    if ((slots.patienceEndsAt[slot] ?? 0) <= now) this.#giveUp(slot, now);
    else this.#setWaitEnd(slot);
  }

  /** The time of a waiting contact has come: to give up, to move on, or to leave as a ghost. */
  waitEnds(slot: number, now: number): void {
    const { slots, heap, lines } = this.#floor;
    heap.cancel(slot);
    if (slots.state[slot] === CONTACT_STATE.ghost) {
      lines.unlink(slot);
      slots.release(slot);
    } else if ((slots.patienceEndsAt[slot] ?? 0) <= now) {
      this.#giveUp(slot, now);
    } else if (!this.#tryMoves(slot, slots.line[slot] ?? 0, now)) {
      this.#setWaitEnd(slot);
    }
  }

  /** A ghost has reached an agent: its customer would have been answered now. */
  ghostReached(slot: number, now: number): void {
    const { slots, heap, lines, tally, house } = this.#floor;
    const origin = slots.origin[slot] ?? 0;
    heap.cancel(slot);
    lines.unlink(slot);
    if (now - (slots.offeredAt[slot] ?? 0) <= at(house.lines, origin).withinMicros) {
      const cell = origin * tally.shape.intervals + (slots.interval[slot] ?? 0);
      tally.queue.virtualInTime[cell] = (tally.queue.virtualInTime[cell] ?? 0) + 1;
    }
    slots.release(slot);
  }

  /** Turns away everybody who waits in a line, at closing; work that was begun stays. */
  turnAwayAll(queue: number, now: number): void {
    const { slots, lines, heap } = this.#floor;
    let slot = lines.head[queue] ?? -1;
    while (slot >= 0) {
      const next = slots.next[slot] ?? -1;
      if (slots.state[slot] === CONTACT_STATE.ghost) this.ghostGone(slot);
      else if ((slots.workLeft[slot] ?? 0) < 0) {
        heap.cancel(slot);
        lines.leave(slot, now);
        this.#ends.sentAway(slot, "turned-away", now);
      }
      slot = next;
    }
  }

  ghostGone(slot: number): void {
    const { slots, lines, heap } = this.#floor;
    heap.cancel(slot);
    lines.unlink(slot);
    slots.release(slot);
  }

  #toAgent(slot: number, queue: number, now: number): boolean {
    let agent = this.#assignment.agentFor(queue);
    if (agent < 0) {
      if (!this.#floor.house.workGivesWay) return false;
      agent = this.#assignment.agentGivingWayTo(queue);
      if (agent < 0) return false;
      this.#handling.putAside(agent, now);
    }
    this.#handling.start(slot, agent, now);
    return true;
  }

  #giveUp(slot: number, now: number): void {
    const { slots, lines, heap, house } = this.#floor;
    const { withinMicros } = at(house.lines, slots.origin[slot] ?? 0);
    const ghostUntil = (slots.offeredAt[slot] ?? 0) + withinMicros;
    if (now < ghostUntil) {
      lines.leaveGhost(slot, now);
      heap.schedule(slot, ghostUntil, EVENT_KIND.waitEnds);
    } else {
      lines.leave(slot, now);
    }
    this.#ends.abandoned(slot, now);
  }

  #setWaitEnd(slot: number): void {
    const { slots, heap, house } = this.#floor;
    const { moves } = at(house.lines, slots.line[slot] ?? 0);
    const move = moves[slots.movesTried[slot] ?? 0];
    const patienceEnds = slots.patienceEndsAt[slot] ?? Infinity;
    const moveAt = move === undefined ? Infinity : (slots.since[slot] ?? 0) + move.afterMicros;
    const ends = Math.min(patienceEnds, moveAt);
    if (ends < Infinity) heap.schedule(slot, ends, EVENT_KIND.waitEnds);
  }

  /** Takes the first way out that is due and open to this contact; false if it stays where it is. */
  #tryMoves(slot: number, queue: number, now: number): boolean {
    const { slots, house, lines } = this.#floor;
    const { moves } = at(house.lines, queue);
    for (let tried = slots.movesTried[slot] ?? 0; tried < moves.length; tried += 1) {
      const move = at(moves, tried);
      if ((slots.since[slot] ?? 0) + move.afterMicros > now) return false;
      slots.movesTried[slot] = tried + 1;
      if (!this.#isOpenTo(slot, move)) continue;
      if (slots.state[slot] === CONTACT_STATE.waiting) lines.leave(slot, now);
      this.#move(slot, move, now);
      return true;
    }
    return false;
  }

  #move(slot: number, move: LineMove, now: number): void {
    const { slots, tally, house } = this.#floor;
    const { movedOut, movedIn } = tally.queue;
    const from = (slots.origin[slot] ?? 0) * tally.shape.intervals + (slots.interval[slot] ?? 0);
    const to = move.toQueue * tally.shape.intervals + (slots.interval[slot] ?? 0);
    movedOut[from] = (movedOut[from] ?? 0) + 1;
    movedIn[to] = (movedIn[to] ?? 0) + 1;
    // Whoever hangs up to be called back waits for as long as it takes.
    if (!move.staysOnLine) slots.patienceEndsAt[slot] = Infinity;
    slots.dueAt[slot] = (slots.offeredAt[slot] ?? 0) + at(house.lines, move.toQueue).deadlineMicros;
    slots.state[slot] = CONTACT_STATE.free;
    this.enter(slot, move.toQueue, now);
  }

  #isOpenTo(slot: number, move: LineMove): boolean {
    const { house, lines, crew, interval } = this.#floor;
    const { open, places, teamGroups } = at(house.lines, move.toQueue);
    if (open[interval] === 0) return false;
    if (move.onlyIfStaffed && !teamGroups.some((teams) => teams.some((team) => (crew.present[team] ?? 0) > 0)))
      return false;
    if ((lines.waiting[move.toQueue] ?? 0) >= places && this.#assignment.agentFor(move.toQueue) < 0) return false;
    if (move.fromShare === 0 && move.toShare === 1) return true;
    const share = this.#share(slot, move.staysOnLine);
    return share >= move.fromShare && share < move.toShare;
  }

  /** The contact's own number for splits by share, or for the offer of a call-back. */
  #share(slot: number, staysOnLine: boolean): number {
    const { slots, streams } = this.#floor;
    const lane = laneOf(slots.homeInterval[slot] ?? 0, slots.attempt[slot] ?? 0);
    at(streams, slots.homeQueue[slot] ?? 0).routing.fill(this.#words, 1, slots.homeRank[slot] ?? 0, lane);
    return uniformOfWord(this.#words[staysOnLine ? 0 : 1] ?? 0);
  }
}
