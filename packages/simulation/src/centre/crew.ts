import type { TallyShape } from "../results/tally.ts";

/** What an agent is doing, where it stands in no list of idle ones. */
const NO_LIST = -1;

/** Columns that the crew writes, by team x intervals + interval. */
export interface CrewTables {
  readonly atWorkMicros: Float64Array;
  readonly busyMicros: Float64Array;
  readonly overrunMicros: Float64Array;
}

/**
 * The agents: who is at work, who is free and since when, who holds how many contacts. Each team keeps a list for every
 * number of contacts that an agent who can take more may hold (0: idle), and one of those whose work gives way, each in
 * order of joining, so that the first of a list is the one that has been so for longest.
 */
export class Crew {
  readonly teamOf: Int32Array;
  /** Contacts in hand. */
  readonly level: Int32Array;
  /** 1 for an agent who leaves once the contacts in hand are done. */
  readonly leaving: Uint8Array;
  readonly atWork: Uint8Array;
  /** Order in which agents joined their present list. */
  readonly joined: Float64Array;
  /** The slots in hand, at agent x levels + place. */
  readonly inHand: Int32Array;
  readonly levels: number;
  /** Agents of each team: at work, busy, past the end of their shift. */
  readonly present: Int32Array;
  readonly busy: Int32Array;
  readonly overrun: Int32Array;
  /** Agents in any list: those who can take more, or whose work gives way. */
  listed = 0;
  interval = 0;
  /** False once the run is over and only its last contacts are followed to their end. */
  counts = true;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #list: Int32Array;
  /** Until when the times at work and past the shift are counted, and the time busy: busy changes far more often. */
  readonly #passedAt: Float64Array;
  readonly #busyPassedAt: Float64Array;
  readonly #tables: CrewTables;
  readonly #intervals: number;
  #turn = 0;

  /** @param levels the most contacts that one agent may hold @param teamOf the team of each agent */
  constructor(teamOf: Int32Array, levels: number, shape: TallyShape, tables: CrewTables) {
    const agents = teamOf.length;
    this.teamOf = teamOf;
    this.levels = levels;
    this.level = new Int32Array(agents);
    this.leaving = new Uint8Array(agents);
    this.atWork = new Uint8Array(agents);
    this.joined = new Float64Array(agents);
    this.inHand = new Int32Array(agents * levels).fill(-1);
    this.present = new Int32Array(shape.teams);
    this.busy = new Int32Array(shape.teams);
    this.overrun = new Int32Array(shape.teams);
    this.#head = new Int32Array(shape.teams * (levels + 1)).fill(-1);
    this.#tail = new Int32Array(shape.teams * (levels + 1)).fill(-1);
    this.#next = new Int32Array(agents);
    this.#previous = new Int32Array(agents);
    this.#list = new Int32Array(agents).fill(NO_LIST);
    this.#passedAt = new Float64Array(shape.teams);
    this.#busyPassedAt = new Float64Array(shape.teams);
    this.#tables = tables;
    this.#intervals = shape.intervals;
  }

  /** The agent of the team who has held `level` contacts for longest and can take more; -1 if there is none. */
  first(team: number, level: number): number {
    return this.#head[team * (this.levels + 1) + level] ?? -1;
  }

  /** The agent of the team who has been at work that gives way for longest; -1 if there is none. */
  firstGivingWay(team: number): number {
    return this.first(team, this.levels);
  }

  idle(team: number): number {
    return (this.present[team] ?? 0) - (this.busy[team] ?? 0);
  }

  /** Brings the times at work, busy and overrun up to now. */
  pass(team: number, now: number): void {
    this.#passBusy(team, now);
    const micros = now - (this.#passedAt[team] ?? 0);
    if (micros === 0) return;
    this.#passedAt[team] = now;
    if (!this.counts) return;
    const at = team * this.#intervals + this.interval;
    const { atWorkMicros, overrunMicros } = this.#tables;
    atWorkMicros[at] = (atWorkMicros[at] ?? 0) + (this.present[team] ?? 0) * micros;
    overrunMicros[at] = (overrunMicros[at] ?? 0) + (this.overrun[team] ?? 0) * micros;
  }

  #passBusy(team: number, now: number): void {
    const micros = now - (this.#busyPassedAt[team] ?? 0);
    this.#busyPassedAt[team] = now;
    if (!this.counts) return;
    const at = team * this.#intervals + this.interval;
    const { busyMicros } = this.#tables;
    busyMicros[at] = (busyMicros[at] ?? 0) + (this.busy[team] ?? 0) * micros;
  }

  /** Whether what the agent does gives way to contacts that cannot wait. */
  worksGivingWay(agent: number): boolean {
    const list = this.#list[agent] ?? NO_LIST;
    return list !== NO_LIST && list % (this.levels + 1) === this.levels;
  }

  /** Puts an agent at the end of the list for its level, where it can be given contacts. */
  offer(agent: number): void {
    this.#join(agent, (this.teamOf[agent] ?? 0) * (this.levels + 1) + (this.level[agent] ?? 0));
  }

  /** Puts an agent at the end of the list of those whose work gives way. */
  offerGivingWay(agent: number): void {
    this.#join(agent, (this.teamOf[agent] ?? 0) * (this.levels + 1) + this.levels);
  }

  /** Takes an agent out of the list it stands in, if any. */
  withdraw(agent: number): void {
    const list = this.#list[agent] ?? NO_LIST;
    if (list === NO_LIST) return;
    const before = this.#previous[agent] ?? -1;
    const after = this.#next[agent] ?? -1;
    if (before < 0) this.#head[list] = after;
    else this.#next[before] = after;
    if (after < 0) this.#tail[list] = before;
    else this.#previous[after] = before;
    this.#list[agent] = NO_LIST;
    this.listed -= 1;
  }

  /** Puts a contact in an agent's hand. */
  takeUp(agent: number, slot: number, now: number): void {
    const level = this.level[agent] ?? 0;
    if (level === 0) {
      const team = this.teamOf[agent] ?? 0;
      this.#passBusy(team, now);
      this.busy[team] = (this.busy[team] ?? 0) + 1;
    }
    this.inHand[agent * this.levels + level] = slot;
    this.level[agent] = level + 1;
  }

  /** Takes a contact out of an agent's hand. */
  putDown(agent: number, slot: number, now: number): void {
    const level = (this.level[agent] ?? 0) - 1;
    const base = agent * this.levels;
    let place = base;
    while (this.inHand[place] !== slot) place += 1;
    this.inHand[place] = this.inHand[base + level] ?? -1;
    this.inHand[base + level] = -1;
    this.level[agent] = level;
    if (level === 0) {
      const team = this.teamOf[agent] ?? 0;
      this.#passBusy(team, now);
      this.busy[team] = (this.busy[team] ?? 0) - 1;
    }
  }

  /** An agent comes to work; the caller finds work or offers the agent. */
  arrive(agent: number, now: number): void {
    const team = this.teamOf[agent] ?? 0;
    this.pass(team, now);
    this.present[team] = (this.present[team] ?? 0) + 1;
    this.atWork[agent] = 1;
  }

  /** An agent with nothing in hand goes. */
  depart(agent: number, now: number): void {
    const team = this.teamOf[agent] ?? 0;
    this.pass(team, now);
    this.withdraw(agent);
    this.present[team] = (this.present[team] ?? 0) - 1;
    this.atWork[agent] = 0;
    this.setLeaving(agent, 0, now);
  }

  /** Marks whether an agent goes when its hands are empty. */
  setLeaving(agent: number, leaving: 0 | 1, now: number): void {
    const was = this.leaving[agent] ?? 0;
    if (was === leaving) return;
    const team = this.teamOf[agent] ?? 0;
    this.pass(team, now);
    this.leaving[agent] = leaving;
    this.overrun[team] = (this.overrun[team] ?? 0) + leaving - was;
  }

  #join(agent: number, list: number): void {
    this.withdraw(agent);
    const last = this.#tail[list] ?? -1;
    this.#previous[agent] = last;
    this.#next[agent] = -1;
    if (last < 0) this.#head[list] = agent;
    else this.#next[last] = agent;
    this.#tail[list] = agent;
    this.#list[agent] = list;
    this.listed += 1;
    this.#turn += 1;
    this.joined[agent] = this.#turn;
  }
}
