import type { ShiftTeams } from "./team-problem.ts";

/** Every shift that may be worked, laid out flat: a search looks at all of them thousands of times a second. */
export interface ShiftColumns {
  readonly count: number;
  readonly team: Int32Array;
  readonly kind: Int32Array;
  readonly start: Int32Array;
  /** Exclusive; beyond the last interval where the week goes round. */
  readonly end: Int32Array;
  /** On the same line as start and end; breakFrom = breakTo where there is no break. */
  readonly breakFrom: Int32Array;
  readonly breakTo: Int32Array;
  readonly cost: Float64Array;
}

/** All shifts in order of start, team, kind and break; those that would run out of a plan that does not go round are left out. */
export function shiftColumns({ teams, intervals, isCyclic }: ShiftTeams): ShiftColumns {
  const wages = teams.map(({ wage }) => wageUpTo(wage));
  const found: Omit<Record<keyof ShiftColumns, number>, "count">[] = [];
  for (let start = 0; start < intervals; start += 1)
    teams.forEach(({ kinds, fixedPerShift, isBreakPaid }, team) => {
      const paid = (from: number, to: number): number => (wages[team]?.[to] ?? 0) - (wages[team]?.[from] ?? 0);
      kinds.forEach(({ length, breakLength, breakStarts, mayStart }, kind) => {
        if (mayStart[start] !== 1 || (!isCyclic && start + length > intervals)) return;
        for (const at of breakStarts.length === 0 ? [0] : breakStarts) {
          const [end, breakFrom, breakTo] = [start + length, start + at, start + at + breakLength];
          const cost = fixedPerShift + paid(start, end) - (isBreakPaid ? 0 : paid(breakFrom, breakTo));
          found.push({ team, kind, start, end, breakFrom, breakTo, cost });
        }
      });
    });
  return {
    count: found.length,
    team: Int32Array.from(found, (shift) => shift.team),
    kind: Int32Array.from(found, (shift) => shift.kind),
    start: Int32Array.from(found, (shift) => shift.start),
    end: Int32Array.from(found, (shift) => shift.end),
    breakFrom: Int32Array.from(found, (shift) => shift.breakFrom),
    breakTo: Int32Array.from(found, (shift) => shift.breakTo),
    cost: Float64Array.from(found, (shift) => shift.cost),
  };
}

/** Wages added up from the first interval, once round and once more. */
export function wageUpTo(wage: Float64Array): Float64Array {
  const total = new Float64Array(2 * wage.length + 1);
  for (let t = 0; t < 2 * wage.length; t += 1) total[t + 1] = (total[t] ?? 0) + (wage[t % wage.length] ?? 0);
  return total;
}
