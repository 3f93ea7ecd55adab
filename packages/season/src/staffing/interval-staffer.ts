import type { StaffingTerms } from "@springtide/contracts";
import { judgedWithinSeconds, queueResult, staffingSearch } from "@springtide/staffing";
import { agentsToHeads } from "@springtide/staffing";
import { inTheCallersFields } from "./caller-fields.ts";
import { modelOf, targetsOf } from "./staffing-numbers.ts";

/** What one interval needs and gets. Without contacts there is nothing to serve: both shares are NaN. */
export interface StaffedInterval {
  agents: number;
  heads: number;
  serviceLevel: number;
  occupancy: number;
}

/** Sums over all intervals staffed so far. */
export interface StaffingTotals {
  readonly intervals: number;
  readonly contacts: number;
  /** Sum over intervals: agents of each, whatever its length. */
  readonly agents: number;
  readonly agentHours: number;
  readonly headHours: number;
  /** Most agents in one interval. */
  readonly peakAgents: number;
  /** Weighted with contacts; null without any. */
  readonly serviceLevel: number | null;
  /** Busy hours / agent hours; null without agents. */
  readonly occupancy: number | null;
}

/**
 * Least agents for one interval after another under one set of terms, in memory that does not grow with their number.
 * The service level is that of the target's definition and time (see `judgedWithinSeconds`).
 * @throws Refusal for terms that nobody can meet, naming the field of the terms
 */
export class IntervalStaffer {
  readonly #terms: StaffingTerms;
  readonly #search: ReturnType<typeof staffingSearch>;
  readonly #serviceLevelOf: (agents: number, loadErlangs: number, ahtSeconds: number) => Service;
  #intervals = 0;
  #contacts = 0;
  #agents = 0;
  #heads = 0;
  #peakAgents = 0;
  #answeredInTime = 0;
  #busyAgents = 0;

  constructor(terms: StaffingTerms) {
    this.#terms = terms;
    const model = modelOf(terms.model);
    const targets = targetsOf(terms.targets);
    this.#search = inTheCallersFields(() => staffingSearch({ model, targets }));
    const withinSeconds = judgedWithinSeconds(targets);
    const { definition = "slOffered", shortAbandonSeconds } = targets.serviceLevel ?? {};
    const short = shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds };
    this.#serviceLevelOf = (agents, loadErlangs, ahtSeconds) => {
      const result = queueResult({ model, agents, loadErlangs, ahtSeconds, withinSeconds, ...short });
      return { level: result.serviceLevels[definition], occupancy: result.occupancy };
    };
  }

  /** Staffs one interval and writes what it needs into `into`. @throws Refusal for work that no team can do */
  staff(contacts: number, ahtSeconds: number, into: StaffedInterval): void {
    const { intervalSeconds, shrinkage } = this.#terms;
    this.#intervals += 1;
    if (contacts === 0) {
      Object.assign(into, NOTHING);
      return;
    }
    const loadErlangs = (contacts * ahtSeconds) / intervalSeconds;
    const agents = this.#search.leastAgents(loadErlangs, ahtSeconds);
    const { level, occupancy } = this.#serviceLevelOf(agents, loadErlangs, ahtSeconds);
    into.agents = agents;
    into.heads = agentsToHeads({ agents, inShiftShrinkage: shrinkage });
    into.serviceLevel = level;
    into.occupancy = occupancy;
    this.#contacts += contacts;
    this.#agents += agents;
    this.#heads += into.heads;
    this.#peakAgents = Math.max(this.#peakAgents, agents);
    this.#answeredInTime += level * contacts;
    this.#busyAgents += occupancy * agents;
  }

  get totals(): StaffingTotals {
    const hours = this.#terms.intervalSeconds / 3600;
    return {
      intervals: this.#intervals,
      contacts: this.#contacts,
      agents: this.#agents,
      agentHours: this.#agents * hours,
      headHours: this.#heads * hours,
      peakAgents: this.#peakAgents,
      serviceLevel: this.#contacts > 0 ? this.#answeredInTime / this.#contacts : null,
      occupancy: this.#agents > 0 ? this.#busyAgents / this.#agents : null,
    };
  }
}

interface Service {
  readonly level: number;
  readonly occupancy: number;
}

const NOTHING: StaffedInterval = { agents: 0, heads: 0, serviceLevel: Number.NaN, occupancy: Number.NaN };
