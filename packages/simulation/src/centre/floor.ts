import { EventHeap } from "../engine/event-heap.ts";
import type { House } from "../model/house.ts";
import { Tally } from "../results/tally.ts";
import { type QueueStreams, queueStreams } from "../streams.ts";
import { ContactSlots } from "./contact-slots.ts";
import { Crew } from "./crew.ts";
import { Lines } from "./lines.ts";
import type { AttemptObserver } from "./observer.ts";

/** The house while a run is on: everything that changes, in one place, for the steps that change it. */
export interface Floor {
  readonly house: House;
  /** What is to come, but for first contacts. */
  readonly heap: EventHeap;
  readonly slots: ContactSlots;
  readonly lines: Lines;
  readonly crew: Crew;
  readonly tally: Tally;
  /** The chance of each queue's own customers. */
  readonly streams: readonly QueueStreams[];
  readonly observer: AttemptObserver | undefined;
  /** Slot of the change of intervals, and of the next coming or going by shift. */
  readonly clockSlot: number;
  readonly rosterSlot: number;
  /** The interval that it is now; the last one from the end of the run on. */
  interval: number;
}

/** The clock and the roster have events as contacts do. */
const RESERVED_SLOTS = 2;

/** An empty floor at time 0. @param replication which of the possible runs: part of the name of every stream */
export function emptyFloor(house: House, seed: number, replication: number, observer?: AttemptObserver): Floor {
  const { shape } = house;
  const tally = new Tally(shape);
  const slots = new ContactSlots(RESERVED_SLOTS);
  return {
    house,
    heap: new EventHeap(slots.room),
    slots,
    lines: new Lines(slots, shape.queues, tally.queue.queueMicros),
    crew: new Crew(house.teamOfAgent, house.levels, shape, tally.team),
    tally,
    streams: house.lines.map((_, queue) => queueStreams(seed, replication, queue)),
    observer,
    clockSlot: 0,
    rosterSlot: 1,
    interval: 0,
  };
}

/** An empty slot for a contact, with room for its event. */
export function takeSlot({ slots, heap }: Floor): number {
  const room = slots.room;
  const slot = slots.take();
  if (slots.room !== room) heap.grow(slots.room);
  return slot;
}
