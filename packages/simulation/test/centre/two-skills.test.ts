import { describe, expect, it } from "vitest";
import { estimateFigure, play, type ContactCentre } from "../../src/index.ts";

// Two queues, an agent for the first alone and one who takes both and looks at the second first: a Markov chain of four
// numbers (who waits where, which of the two agents is busy), solved here by iteration and played out by the engine.
const ROOM = 14;
const MU = 1 / 300;
const FIRST = { perSecond: 14 / 3600, impatience: 1 / 200 };
const SECOND = { perSecond: 8 / 3600, impatience: 1 / 400 };

interface State {
  readonly first: number;
  readonly second: number;
  readonly single: number;
  readonly both: number;
}

const place = ({ first, second, single, both }: State): number =>
  ((first * (ROOM + 1) + second) * 2 + single) * 2 + both;

/** Where a state goes, and how often a second. */
function steps(state: State): [State, number][] {
  const { first, second, single, both } = state;
  const next: [State, number][] = [];
  if (single === 0) next.push([{ ...state, single: 1 }, FIRST.perSecond]);
  else if (both === 0) next.push([{ ...state, both: 1 }, FIRST.perSecond]);
  else if (first < ROOM) next.push([{ ...state, first: first + 1 }, FIRST.perSecond]);
  if (both === 0) next.push([{ ...state, both: 1 }, SECOND.perSecond]);
  else if (second < ROOM) next.push([{ ...state, second: second + 1 }, SECOND.perSecond]);
  if (first > 0) next.push([{ ...state, first: first - 1 }, first * FIRST.impatience]);
  if (second > 0) next.push([{ ...state, second: second - 1 }, second * SECOND.impatience]);
  if (single === 1) next.push([first > 0 ? { ...state, first: first - 1 } : { ...state, single: 0 }, MU]);
  if (both === 1) {
    if (second > 0) next.push([{ ...state, second: second - 1 }, MU]);
    else next.push([first > 0 ? { ...state, first: first - 1 } : { ...state, both: 0 }, MU]);
  }
  return next;
}

/** Mean numbers waiting in steady state, by the chain of jumps at a constant pace. */
function meanWaiting(): { first: number; second: number } {
  const states: State[] = [];
  for (let first = 0; first <= ROOM; first += 1)
    for (let second = 0; second <= ROOM; second += 1)
      for (const single of [0, 1]) for (const both of [0, 1]) states.push({ first, second, single, both });
  const pace = 0.15;
  const moves = states.map((state) => steps(state).map(([to, rate]) => ({ to: place(to), chance: rate / pace })));
  let law = new Float64Array(states.length).fill(0);
  law[place({ first: 0, second: 0, single: 0, both: 0 })] = 1;
  for (let round = 0; round < 5000; round += 1) {
    const next = new Float64Array(law.length);
    moves.forEach((outward, at) => {
      let stays = law[at] ?? 0;
      for (const { to, chance } of outward) {
        const moved = (law[at] ?? 0) * chance;
        next[to] = (next[to] ?? 0) + moved;
        stays -= moved;
      }
      next[at] = (next[at] ?? 0) + stays;
    });
    law = next;
  }
  let [first, second] = [0, 0];
  states.forEach((state, at) => {
    first += state.first * (law[at] ?? 0);
    second += state.second * (law[at] ?? 0);
  });
  return { first, second };
}

describe("two skills", () => {
  it("wait as the Markov chain of the two queues says", () => {
    const hours = [20, 700];
    const queue = (law: typeof FIRST): ContactCentre["queues"][number] => ({
      contactsPerHour: hours.map(() => law.perSecond * 3600),
      handling: { kind: "exponential", meanSeconds: 300 },
      patience: { kind: "exponential", meanSeconds: 1 / law.impatience },
      withinSeconds: 20,
    });
    const one = hours.map(() => 1);
    const centre: ContactCentre = {
      intervalSeconds: hours.map((each) => each * 3600),
      dayOfInterval: [0, 1],
      queues: [queue(FIRST), queue(SECOND)],
      teams: [
        { roster: { agents: one }, skills: [{ queue: 0, order: 0 }] },
        {
          roster: { agents: one },
          skills: [
            { queue: 0, order: 1, rank: 1 },
            { queue: 1, rank: 0 },
          ],
        },
      ],
    };
    const played = play(centre, { seed: 12, replications: 30 });
    const exact = meanWaiting();
    for (const [queueAt, waiting, { perSecond }] of [
      [0, exact.first, FIRST],
      [1, exact.second, SECOND],
    ] as const) {
      const { value, standardError } = estimateFigure(played, "meanWaitSeconds", { queue: queueAt, day: 1 });
      // Little's law turns the mean number waiting into the mean wait.
      expect(Math.abs((value ?? NaN) - waiting / perSecond)).toBeLessThan(3.5 * (standardError ?? NaN));
    }
  });
});
