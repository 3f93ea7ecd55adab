import type { ShiftCount, ShiftProblem } from "@springtide/planning";
import { randomStream } from "@springtide/probability";

/** A problem small enough to try every answer. */
export function smallProblem(seed: number): ShiftProblem {
  const random = randomStream(seed, "small week");
  const whole = (from: number, to: number): number => from + Math.floor(random.uniform() * (to - from + 1));
  const intervals = whole(5, 7);
  // Three starts at most: more answers than there are people to try them.
  const mayStart = new Uint8Array(intervals);
  for (const start of [0, whole(1, 2), whole(3, intervals - 1)]) mayStart[start] = 1;
  return {
    demand: Int32Array.from({ length: intervals }, () => whole(0, 2)),
    isCyclic: random.uniform() < 0.5,
    kinds: [
      { length: 4, breakLength: 1, breakStarts: [1, 2], mayStart },
      { length: 2, breakLength: 0, breakStarts: [], mayStart },
    ],
    wage: Float64Array.from({ length: intervals }, () => whole(2, 6)),
    fixedPerShift: whole(0, 3),
    isBreakPaid: random.uniform() < 0.5,
    shortfall: [
      { heads: 1, cost: whole(3, 9) },
      { heads: Infinity, cost: whole(10, 20) },
    ],
  };
}

/** What an answer costs, reckoned interval by interval from the problem alone. */
export function costOf(problem: ShiftProblem, shifts: readonly ShiftCount[]): number {
  const { demand, kinds, wage, fixedPerShift, isBreakPaid, shortfall } = problem;
  const atWork = new Int32Array(demand.length);
  let cost = 0;
  for (const { start, kind, breakStart, heads } of shifts) {
    const { length = 0, breakLength = 0 } = kinds[kind] ?? {};
    cost += fixedPerShift * heads;
    for (let i = 0; i < length; i += 1) {
      const t = (start + i) % demand.length;
      const isAway = i >= breakStart && i < breakStart + breakLength;
      if (!isAway) atWork[t] = (atWork[t] ?? 0) + heads;
      if (!isAway || isBreakPaid) cost += (wage[t] ?? 0) * heads;
    }
  }
  demand.forEach((wanted, t) => {
    for (let missing = 1; missing <= wanted - (atWork[t] ?? 0); missing += 1)
      cost += missing <= (shortfall[0]?.heads ?? 0) ? (shortfall[0]?.cost ?? 0) : (shortfall[1]?.cost ?? 0);
  });
  return cost;
}

/** The least cost of all answers with at most two people on each shift, by trying every one. */
export function leastCostByTrying(problem: ShiftProblem): number {
  const shifts = problem.kinds.flatMap((kind, k) =>
    Array.from(problem.demand, (_, start) => start)
      .filter(
        (start) => kind.mayStart[start] === 1 && (problem.isCyclic || start + kind.length <= problem.demand.length),
      )
      .flatMap((start) =>
        (kind.breakLength === 0 ? [0] : kind.breakStarts).map((breakStart) => ({ start, kind: k, breakStart })),
      ),
  );
  const tried = (at: number, chosen: readonly ShiftCount[]): number => {
    const shift = shifts[at];
    if (shift === undefined) return costOf(problem, chosen);
    return Math.min(
      ...[0, 1, 2].map((heads) => tried(at + 1, heads === 0 ? chosen : [...chosen, { ...shift, heads }])),
    );
  };
  return tried(0, []);
}
