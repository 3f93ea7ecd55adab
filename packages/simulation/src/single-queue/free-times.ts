/** With at most so many agents, moving the sorted times along is quicker than a heap's jumps. */
const MOST_SORTED = 40;

/*
 * When each agent of a team is free, in microseconds, as far as a first-come-first-served line asks: the earliest of
 * these times, always at place 0, and that agent's next one instead of it. Who is who does not matter. Times of small
 * teams are kept sorted, those of large ones as a binary heap. Plain functions over the list, so that a loop over
 * contacts can hold it in a register.
 */

/** The agent who is free first is busy until `untilMicros`, no sooner than that. Cost: O(log agents). */
export function occupyEarliest(times: Float64Array, untilMicros: number): void {
  if (times.length <= MOST_SORTED) insert(times, untilMicros);
  else sift(times, untilMicros);
}

function insert(times: Float64Array, time: number): void {
  let place = 1;
  for (; place < times.length; place += 1) {
    const next = times[place] ?? 0;
    if (next >= time) break;
    times[place - 1] = next;
  }
  times[place - 1] = time;
}

function sift(times: Float64Array, time: number): void {
  let place = 0;
  for (let child = 1; child < times.length; child = 2 * place + 1) {
    let earlier = times[child] ?? 0;
    if (child + 1 < times.length) {
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

/** Time that agents work on after `nowMicros` on what they have and on those who wait already. Cost: O(agents). */
export function workAfter(times: Float64Array, nowMicros: number): number {
  return times.reduce((sum, time) => sum + Math.max(0, time - nowMicros), 0);
}
