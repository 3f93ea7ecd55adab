import type { ShiftInstance } from "@springtide/contracts";
import type { ShiftKind, ShiftProblem } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";

/** The instance in the numbers of the planner. @throws Refusal where demand and intervals do not match */
export function problemOfInstance(instance: ShiftInstance): ShiftProblem {
  const { demand, cyclic, cost, intervals } = instance;
  if (demand.length !== intervals)
    throw new Refusal({
      code: "demand-not-of-length",
      place: { field: "/demand" },
      found: `${demand.length} figures for ${intervals} intervals`,
      rule: "each interval has its demand",
      remedy: "Give as many figures as there are intervals.",
    });
  return {
    demand: Int32Array.from(demand),
    isCyclic: cyclic,
    kinds: kindsOf(instance),
    wage: wageByInterval(instance),
    fixedPerShift: cost.fixedAShift,
    isBreakPaid: cost.breakPaid,
    shortfall: [
      ...(cost.under1Max === 0 ? [] : [{ heads: cost.under1Max, cost: cost.under1 }]),
      { heads: Infinity, cost: cost.under2 },
    ],
  };
}

function kindsOf({ rules, intervals }: ShiftInstance): ShiftKind[] {
  const mayStart = Uint8Array.from({ length: intervals }, (_, t) => Number(t % rules.startEvery === 0));
  const places = Math.max(0, Math.floor((rules.breakTo - rules.breakFrom) / rules.breakEvery) + 1);
  return rules.lengths.map((length) => ({
    length,
    breakLength: rules.breakLength,
    breakStarts:
      rules.breakLength === 0
        ? []
        : Array.from({ length: places }, (_, k) => Math.floor(length / 2) + rules.breakFrom + k * rules.breakEvery),
    mayStart,
  }));
}

function wageByInterval({ intervals, intervalMinutes, cost }: ShiftInstance): Float64Array {
  const [from, to] = cost.nightHours;
  const isNight = (hour: number): boolean => (from > to ? hour >= from || hour < to : hour >= from && hour < to);
  return Float64Array.from({ length: intervals }, (_, t) => {
    const hour = ((t * intervalMinutes) % 1440) / 60;
    return ((cost.wageAnHour * intervalMinutes) / 60) * (isNight(hour) ? 1 + cost.nightPremium : 1);
  });
}
