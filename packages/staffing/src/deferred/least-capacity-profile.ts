import { ProcessorDemand, type CriticalInterval } from "./least-constant-capacity.ts";
import { dueItems, requireHoursOfWork, requireLength } from "./deferred-work.ts";
import { refuse, requireShare } from "../domain.ts";

/** Possible futures of deferred work, and how many of them must come out in time. */
export interface CapacityProfileNeed {
  /** Agent-hours that arrive: path after path, each with one figure for every period. */
  readonly pathHours: Float64Array;
  readonly paths: number;
  readonly lastPeriods: ArrayLike<number>;
  /** Share of the paths in which every deadline must be met: [0, 1). */
  readonly share: number;
  /** Hours of work of one agent in each period, 0 where closed; its shape is the shape of the answer. 1 if not given. */
  readonly openHours?: ArrayLike<number>;
}

export interface CapacityProfile {
  /** Agents, not rounded, with which at least that share of the paths is on time throughout; null where none can. */
  readonly agents: number | null;
  /** The agents' hours in each period; null where no agents are enough. */
  readonly capacityHours: Float64Array | null;
  /** The stretch that decides, on the path that decides; null where there is no work. */
  readonly critical: CriticalInterval | null;
  /** What adding up the quantiles of single periods would ask for: what not to do, for comparison. */
  readonly agentsByPeriodQuantiles: number | null;
  /** The agents that each path by itself would need; infinite where none can. */
  readonly agentsByPath: Float64Array;
}

/**
 * The least capacity, constant in agents and shaped by the open hours, with which deferred work is on time in a given
 * share of the possible seasons. The question is asked path by path, and the quantile is taken of the answers: what must
 * fit is the *sum* of the work over the critical stretch, and a path that is high on one day is rarely high on all. To
 * take a quantile of each period and add these up asks, as a rule, for more. The quantile is the smallest
 * answer that at least that share of the paths does not exceed. Deadlines beyond the horizon are taken as its end.
 * Source: processor demand as in `leastConstantCapacity`, taken over sample paths. Cost: a few passes over all paths.
 * @throws Refusal for a number of paths that does not divide the figures, lists of different length, negative hours, a
 * share outside [0, 1), or a deadline before its arrival
 * @example leastCapacityProfile({ pathHours: Float64Array.of(9, 1, 1, 9), paths: 2, lastPeriods: [1, 1], share: 0.9 }).agents // => 9
 */
export function leastCapacityProfile(need: CapacityProfileNeed): CapacityProfile {
  const { pathHours, paths, lastPeriods, share } = need;
  requireShare(share, "/share");
  const periods = requirePaths(need);
  const openHours = need.openHours ?? new Float64Array(periods).fill(1);
  requireLength(openHours, periods, "/openHours");
  requireHoursOfWork(openHours, "/openHours");
  requireHoursOfWork(pathHours, "/pathHours");
  const demand = new ProcessorDemand(periods);
  // One item for every period, also where a path has no work in it: the paths differ in nothing but hours.
  const items = dueItems([{ workHours: new Float64Array(periods).fill(1), lastPeriods }], periods, "clip");
  const boundOf = (hours: Float64Array) => demand.bound({ ...items, hours }, openHours);
  const pathOf = (path: number) => pathHours.subarray(path * periods, (path + 1) * periods);
  const agentsByPath = Float64Array.from({ length: paths }, (_, path) => boundOf(pathOf(path)).agents ?? Infinity);
  const deciding = quantileIndex(agentsByPath, share);
  const agents = agentsByPath[deciding] ?? 0;
  return {
    agents: agents < Infinity ? agents : null,
    capacityHours: agents < Infinity ? Float64Array.from(openHours, (hours) => agents * hours) : null,
    critical: boundOf(pathOf(deciding)).critical,
    agentsByPeriodQuantiles: boundOf(periodQuantiles(need, periods)).agents,
    agentsByPath,
  };
}

/** Where the smallest value stands that at least that share of all values does not exceed. */
function quantileIndex(values: Float64Array, share: number): number {
  const order = Array.from(values.keys()).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const needed = Math.ceil(share * values.length * (1 - 1e-12));
  return order[Math.max(0, needed - 1)] ?? 0;
}

function periodQuantiles({ pathHours, paths, share }: CapacityProfileNeed, periods: number): Float64Array {
  const ofPeriod = new Float64Array(paths);
  return Float64Array.from({ length: periods }, (_, period) => {
    for (let path = 0; path < paths; path += 1) ofPeriod[path] = pathHours[path * periods + period] ?? 0;
    return ofPeriod[quantileIndex(ofPeriod, share)] ?? 0;
  });
}

function requirePaths({ pathHours, paths, lastPeriods }: CapacityProfileNeed): number {
  const periods = lastPeriods.length;
  if (!(Number.isInteger(paths) && paths >= 1 && pathHours.length === paths * periods)) {
    refuse(
      "paths-do-not-fit",
      "/paths",
      `${paths} paths, ${pathHours.length} figures`,
      `there is at least one path and every path has ${periods} figures`,
      "Lay the paths one after the other, each with one figure for every period.",
    );
  }
  return periods;
}
