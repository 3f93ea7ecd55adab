import type { Targets } from "../targets/targets.ts";
import { requireHandleTime, requireLoad } from "../domain.ts";
import type { QueueModel } from "../queue-model.ts";
import { modelCheck } from "./staffing-search.ts";

/** Least agents for any load under one set of targets. */
export interface AgentsTable {
  /** Exactly the least agents that a search finds for this load: 0 without load; quick up to the load the table was made for, right beyond it too. */
  agentsFor(loadErlangs: number): number;
}

/** A load this near to a border (in parts of it) is asked of the search itself: borders are found to fewer digits. */
const NEAR = 1e-9;

/** For each whole erlang, the smallest team that bears it: a look-up starts there and passes a border or two. */
function teamsByErlang(borders: Float64Array, maxLoadErlangs: number): Uint32Array {
  const reach = Math.min(borders[borders.length - 1] ?? 0, maxLoadErlangs);
  const teams = new Uint32Array(Math.floor(reach) + 1);
  let team = 0;
  for (let erlangs = 0; erlangs < teams.length; erlangs += 1) {
    while ((borders[team] ?? Infinity) < erlangs) team += 1;
    teams[erlangs] = team;
  }
  return teams;
}

/**
 * Turns the question round: the most load each team bears is found once, then the least agents for a load are looked
 * up. For plans that ask millions of loads with one model, handling time and set of targets. Agrees for every load with
 * `staffingSearch`, which also says what models and targets mean.
 * Cost: about 45 evaluations of the model for each team up to the largest; O(1) a look-up.
 * @throws Refusal for a load or handling time out of range, and as `staffingSearch`
 * @example agentsTableUnder({ model: { kind: "erlang-c" }, ahtSeconds: 300, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } }, maxLoadErlangs: 60 }).agentsFor(50) // => 57
 */
export function agentsTableUnder({
  model,
  ahtSeconds,
  targets,
  maxLoadErlangs,
}: {
  readonly model: QueueModel;
  readonly ahtSeconds: number;
  readonly targets: Targets;
  readonly maxLoadErlangs: number;
}): AgentsTable {
  requireLoad(maxLoadErlangs);
  requireHandleTime(ahtSeconds);
  const check = modelCheck(model, targets);
  const largest = check.leastAgents(maxLoadErlangs, ahtSeconds);
  const borders = new Float64Array(largest + 1);
  for (let team = 1; team <= largest; team += 1) borders[team] = check.largestLoad(team, ahtSeconds);
  const teams = teamsByErlang(borders, maxLoadErlangs);
  return {
    agentsFor(loadErlangs: number): number {
      requireLoad(loadErlangs);
      if (loadErlangs === 0) return 0;
      const start = teams[Math.floor(loadErlangs)];
      if (start === undefined) return check.leastAgents(loadErlangs, ahtSeconds);
      let team = Math.max(1, start);
      while ((borders[team] ?? Infinity) < loadErlangs) team += 1;
      const above = borders[team];
      const near = NEAR * loadErlangs;
      if (above === undefined || above - loadErlangs <= near || loadErlangs - (borders[team - 1] ?? 0) <= near) {
        return check.leastAgents(loadErlangs, ahtSeconds);
      }
      return team;
    },
  };
}

/** `agentsTableUnder` of Erlang C: agrees with `leastAgentCount` for every load. */
export function agentsTable(need: {
  readonly ahtSeconds: number;
  readonly targets: Targets;
  readonly maxLoadErlangs: number;
}): AgentsTable {
  return agentsTableUnder({ model: { kind: "erlang-c" }, ...need });
}
