/** How many agents a load needs, and what service so many agents give it. Loads in erlangs. */
export interface ServiceModel {
  readonly name: "erlang-c" | "workload";
  /** Least agents that keep the promise for this load. */
  agentsFor(loadErlangs: number): number;
  /** Share of the contacts served as promised; 0 to 1, never falling with more agents. Agents may be real. */
  serviceLevel(agents: number, loadErlangs: number): number;
  /** Share of the agents' time that they are busy; 0 to 1. */
  occupancy(agents: number, loadErlangs: number): number;
}
