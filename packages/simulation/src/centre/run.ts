import { ArrivalSource } from "../arrivals/arrival-source.ts";
import { EventHeap } from "../engine/event-heap.ts";
import { EVENT_KIND } from "../engine/event-kind.ts";
import { at } from "../model/at.ts";
import type { House } from "../model/house.ts";
import type { Tally } from "../results/tally.ts";
import { Assignment } from "./assignment.ts";
import { AttemptEnds } from "./attempt-ends.ts";
import { Comebacks } from "./comebacks.ts";
import { CONTACT_STATE } from "./contact-slots.ts";
import { emptyFloor, type Floor, takeSlot } from "./floor.ts";
import { Handling } from "./handling.ts";
import { HeldContacts } from "./held-contacts.ts";
import type { AttemptObserver } from "./observer.ts";
import { Opening } from "./opening.ts";
import { ShiftWork } from "./shift-work.ts";
import { Waiting } from "./waiting.ts";

/** Events between two looks at whether the work was cancelled. */
const EVENTS_A_PULSE = 65_536;

/** One run of a house: which chance, and how far. */
export interface RunOptions {
  readonly seed: number;
  readonly replication: number;
  /** Follow every contact to its end after the last interval, with the agents who are there then; if false, stop. */
  readonly followToEnd?: boolean;
  readonly observer?: AttemptObserver;
  /** Called now and then with the share of the time that has passed; may throw to stop the run. */
  readonly pulse?: (passed: number) => void;
}

/** What a run leaves: its counts, and who was still there. */
export interface RunOutcome {
  readonly tally: Tally;
  readonly events: number;
  /** The most contacts that were in the house or away for a while at one time: what the memory grows with. */
  readonly mostInHouse: number;
  /** By queue of the offer: attempts neither answered nor ended, and answered ones not yet done. */
  readonly waitingAtEnd: Float64Array;
  readonly inHandAtEnd: Float64Array;
  /** Customers between two attempts, by the queue of their first one. */
  readonly awayAtEnd: Float64Array;
  /** By line: the integral of the number waiting, and the sum of the waits there, both in exact microseconds. */
  readonly queueArea: readonly bigint[];
  readonly queueWaits: readonly bigint[];
}

/** Plays a house once, event by event. Cost: O(log contacts in the house) an event; memory for those contacts only. */
export function runHouse(house: House, options: RunOptions): RunOutcome {
  return new Run(house, options).play();
}

class Run {
  readonly #house: House;
  readonly #options: RunOptions;
  readonly #floor: Floor;
  readonly #sources: readonly ArrivalSource[];
  /** The next first contact of each queue, apart: so they pass no heap as deep as the house is full. */
  readonly #arrivals: EventHeap;
  readonly #waiting: Waiting;
  readonly #handling: Handling;
  readonly #comebacks: Comebacks;
  readonly #shiftWork: ShiftWork;
  readonly #opening: Opening;
  #rosterAt = 0;
  #now = 0;
  #over = false;

  constructor(house: House, options: RunOptions) {
    this.#house = house;
    this.#options = options;
    const floor = emptyFloor(house, options.seed, options.replication, options.observer);
    const ends = new AttemptEnds(floor);
    const handling = new Handling(floor, ends);
    const ghostReached = (slot: number, now: number): void => {
      this.#waiting.ghostReached(slot, now);
    };
    const assignment = new Assignment({ ...floor, ghostReached });
    const held = new HeldContacts(floor.slots, house.teamOfAgent.length);
    this.#floor = floor;
    this.#handling = handling;
    this.#waiting = new Waiting(floor, assignment, handling, ends);
    this.#comebacks = new Comebacks(floor, ends, this.#waiting, handling, held);
    this.#shiftWork = new ShiftWork(floor, assignment, handling, held);
    this.#opening = new Opening(floor, this.#waiting);
    this.#arrivals = new EventHeap(house.shape.queues);
    this.#sources = house.lines.map(
      ({ contactsPerHour }, queue) =>
        new ArrivalSource({ streams: at(floor.streams, queue), contactsPerHour, startsMicros: house.startsMicros }),
    );
  }

  play(): RunOutcome {
    const { heap } = this.#floor;
    this.#open();
    let events = 0;
    while (!this.#over && !(heap.isEmpty() && this.#arrivals.isEmpty())) {
      this.#next();
      events += 1;
      if (events % EVENTS_A_PULSE === 0) this.#options.pulse?.(this.#passed());
    }
    return this.#outcome(events);
  }

  #open(): void {
    const { heap, clockSlot } = this.#floor;
    this.#house.teams.forEach(({ agentsByInterval }, team) => {
      this.#shiftWork.addAgents(team, agentsByInterval?.[0] ?? 0, 0);
    });
    this.#scheduleRoster();
    this.#opening.lay();
    this.#sources.forEach((_, queue) => {
      this.#scheduleArrival(queue);
    });
    heap.schedule(clockSlot, this.#house.startsMicros[1] ?? 0, EVENT_KIND.intervalStarts);
  }

  #next(): void {
    if (this.#isArrivalFirst()) {
      this.#now = this.#arrivals.firstTime();
      this.#arrive(this.#arrivals.firstSlot(), this.#now);
      return;
    }
    const { heap, clockSlot, rosterSlot } = this.#floor;
    const slot = heap.firstSlot();
    const now = heap.firstTime();
    this.#now = now;
    if (slot > rosterSlot) this.#contact(slot, now);
    else if (slot === clockSlot) this.#clock(now);
    else this.#roster(now);
  }

  #isArrivalFirst(): boolean {
    const { heap } = this.#floor;
    if (this.#arrivals.isEmpty()) return false;
    if (heap.isEmpty()) return true;
    const arrival = this.#arrivals.firstTime();
    const other = heap.firstTime();
    return arrival < other || (arrival === other && heap.firstKind() > EVENT_KIND.contactArrives);
  }

  #contact(slot: number, now: number): void {
    switch (this.#floor.slots.state[slot]) {
      case CONTACT_STATE.served:
        this.#shiftWork.free(this.#handling.finish(slot, now), now);
        return;
      case CONTACT_STATE.away:
        this.#comebacks.comeBack(slot, now);
        return;
      case CONTACT_STATE.coming:
        this.#opening.comes(slot, now);
        return;
      case CONTACT_STATE.held:
        this.#comebacks.holdEnds(slot, now);
        return;
      default:
        this.#waiting.waitEnds(slot, now);
    }
  }

  #arrive(queue: number, now: number): void {
    const source = at(this.#sources, queue);
    const slot = takeSlot(this.#floor);
    const { slots, tally } = this.#floor;
    const { interval, patienceWord } = source;
    slots.homeQueue[slot] = queue;
    slots.homeInterval[slot] = interval;
    slots.homeRank[slot] = source.rank;
    slots.attempt[slot] = 0;
    slots.agent[slot] = -1;
    slots.handlingWord[slot] = source.handlingWord;
    const cell = queue * tally.shape.intervals + interval;
    tally.queue.firstOffered[cell] = (tally.queue.firstOffered[cell] ?? 0) + 1;
    this.#scheduleArrival(queue);
    if (this.#waiting.offer(slot, queue, interval, patienceWord, now)) this.#waiting.enter(slot, queue, now);
  }

  #scheduleArrival(queue: number): void {
    const source = at(this.#sources, queue);
    if (source.next()) this.#arrivals.schedule(queue, source.atMicros, EVENT_KIND.contactArrives);
    else this.#arrivals.cancel(queue);
  }

  #roster(now: number): void {
    const { agent, comes } = at(this.#house.rosterChanges, this.#rosterAt);
    this.#rosterAt += 1;
    this.#scheduleRoster();
    if (comes) this.#shiftWork.comes(agent, now);
    else this.#shiftWork.goes(agent, now);
  }

  #scheduleRoster(): void {
    const { heap, rosterSlot } = this.#floor;
    const change = this.#house.rosterChanges[this.#rosterAt];
    if (change === undefined) heap.cancel(rosterSlot);
    else heap.schedule(rosterSlot, change.atMicros, change.comes ? EVENT_KIND.shiftStarts : EVENT_KIND.shiftEnds);
  }

  /** The end of an interval and the start of the next: first who comes and what opens, last who goes. */
  #clock(now: number): void {
    const { heap, clockSlot } = this.#floor;
    const { startsMicros, shape } = this.#house;
    if (heap.firstKind() === EVENT_KIND.intervalEnds) {
      this.#changeTeams(-1, now);
      heap.schedule(clockSlot, startsMicros[this.#floor.interval + 1] ?? 0, EVENT_KIND.intervalStarts);
      return;
    }
    this.#closeInterval(now);
    if (this.#floor.interval + 1 === shape.intervals) {
      this.#finish();
      return;
    }
    this.#floor.interval += 1;
    this.#floor.lines.interval = this.#floor.interval;
    this.#floor.crew.interval = this.#floor.interval;
    this.#closeDoors(now);
    this.#changeTeams(1, now);
    heap.schedule(clockSlot, now, EVENT_KIND.intervalEnds);
  }

  #closeInterval(now: number): void {
    const { lines, crew, tally, interval } = this.#floor;
    const { shape } = this.#house;
    for (let queue = 0; queue < shape.queues; queue += 1) {
      lines.pass(queue, now);
      const cell = queue * shape.intervals + interval;
      tally.queue.backlogAtEnd[cell] = lines.waiting[queue] ?? 0;
      const oldest = lines.oldestOfferedAt(queue);
      tally.queue.oldestAgeMicrosAtEnd[cell] = Number.isNaN(oldest) ? 0 : now - oldest;
    }
    for (let team = 0; team < shape.teams; team += 1) crew.pass(team, now);
  }

  #closeDoors(now: number): void {
    const { interval } = this.#floor;
    this.#house.lines.forEach(({ open, atClose }, queue) => {
      if (open[interval] === 0 && open[interval - 1] === 1 && atClose === "turn-away")
        this.#waiting.turnAwayAll(queue, now);
    });
  }

  #changeTeams(direction: 1 | -1, now: number): void {
    const { interval } = this.#floor;
    this.#house.teams.forEach(({ agentsByInterval }, team) => {
      if (agentsByInterval === null) return;
      const more = (agentsByInterval[interval] ?? 0) - (agentsByInterval[interval - 1] ?? 0);
      if (more > 0 && direction > 0) this.#shiftWork.addAgents(team, more, now);
      if (more < 0 && direction < 0) this.#shiftWork.removeAgents(team, -more, now);
    });
  }

  #finish(): void {
    const { heap, clockSlot, rosterSlot, lines, crew } = this.#floor;
    heap.cancel(clockSlot);
    if (this.#options.followToEnd !== true) {
      this.#over = true;
      return;
    }
    heap.cancel(rosterSlot);
    lines.counts = false;
    crew.counts = false;
  }

  #passed(): number {
    const { startsMicros } = this.#house;
    return this.#now / (startsMicros[startsMicros.length - 1] ?? 1);
  }

  #outcome(events: number): RunOutcome {
    const { slots, lines, tally } = this.#floor;
    const { queues } = this.#house.shape;
    const end = this.#now;
    for (let line = 0; line < queues; line += 1) lines.pass(line, end);
    tally.settle();
    const left = {
      waiting: new Float64Array(queues),
      inHand: new Float64Array(queues),
      away: new Float64Array(queues),
    };
    slots.forEach((slot) => {
      const state = slots.state[slot];
      const origin = slots.origin[slot] ?? 0;
      const home = slots.homeQueue[slot] ?? 0;
      if (state === CONTACT_STATE.away) left.away[home] = (left.away[home] ?? 0) + 1;
      if (state === CONTACT_STATE.served) left.inHand[origin] = (left.inHand[origin] ?? 0) + 1;
      if (state === CONTACT_STATE.coming) left.waiting[home] = (left.waiting[home] ?? 0) + 1;
      if (state !== CONTACT_STATE.waiting && state !== CONTACT_STATE.held) return;
      lines.waits.add(slots.line[slot] ?? 0, end - (slots.since[slot] ?? 0));
      const column = (slots.workLeft[slot] ?? -1) < 0 ? left.waiting : left.inHand;
      column[origin] = (column[origin] ?? 0) + 1;
    });
    return {
      tally,
      events,
      mostInHouse: slots.mostInUse,
      waitingAtEnd: left.waiting,
      inHandAtEnd: left.inHand,
      awayAtEnd: left.away,
      queueArea: this.#house.lines.map((_, line) => lines.area.value(line)),
      queueWaits: this.#house.lines.map((_, line) => lines.waits.value(line)),
    };
  }
}
