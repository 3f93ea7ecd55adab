import { DueBuckets } from "./due-buckets.ts";
import { dueItems, requireHoursOfWork, type DeferredWork, type DueItems } from "./deferred-work.ts";

/** Work with deadlines and the hours for which each agent works in each period. */
export interface ConstantCapacityNeed {
  readonly work: readonly DeferredWork[];
  /** Hours of work of one agent in each period: 0.5 in an open half hour, 0 in a closed one. 1 everywhere if not given. */
  readonly openHours?: ArrayLike<number>;
}

/** The stretch of periods, both ends included, that decides how many agents are needed. */
export interface CriticalInterval {
  readonly firstPeriod: number;
  readonly lastPeriod: number;
  /** Work that arrives and falls due within the stretch. */
  readonly workHours: number;
}

export interface ConstantCapacity {
  /** Agents, not rounded; null where some work has no open period between its arrival and its deadline. */
  readonly agents: number | null;
  /** Null where there is no work. */
  readonly critical: CriticalInterval | null;
}

/**
 * The least number of agents, the same in every period, with which every deadline is met: the largest ratio, over all
 * stretches of periods, of the work that both arrives and falls due in the stretch to the hours open in it (processor
 * demand). No schedule can do with less, and earliest-deadline-first needs no more. Work is a fluid and can be split;
 * deadlines beyond the horizon are taken as its end. Ask for real-valued agents, round once at the end.
 * Source: Liu & Layland (1973), J. ACM 20(1), 46-61; Yao, Demers & Shenker (1995), FOCS, 374-382.
 * Cost: a few passes over the periods; each time that the bound rises, one look back from the deadline that raised it.
 * @throws Refusal for lists of different length, negative or infinite hours, or a deadline before its arrival
 * @example leastConstantCapacity({ work: [{ workHours: [6, 16.5, 19, 13], lastPeriods: [3, 3, 3, 3] }] }).agents // about 16.1667
 */
export function leastConstantCapacity({ work, openHours }: ConstantCapacityNeed): ConstantCapacity {
  const open = openHours ?? new Float64Array(work[0]?.workHours.length ?? 0).fill(1);
  const items = dueItems(work, open.length, "clip");
  requireHoursOfWork(open, "/openHours");
  return new ProcessorDemand(items.periods).bound(items, open);
}

/** The bound for one set of items after another; made once for a horizon. Unchecked. */
export class ProcessorDemand {
  private readonly buckets: DueBuckets;
  private agents = 0;
  private critical: CriticalInterval | null = null;

  constructor(periods: number) {
    this.buckets = new DueBuckets(periods);
  }

  bound(items: DueItems, openHours: ArrayLike<number>): ConstantCapacity {
    this.agents = 0;
    this.critical = null;
    // Agents who meet every deadline of a pass are enough; a miss names a stretch that needs more, and raises them.
    while (this.raised(items, openHours) && this.agents < Infinity);
    return { agents: this.agents < Infinity ? this.agents : null, critical: this.critical };
  }

  /** Runs earliest-deadline-first with the agents so far; whether a miss has raised them. */
  private raised(items: DueItems, openHours: ArrayLike<number>): boolean {
    const { periods, firstItem, lastPeriod, hours } = items;
    let raised = false;
    let busySince = 0;
    this.buckets.clear();
    for (let period = 0; period < periods; period += 1) {
      if (this.buckets.isEmpty) busySince = period;
      const end = firstItem[period + 1] ?? 0;
      for (let item = firstItem[period] ?? 0; item < end; item += 1) {
        this.buckets.add(lastPeriod[item] ?? 0, hours[item] ?? 0);
      }
      this.buckets.work(this.agents * (openHours[period] ?? 0));
      if (this.buckets.expire(period) > 0 && this.raise(busySince, period, items, openHours)) raised = true;
      if (this.agents === Infinity) return true;
    }
    return raised;
  }

  /**
   * Looks back from a missed deadline, through the stretch without rest before it, for the part that asks for most;
   * false where that is no more than known.
   */
  private raise(busySince: number, missed: number, items: DueItems, openHours: ArrayLike<number>): boolean {
    const { firstItem, lastPeriod, hours } = items;
    let workHours = 0;
    let open = 0;
    let raised = false;
    for (let period = missed; period >= busySince; period -= 1) {
      open += openHours[period] ?? 0;
      const end = firstItem[period + 1] ?? 0;
      for (let item = firstItem[period] ?? 0; item < end; item += 1) {
        if ((lastPeriod[item] ?? 0) <= missed) workHours += hours[item] ?? 0;
      }
      if (workHours === 0 || workHours <= this.agents * open) continue;
      // A ratio that rounds to the one known already is that one, or two stretches could outbid each other for ever.
      const agents = workHours / open;
      if (agents <= this.agents) continue;
      this.agents = agents;
      this.critical = { firstPeriod: period, lastPeriod: missed, workHours };
      raised = true;
    }
    return raised;
  }
}
