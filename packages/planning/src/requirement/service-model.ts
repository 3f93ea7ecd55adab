/**
 * How many agents a load needs, and what service so many agents give it. Loads in erlangs; agents may be real but where
 * they are an answer. Shares are of the contacts offered, so that they may be weighted by contacts and added up.
 */
export interface ServiceModel {
  readonly name: "erlang-c" | "patience" | "workload";
  /** Least agents that keep the promise for this load. */
  agentsFor(loadErlangs: number): number;
  /** Share served as promised: the numerator of the target's definition. Never falling with more agents. */
  kept(agents: number, loadErlangs: number): number;
  /** Share that the definition counts at all: its denominator. 1 but where abandoned contacts are left out. */
  counted(agents: number, loadErlangs: number): number;
  /** Share that gives up; 0 in models that know nothing of it. */
  abandoned(agents: number, loadErlangs: number): number;
  /** Share of the agents' time that they are busy; 0 to 1. */
  occupancy(agents: number, loadErlangs: number): number;
}

/** The denominator of most definitions: every contact offered. */
export function everyContact(): number {
  return 1;
}

/** In a model in which nobody gives up. */
export function nobody(): number {
  return 0;
}
