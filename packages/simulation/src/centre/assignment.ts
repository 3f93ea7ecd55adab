import { at } from "../model/at.ts";
import type { House } from "../model/house.ts";
import { CONTACT_STATE, type ContactSlots } from "./contact-slots.ts";
import type { Crew } from "./crew.ts";
import type { Lines } from "./lines.ts";

/** What assignment looks at; it changes nothing but ghosts whose turn has come. */
export interface AssignmentParts {
  readonly house: House;
  readonly slots: ContactSlots;
  readonly lines: Lines;
  readonly crew: Crew;
  readonly ghostReached: (slot: number, now: number) => void;
}

/**
 * Who gets whom. A contact asks teams in the order that its queue gives them; within one order it goes to the agent with
 * the fewest contacts in hand, and of these to the one who has been so for longest. An agent looks at queues in the
 * order of its team; within one rank it takes the contact that is due first (offered first, where nothing is due).
 */
export class Assignment {
  readonly #parts: AssignmentParts;

  constructor(parts: AssignmentParts) {
    this.#parts = parts;
  }

  /** A free agent for a contact of the line; -1 if there is none. */
  agentFor(line: number): number {
    const { house, crew } = this.#parts;
    if (crew.listed === 0) return -1;
    const { teamGroups, concurrent } = at(house.lines, line);
    for (let group = 0; group < teamGroups.length; group += 1) {
      const teams = at(teamGroups, group);
      for (let level = 0; level < concurrent; level += 1) {
        const agent = this.#longestAt(teams, line, level);
        if (agent >= 0) return agent;
      }
    }
    return -1;
  }

  #longestAt(teams: Int32Array, line: number, level: number): number {
    const { house, crew } = this.#parts;
    let longest = -1;
    let since = Infinity;
    for (let place = 0; place < teams.length; place += 1) {
      const team = teams[place] ?? 0;
      const agent = crew.first(team, level);
      if (agent < 0) continue;
      const joined = crew.joined[agent] ?? 0;
      if (joined >= since) continue;
      if (level === 0 && crew.idle(team) <= (house.teams[team]?.reserve[line] ?? 0)) continue;
      longest = agent;
      since = joined;
    }
    return longest;
  }

  /** An agent whose work gives way to a contact of the line; -1 if there is none. */
  agentGivingWayTo(line: number): number {
    const { house, crew } = this.#parts;
    const { teamGroups, givesWay } = at(house.lines, line);
    if (givesWay) return -1;
    for (const teams of teamGroups) {
      for (const team of teams) {
        const agent = crew.firstGivingWay(team);
        if (agent >= 0) return agent;
      }
    }
    return -1;
  }

  /** The contact that an agent takes next, still in its line; -1 if there is none for it. */
  contactFor(agent: number, now: number): number {
    const { house, crew, lines } = this.#parts;
    if (lines.standing === 0) return -1;
    const team = at(house.teams, crew.teamOf[agent] ?? 0);
    for (let group = 0; group < team.queueGroups.length; group += 1) {
      const slot = this.#firstDue(at(team.queueGroups, group), agent, now);
      if (slot >= 0) return slot;
    }
    return -1;
  }

  #firstDue(queues: Int32Array, agent: number, now: number): number {
    const { slots, lines, ghostReached } = this.#parts;
    for (;;) {
      let first = -1;
      let firstDue = Infinity;
      for (let place = 0; place < queues.length; place += 1) {
        const line = queues[place] ?? 0;
        const head = lines.head[line] ?? -1;
        if (head < 0 || !this.#mayTake(agent, line)) continue;
        const due = slots.dueAt[head] ?? 0;
        if (first >= 0 && due >= firstDue) continue;
        first = head;
        firstDue = due;
      }
      if (first < 0 || slots.state[first] !== CONTACT_STATE.ghost) return first;
      ghostReached(first, now);
    }
  }

  #mayTake(agent: number, line: number): boolean {
    const { house, crew } = this.#parts;
    const level = crew.level[agent] ?? 0;
    if (level > 0) return level < (house.lines[line]?.concurrent ?? 1);
    const team = crew.teamOf[agent] ?? 0;
    return crew.idle(team) > (house.teams[team]?.reserve[line] ?? 0);
  }

  /** A contact that is served out after closing by an agent who is about to leave; -1 if there is none. */
  contactToServeOut(agent: number, now: number, interval: number): number {
    const { house, crew } = this.#parts;
    const team = at(house.teams, crew.teamOf[agent] ?? 0);
    if (crew.level[agent] !== 0) return -1;
    for (const queues of team.queueGroups) {
      for (const line of queues) {
        const { atClose, open } = at(house.lines, line);
        if (atClose !== "serve-out" || open[interval] === 1) continue;
        const slot = this.#firstDue(Int32Array.of(line), agent, now);
        if (slot >= 0) return slot;
      }
    }
    return -1;
  }
}
