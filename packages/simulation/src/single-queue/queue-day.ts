import type { KeyedWords } from "@springtide/probability";
import { ChangingTeam } from "./changing-team.ts";
import type { ContactBlocks } from "./contact-blocks.ts";
import { countAt, spread, type DayTally } from "./day-tally.ts";
import { occupyEarliest } from "./free-times.ts";

/** One queue over a day, before its first contact. */
export interface QueueDayStart {
  readonly contacts: ContactBlocks;
  /** Start of each interval and the end of the last, whole microseconds. */
  readonly startsMicros: Float64Array;
  /** Agents at work in each interval. */
  readonly agents: Int32Array;
  readonly withinMicros: number;
  /** Who goes where the team shrinks. */
  readonly leaving: KeyedWords;
}

/**
 * One queue through a day of changing rates and teams, contact by contact as in `SingleQueue`. The team changes at the
 * starts of intervals, once everyone who came before has been decided on: contacts are begun in the order in which they
 * come, so that is when the next one would begin later. After the last interval its team serves those who are left.
 */
export class QueueDay {
  readonly #start: QueueDayStart;
  readonly #team = new ChangingTeam();
  readonly #tally: DayTally;
  #interval = -1;

  constructor(start: QueueDayStart, tally: DayTally) {
    this.#start = start;
    this.#tally = tally;
  }

  /** Lets the whole day pass and adds it to the tally. */
  pass(): void {
    const { contacts } = this.#start;
    while (contacts.next()) {
      for (let contact = 0; contact < contacts.contacts; contact += 1) this.#offer(contact);
    }
  }

  #offer(contact: number): void {
    const { contacts, startsMicros, withinMicros } = this.#start;
    const { interval } = contacts;
    const tally = this.#tally;
    const at = contacts.atMicros[contact] ?? 0;
    const begins = this.#beginsAt(at);
    const wait = begins - at;
    const patience = wait > 0 ? contacts.patienceMicros(contact) : 0;
    const leaves = patience < wait;
    const waited = leaves ? patience : wait;
    add(tally.offered, interval, 1);
    if (wait > 0) add(tally.waited, interval, 1);
    add(tally.waitMicros, interval, waited);
    spread(tally.queueMicros, startsMicros, interval, { from: at, until: at + waited });
    if (leaves) {
      add(tally.lost, interval, 1);
      countAt(tally.abandoned, startsMicros, interval, at + patience);
      return;
    }
    if (wait <= withinMicros) add(tally.answeredInTime, interval, 1);
    const ends = begins + (contacts.handlingMicros[contact] ?? 0);
    occupyEarliest(this.#team.freeMicros, ends);
    spread(tally.busyMicros, startsMicros, interval, { from: begins, until: ends });
    countAt(tally.served, startsMicros, interval, ends);
  }

  /** When a contact that came at `at` would be begun, the team changed as often as it changes by then. */
  #beginsAt(at: number): number {
    const { startsMicros, agents, leaving } = this.#start;
    for (;;) {
      const free = this.#team.freeMicros;
      const begins = Math.max(at, free.length === 0 ? Infinity : (free[0] ?? 0));
      const next = this.#interval + 1;
      const changes = next < agents.length ? (startsMicros[next] ?? Infinity) : Infinity;
      if (begins < changes) return begins;
      if (changes === Infinity) return begins;
      this.#interval = next;
      this.#team.change(changes, agents[next] ?? 0, leaving, next);
    }
  }
}

function add(into: Float64Array, at: number, value: number): void {
  into[at] = (into[at] ?? 0) + value;
}
