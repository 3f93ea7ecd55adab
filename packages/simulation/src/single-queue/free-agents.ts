/** With at most so many agents, moving the sorted times along is quicker than a heap's jumps. */
const MOST_SORTED = 40;

/**
 * When each agent of a team is free, as far as a first-come-first-served line asks: the earliest of these times, and
 * that agent's next one in its place. Who is who does not matter. Small teams are a sorted list, large ones a binary
 * heap. Cost: O(log agents) a change; nothing is allocated.
 */
export class FreeAgents {
  #times: Float64Array;
  #agents: number;
  readonly #sorted: boolean;

  /** @param agents whole, at least 1: all free from the beginning */
  constructor(agents: number) {
    this.#times = new Float64Array(agents);
    this.#agents = agents;
    this.#sorted = agents <= MOST_SORTED;
  }

  /** When the first of them is free, in microseconds. */
  get earliestMicros(): number {
    return this.#times[0] ?? 0;
  }

  /** The agent who is free first is busy until `untilMicros`, which is not before the time at which that agent was free. */
  occupyEarliest(untilMicros: number): void {
    if (this.#sorted) this.#insert(untilMicros);
    else this.#sift(untilMicros);
  }

  /** Time that agents work on after `nowMicros` on what they have and on those who wait already. Cost: O(agents). */
  workAfter(nowMicros: number): number {
    return this.#times.reduce((sum, time) => sum + Math.max(0, time - nowMicros), 0);
  }

  #insert(time: number): void {
    const times = this.#times;
    const agents = this.#agents;
    let place = 1;
    for (; place < agents; place += 1) {
      const next = times[place] ?? 0;
      if (next >= time) break;
      times[place - 1] = next;
    }
    times[place - 1] = time;
  }

  #sift(time: number): void {
    const times = this.#times;
    const agents = this.#agents;
    let place = 0;
    for (let child = 1; child < agents; child = 2 * place + 1) {
      let earlier = times[child] ?? 0;
      if (child + 1 < agents) {
        const sibling = times[child + 1] ?? 0;
        if (sibling < earlier) {
          earlier = sibling;
          child += 1;
        }
      }
      if (earlier >= time) break;
      times[place] = earlier;
      place = child;
    }
    times[place] = time;
  }
}
