import type { ShiftTeam, TargetProblem, TeamProblem, TeamShiftCount } from "@springtide/planning";
import { randomStream } from "@springtide/probability";

/** Draws for small problems. */
function drawing(seed: number, name: string): (from: number, to: number) => number {
  const random = randomStream(seed, name);
  return (from, to) => from + Math.floor(random.uniform() * (to - from + 1));
}

const INTERVALS = 5;

function team(name: string, skills: readonly number[], whole: (from: number, to: number) => number): ShiftTeam {
  const mayStart = new Uint8Array(INTERVALS);
  mayStart[whole(0, 1)] = 1;
  mayStart[whole(1, 2)] = 1;
  const withBreak = whole(0, 1) === 1;
  return {
    name,
    field: `/teams/${name}`,
    skills,
    kinds: [{ length: 3, breakLength: withBreak ? 1 : 0, breakStarts: withBreak ? [1] : [], mayStart }],
    wage: Float64Array.from({ length: INTERVALS }, () => whole(2, 6)),
    fixedPerShift: whole(0, 2),
    isBreakPaid: false,
    seats: whole(0, 3) === 0 ? 1 : Infinity,
    mostShifts: whole(0, 3) === 0 ? 2 : Infinity,
  };
}

/** Two queues, and three teams: one for each queue and one for both. */
export function smallTeams(seed: number): TeamProblem {
  const whole = drawing(seed, "small teams");
  const queue = (name: string): TeamProblem["queues"][number] => ({
    name,
    field: `/queues/${name}`,
    demand: Int32Array.from({ length: INTERVALS }, () => whole(0, 2)),
    shortfall: [
      { heads: 1, cost: whole(2, 9) },
      { heads: Infinity, cost: whole(10, 20) },
    ],
  });
  return {
    intervals: INTERVALS,
    isCyclic: whole(0, 1) === 1,
    queues: [queue("phone"), queue("chat")],
    teams: [team("phones", [0], whole), team("chats", [1], whole), team("both", [0, 1], whole)],
  };
}

/** A target over two periods on a few paths; tables of service rise slowly, fast, then slowly (they have a dent). */
export function smallTarget(seed: number, paths: number, chance: number): TargetProblem {
  const whole = drawing(seed, "small target");
  const tables = Array.from({ length: paths }, () =>
    Array.from({ length: INTERVALS }, () => {
      const contacts = whole(1, 9);
      const middle = whole(1, 3);
      return Float64Array.from({ length: 6 }, (_, n) => (n === 0 ? 0 : contacts / (1 + Math.exp(2 * (middle - n)))));
    }),
  );
  const periods = [
    { from: 0, to: 3 },
    { from: 3, to: INTERVALS },
  ];
  const share = whole(3, 7) / 10;
  return {
    intervals: INTERVALS,
    isCyclic: true,
    teams: [{ ...team("all", [0], whole), seats: Infinity, mostShifts: Infinity }, team("more", [0], whole)],
    floor: Int32Array.from({ length: INTERVALS }, () => 0),
    periods,
    chance,
    paths: tables.map((worth) => ({
      worth,
      required: periods.map(({ from, to }) =>
        worth.slice(from, to).reduce((sum, table) => sum + share * (table.at(-1) ?? 0), 0),
      ),
    })),
  };
}

/** Demand by path in the form of a target: heads are worth themselves up to the demand, and all of it is required. */
export function smallDemandPaths(seed: number, paths: number, chance: number): TargetProblem {
  const whole = drawing(seed, "small demand paths");
  const base = smallTarget(seed, 1, 1);
  const demands = Array.from({ length: paths }, () => Array.from({ length: INTERVALS }, () => whole(0, 3)));
  return {
    ...base,
    chance,
    paths: demands.map((demand) => ({
      worth: demand.map((heads) => Float64Array.from({ length: heads + 1 }, (_, n) => n)),
      required: base.periods.map(({ from, to }) => demand.slice(from, to).reduce((sum, heads) => sum + heads, 0)),
    })),
  };
}

type Teams = Pick<TeamProblem, "teams" | "intervals" | "isCyclic">;

/** Every shift that may be worked. */
function everyShift({ teams, intervals, isCyclic }: Teams): Omit<TeamShiftCount, "heads">[] {
  return teams.flatMap(({ kinds }, team) =>
    kinds.flatMap(({ length, breakStarts, mayStart }, kind) =>
      Array.from({ length: intervals }, (_, start) => start)
        .filter((start) => mayStart[start] === 1 && (isCyclic || start + length <= intervals))
        .flatMap((start) =>
          (breakStarts.length === 0 ? [0] : breakStarts).map((breakStart) => ({ team, start, kind, breakStart })),
        ),
    ),
  );
}

/** Heads at work by team and interval, and what the shifts cost; null where a limit is broken. */
export function workOf(
  { teams, intervals }: Teams,
  shifts: readonly TeamShiftCount[],
): { readonly atWork: number[][]; readonly cost: number } | null {
  const atWork = teams.map(() => new Array<number>(intervals).fill(0));
  const counts = teams.map(() => 0);
  let cost = 0;
  for (const { team, start, kind, breakStart, heads } of shifts) {
    const { kinds, wage, fixedPerShift } = teams[team] ?? { kinds: [], wage: [], fixedPerShift: 0 };
    const { length = 0, breakLength = 0 } = kinds[kind] ?? {};
    counts[team] = (counts[team] ?? 0) + heads;
    cost += fixedPerShift * heads;
    for (let i = 0; i < length; i += 1) {
      if (i >= breakStart && i < breakStart + breakLength) continue;
      const t = (start + i) % intervals;
      const row = atWork[team] ?? [];
      row[t] = (row[t] ?? 0) + heads;
      cost += (wage[t] ?? 0) * heads;
    }
  }
  const isWithin = teams.every(
    ({ seats, mostShifts }, g) => (counts[g] ?? 0) <= mostShifts && (atWork[g] ?? []).every((heads) => heads <= seats),
  );
  return isWithin ? { atWork, cost } : null;
}

/** Cost of shifts and missing heads, each interval's split found by trying every one of "both" on either queue. */
export function costOfTeams(problem: TeamProblem, shifts: readonly TeamShiftCount[]): number {
  const work = workOf(problem, shifts);
  if (work === null) return Infinity;
  let { cost } = work;
  for (let t = 0; t < problem.intervals; t += 1) {
    const [phones = 0, chats = 0, both = 0] = work.atWork.map((heads) => heads[t] ?? 0);
    let least = Infinity;
    for (let k = 0; k <= both; k += 1) least = Math.min(least, short(0, t, phones + k) + short(1, t, chats + both - k));
    cost += least;
  }
  return cost;

  function short(queue: number, t: number, heads: number): number {
    const { demand, shortfall } = problem.queues[queue] ?? { demand: [], shortfall: [] };
    let sum = 0;
    for (let missing = 1; missing <= (demand[t] ?? 0) - heads; missing += 1)
      sum += missing <= (shortfall[0]?.heads ?? 0) ? (shortfall[0]?.cost ?? 0) : (shortfall[1]?.cost ?? 0);
    return sum;
  }
}

/** Cost of the shifts where they meet the target, counted from the tables; else Infinity. */
export function costOfTarget(problem: TargetProblem, shifts: readonly TeamShiftCount[]): number {
  const work = workOf(problem, shifts);
  if (work === null) return Infinity;
  const heads = Array.from({ length: problem.intervals }, (_, t) =>
    work.atWork.reduce((sum, row) => sum + (row[t] ?? 0), 0),
  );
  const isMet = problem.periods.every(({ from, to }, period) => {
    const met = problem.paths.filter(({ worth, required }) => {
      let reached = 0;
      for (let t = from; t < to; t += 1) {
        const table = worth[t] ?? new Float64Array(1);
        reached += table[Math.min(heads[t] ?? 0, table.length - 1)] ?? 0;
      }
      return reached >= (required[period] ?? 0) - 1e-9;
    });
    return met.length >= problem.chance * problem.paths.length - 1e-9;
  });
  return isMet && problem.floor.every((least, t) => (heads[t] ?? 0) >= least) ? work.cost : Infinity;
}

/** The least cost over all answers with at most `most` people on each shift, by trying every one. */
export function leastByTrying(
  problem: Teams,
  costOf: (shifts: readonly TeamShiftCount[]) => number,
  most: number,
): number {
  const all = everyShift(problem);
  const tried = (at: number, chosen: readonly TeamShiftCount[]): number => {
    const shift = all[at];
    if (shift === undefined) return costOf(chosen);
    let least = Infinity;
    for (let heads = 0; heads <= most; heads += 1)
      least = Math.min(least, tried(at + 1, heads === 0 ? chosen : [...chosen, { ...shift, heads }]));
    return least;
  };
  return tried(0, []);
}
