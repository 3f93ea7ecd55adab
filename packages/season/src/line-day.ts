import type { Plan, Queue } from "@springtide/contracts";
import type { SeasonBasis } from "./basis.ts";
import type { Demand } from "./demand.ts";

/** A line that is open at midnight is followed from up to so long before. */
const LEAD_IN_SECONDS = 7200;

/** One queue's local day, and what leads into it where its line does not begin empty: stretches of the grid. */
export interface LineDay {
  readonly queue: Queue;
  readonly open: Uint8Array;
  /** From the lead-in to the end of the day. */
  readonly leadFrom: number;
  readonly from: number;
  readonly to: number;
  readonly intervalSeconds: Float64Array;
  /** AHT of the queue on average, and of each interval from `leadFrom` on. */
  readonly meanAhtSeconds: number;
  readonly ahtSeconds: Float64Array;
  /** Contacts expected in each interval from `leadFrom` on in one season; those of closed hours left out. */
  contactsOf(season: number): Float64Array;
}

/** @param dayIndex day of the grid, from 0 */
export function lineDay(
  { grid }: SeasonBasis,
  demand: Demand["queues"][number],
  queue: Queue,
  dayIndex: number,
): LineDay {
  const { open, intervalRates, aht } = demand;
  const intervals = grid.startsMs.length;
  const from = grid.dayOffsets[dayIndex] ?? intervals;
  const to = grid.dayOffsets[dayIndex + 1] ?? intervals;
  let leadFrom = from;
  let lead = 0;
  while (open[from] === 1 && open[leadFrom - 1] === 1 && lead < LEAD_IN_SECONDS) {
    leadFrom -= 1;
    lead += grid.seconds[leadFrom] ?? 0;
  }
  return {
    queue,
    open,
    leadFrom,
    from,
    to,
    intervalSeconds: grid.seconds.slice(leadFrom, to),
    meanAhtSeconds: aht.meanSeconds,
    ahtSeconds: aht.ofInterval?.slice(leadFrom, to) ?? new Float64Array(to - leadFrom).fill(aht.meanSeconds),
    contactsOf: (season) =>
      Float64Array.from({ length: to - leadFrom }, (_, i) =>
        open[leadFrom + i] === 1 ? (intervalRates[season * intervals + leadFrom + i] ?? 0) : 0,
      ),
  };
}

/** What a plan's people are in agents: heads less shrinkage, as whole agents; the last part of one takes no contact. */
export function agentsPlanned(staffing: Plan["staffing"][number], { queue, open, leadFrom, to }: LineDay): Uint16Array {
  return Uint16Array.from({ length: to - leadFrom }, (_, i) => {
    const t = leadFrom + i;
    const heads = (staffing.own[t] ?? 0) + (staffing.overflow[t] ?? 0);
    return open[t] === 1 ? wholeAgents(heads, queue.shrinkage) : 0;
  });
}

/** Seven tenths of ten heads are seven agents. */
const ROUNDING = 1e-9;

/** Agents that so many heads are: shrinkage taken off, rounded down. */
export function wholeAgents(heads: number, shrinkage: number): number {
  return Math.floor(heads * (1 - shrinkage) + ROUNDING);
}

/** The agents a plan asks for. */
export function agentsRequired({ agents }: Plan["staffing"][number], { leadFrom, to }: LineDay): Uint16Array {
  return Uint16Array.from({ length: to - leadFrom }, (_, i) => agents[leadFrom + i] ?? 0);
}
