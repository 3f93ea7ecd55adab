import { refuse, requireAgents, requireLoad } from "../domain.ts";

/** Inbound teams, interval by interval, and what they keep free for contacts. */
export interface SpareCapacityNeed {
  readonly agents: ArrayLike<number>;
  readonly loadErlangs: ArrayLike<number>;
  /** Share of the contacts that are served, such as `servedProbability` of `queueResult`. */
  readonly servedProbability: ArrayLike<number>;
  /** Agents who stay free of deferred work: one figure for all intervals, or one for each (see `leastReserve`). */
  readonly reserveAgents: number | ArrayLike<number>;
  readonly intervalHours: number;
  /** Share of the spare time that can be put to use; 0.85 if not given. */
  readonly usableShare?: number;
}

/** What is lost when people change between kinds of work, until it has been measured: a cautious default. */
const USABLE_SHARE = 0.85;

/**
 * Agent-hours of each interval in which inbound agents can do deferred work: agents, less those whom contacts keep busy,
 * less the reserve, times the usable share; never below 0. Short moments between two contacts cannot all be used, which
 * is what the share stands for: 0.85 to 0.9 until measured.
 * The result is the `spareHours` of a `leastCostDeferredPlan`.
 * Source: threshold policies are near optimal after Bhulai & Koole (2003), IEEE Trans. Automatic Control 48(8), and
 * Gans & Zhou (2003), Operations Research 51(2). Cost: O(intervals).
 * @throws Refusal for lists of different length, agents or loads out of range, shares outside [0, 1], an interval that
 * is not positive
 * @example spareCapacity({ agents: [20], loadErlangs: [10], servedProbability: [1], reserveAgents: 4, intervalHours: 0.5 })[0] // about 2.55
 */
export function spareCapacity(need: SpareCapacityNeed): Float64Array {
  const { agents, loadErlangs, servedProbability, reserveAgents, intervalHours, usableShare = USABLE_SHARE } = need;
  requireOneEach(agents.length, loadErlangs, "/loadErlangs");
  requireOneEach(agents.length, servedProbability, "/servedProbability");
  if (typeof reserveAgents !== "number") requireOneEach(agents.length, reserveAgents, "/reserveAgents");
  requireFraction(usableShare, "/usableShare");
  requireHours(intervalHours);
  return Float64Array.from(agents, (team, interval) => {
    const load = loadErlangs[interval] ?? NaN;
    const served = servedProbability[interval] ?? NaN;
    const reserve = typeof reserveAgents === "number" ? reserveAgents : (reserveAgents[interval] ?? NaN);
    requireAgents(team, `/agents/${interval}`);
    requireLoad(load, `/loadErlangs/${interval}`);
    requireFraction(served, `/servedProbability/${interval}`);
    requireAgents(reserve, `/reserveAgents/${interval}`);
    return Math.max(0, team - load * served - reserve) * usableShare * intervalHours;
  });
}

function requireOneEach(intervals: number, figures: ArrayLike<number>, field: string): void {
  if (figures.length === intervals) return;
  refuse(
    "intervals-differ",
    field,
    `${figures.length} intervals`,
    `every list covers the same ${intervals} intervals`,
    "Give one figure for each interval.",
  );
}

function requireFraction(share: number, field: string): void {
  if (share >= 0 && share <= 1) return;
  refuse("share-out-of-range", field, share, "a share lies between 0 and 1", "Such as 0.85 for 85 %.");
}

function requireHours(intervalHours: number): void {
  if (intervalHours > 0 && intervalHours < Infinity) return;
  refuse("interval-not-positive", "/intervalHours", intervalHours, "an interval lasts longer than 0 h", "Such as 0.5.");
}
