import type { TourProblem, TourShift } from "./tour-problem.ts";

/** Shifts told apart by start and kind alone, flat: a search looks at all of them thousands of times a second. */
export interface TourShifts {
  readonly count: number;
  readonly start: Int32Array;
  readonly kind: Int32Array;
  /** Exclusive; beyond the last interval where the week goes round. */
  readonly end: Int32Array;
  /** The first shift of each day; one place more than days. */
  readonly dayFrom: Int32Array;
}

/** Every start and kind of shift in order of starts; those that would run out of a week that does not go round are left out. */
export function tourShifts({ demand, kinds, isCyclic, intervalsADay }: TourProblem): TourShifts {
  const found: { readonly start: number; readonly kind: number; readonly end: number }[] = [];
  const days = Math.round(demand.length / intervalsADay);
  const dayFrom = new Int32Array(days + 1);
  for (let start = 0; start < demand.length; start += 1) {
    if (start % intervalsADay === 0) dayFrom[start / intervalsADay] = found.length;
    kinds.forEach(({ length, mayStart }, kind) => {
      if (mayStart[start] === 1 && (isCyclic || start + length <= demand.length))
        found.push({ start, kind, end: start + length });
    });
  }
  dayFrom[days] = found.length;
  return {
    count: found.length,
    start: Int32Array.from(found, ({ start }) => start),
    kind: Int32Array.from(found, ({ kind }) => kind),
    end: Int32Array.from(found, ({ end }) => end),
    dayFrom,
  };
}

/** What a shift costs: wages while at work, breaks too where they are paid, and what each shift costs by itself. */
export function tourShiftCost(problem: TourProblem, { start, kind, breakStart }: TourShift): number {
  const { kinds, wage, fixedPerShift, isBreakPaid } = problem;
  const { length = 0, breakLength = 0 } = kinds[kind] ?? {};
  let cost = fixedPerShift;
  for (let i = 0; i < length; i += 1)
    if (isBreakPaid || i < breakStart || i >= breakStart + breakLength) cost += wage[(start + i) % wage.length] ?? 0;
  return cost;
}

/**
 * Whether the shifts, in order of their days, are a tour: as many as asked for, on different days, with the rest between them that is
 * due, the long one once.
 */
export function isTour(problem: TourProblem, shifts: readonly TourShift[]): boolean {
  const { demand, kinds, intervalsADay, isCyclic, dailyRest, weeklyRest, shiftsATour } = problem;
  if (shifts.length !== shiftsATour) return false;
  const startOf = (i: number): number =>
    (shifts[i % shifts.length]?.start ?? 0) + Math.floor(i / shifts.length) * demand.length;
  const endOf = (i: number): number => startOf(i) + (kinds[shifts[i % shifts.length]?.kind ?? 0]?.length ?? 0);
  const rests = Array.from(
    { length: isCyclic ? shifts.length : shifts.length - 1 },
    (_, i) => startOf(i + 1) - endOf(i),
  );
  const longest = Math.max(0, ...rests, ...(isCyclic ? [] : [startOf(0), demand.length - endOf(shifts.length - 1)]));
  const days = new Set(shifts.map(({ start }) => Math.floor(start / intervalsADay)));
  return days.size === shifts.length && rests.every((rest) => rest >= dailyRest) && longest >= weeklyRest;
}
