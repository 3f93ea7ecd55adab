import { at } from "../model/at.ts";
import type { Assignment } from "./assignment.ts";
import type { Floor } from "./floor.ts";
import type { Handling } from "./handling.ts";
import type { HeldContacts } from "./held-contacts.ts";

/**
 * Agents who come, find work and go. Everyone finishes the contacts in hand before leaving; work that gives way is put
 * aside. Where a team is given by numbers, idle agents go first, then those with the fewest contacts in hand.
 */
export class ShiftWork {
  readonly #floor: Floor;
  readonly #assignment: Assignment;
  readonly #handling: Handling;
  readonly #held: HeldContacts;
  /** By team: the agents who are away, as a stack. */
  readonly #away: readonly number[][];

  constructor(floor: Floor, assignment: Assignment, handling: Handling, held: HeldContacts) {
    this.#floor = floor;
    this.#assignment = assignment;
    this.#handling = handling;
    this.#held = held;
    this.#away = floor.house.teams.map(({ firstAgent, agents }) =>
      Array.from({ length: agents }, (_, place) => firstAgent + agents - 1 - place),
    );
  }

  /** An agent has a hand free: it goes if its time is up, else takes what it can and is offered what comes. */
  free(agent: number, now: number): void {
    const { crew, interval } = this.#floor;
    if (crew.leaving[agent] === 1) {
      const last = this.#assignment.contactToServeOut(agent, now, interval);
      if (last >= 0) this.#take(last, agent, now);
      else if (crew.level[agent] === 0) this.#depart(agent, now);
      return;
    }
    if (this.#takeHeld(agent, now)) return;
    this.#takeAll(agent, now);
  }

  /** An agent with a shift of its own comes, or stays on because the next stretch has begun. */
  comes(agent: number, now: number): void {
    const { crew } = this.#floor;
    if (crew.atWork[agent] === 1) {
      crew.setLeaving(agent, 0, now);
      if ((crew.level[agent] ?? 0) === 0 || this.#hasHandFree(agent)) this.free(agent, now);
      return;
    }
    crew.arrive(agent, now);
    this.free(agent, now);
  }

  /** The stretch of an agent is over. */
  goes(agent: number, now: number): void {
    const { crew } = this.#floor;
    if (crew.atWork[agent] !== 1) return;
    if (crew.worksGivingWay(agent)) this.#handling.putAside(agent, now);
    if (crew.level[agent] === 0) {
      this.#depart(agent, now);
      return;
    }
    crew.withdraw(agent);
    crew.setLeaving(agent, 1, now);
  }

  /** More agents of a team that is given by numbers come: first those who were about to go stay. */
  addAgents(team: number, more: number, now: number): void {
    for (let added = 0; added < more; added += 1) {
      const agent = this.#aboutToGo(team);
      if (agent >= 0) this.comes(agent, now);
      else this.comes(at(this.#away, team).pop() ?? 0, now);
    }
  }

  /** Fewer agents of a team that is given by numbers: the idle go, work that gives way is left, others finish first. */
  removeAgents(team: number, fewer: number, now: number): void {
    const { crew } = this.#floor;
    for (let removed = 0; removed < fewer; removed += 1) {
      const idle = crew.first(team, 0);
      const waits = idle >= 0 ? idle : crew.firstGivingWay(team);
      this.goes(waits >= 0 ? waits : this.#withFewest(team), now);
    }
  }

  #depart(agent: number, now: number): void {
    const { crew } = this.#floor;
    crew.depart(agent, now);
    at(this.#away, crew.teamOf[agent] ?? 0).push(agent);
  }

  #takeHeld(agent: number, now: number): boolean {
    const { crew, lines } = this.#floor;
    const slot = this.#held.first(agent);
    if (slot < 0 || crew.level[agent] !== 0) return false;
    this.#held.remove(slot, agent);
    lines.endHold(slot, now);
    this.#handling.start(slot, agent, now);
    return true;
  }

  #takeAll(agent: number, now: number): void {
    const { crew } = this.#floor;
    for (;;) {
      const slot = this.#assignment.contactFor(agent, now);
      if (slot < 0) break;
      this.#take(slot, agent, now);
      if (!this.#hasHandFree(agent)) return;
    }
    crew.offer(agent);
  }

  #take(slot: number, agent: number, now: number): void {
    this.#floor.lines.leave(slot, now);
    this.#handling.start(slot, agent, now);
  }

  /** Whether an agent with contacts in hand may take more: only chats leave a hand free. */
  #hasHandFree(agent: number): boolean {
    const { crew, slots, house } = this.#floor;
    if (crew.levels === 1) return false;
    const level = crew.level[agent] ?? 0;
    const slot = crew.inHand[agent * crew.levels] ?? -1;
    return slot >= 0 && level < at(house.lines, slots.line[slot] ?? 0).concurrent;
  }

  /** Of the agents of the team who stay, one with the fewest contacts in hand. */
  #withFewest(team: number): number {
    const { house, crew } = this.#floor;
    const { firstAgent, agents } = at(house.teams, team);
    let fewest = -1;
    for (let agent = firstAgent; agent < firstAgent + agents; agent += 1) {
      if (crew.atWork[agent] !== 1 || crew.leaving[agent] === 1) continue;
      if (fewest < 0 || (crew.level[agent] ?? 0) < (crew.level[fewest] ?? 0)) fewest = agent;
    }
    return fewest;
  }

  /** An agent of the team who was told to go and has not gone yet; -1 if there is none. */
  #aboutToGo(team: number): number {
    const { house, crew } = this.#floor;
    if ((crew.overrun[team] ?? 0) === 0) return -1;
    const { firstAgent, agents } = at(house.teams, team);
    for (let agent = firstAgent; agent < firstAgent + agents; agent += 1) if (crew.leaving[agent] === 1) return agent;
    return -1;
  }
}
