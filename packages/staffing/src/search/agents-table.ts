import { TargetCheck, type Targets } from "../targets/targets.ts";
import { requireLoad } from "../domain.ts";
import { searchLargestLoad } from "./largest-load.ts";
import { searchLeastAgents } from "./least-agents.ts";

/** Least agents for any load under one set of targets. */
export interface AgentsTable {
  /** Exactly `leastAgentCount` of this load; quick up to the load the table was made for, right beyond it too. */
  agentsFor(loadErlangs: number): number;
}

/** A load this near to a border (in parts of it) is asked of the search itself: borders are found to fewer digits. */
const NEAR = 1e-9;

/** `borders[n]` is the most load n agents bear; each team is at least as strong as the one before. */
function bordersUpTo(agents: number, check: TargetCheck): Float64Array {
  const borders = new Float64Array(agents + 1);
  for (let team = 1; team <= agents; team += 1) {
    borders[team] = searchLargestLoad(team, check, borders[team - 1] ?? 0);
  }
  return borders;
}

/** For each whole erlang, the smallest team that bears it: a look-up starts there and passes a border or two. */
function teamsByErlang(borders: Float64Array): Uint32Array {
  const teams = new Uint32Array(Math.floor(borders[borders.length - 1] ?? 0) + 1);
  let team = 0;
  for (let erlangs = 0; erlangs < teams.length; erlangs += 1) {
    while ((borders[team] ?? Infinity) < erlangs) team += 1;
    teams[erlangs] = team;
  }
  return teams;
}

/**
 * Turns the question round: the most load each team bears is found once, then the least agents for a load are looked
 * up. For plans that ask millions of loads with one set of targets. Agrees with `leastAgentCount` for every load.
 * Cost: about 45 evaluations of Erlang B for each team up to the largest; O(1) a look-up.
 * @throws Refusal for a load that is negative or not finite, or a target nobody can meet
 */
export function agentsTable({
  ahtSeconds,
  targets,
  maxLoadErlangs,
}: {
  readonly ahtSeconds: number;
  readonly targets: Targets;
  readonly maxLoadErlangs: number;
}): AgentsTable {
  requireLoad(maxLoadErlangs);
  const check = new TargetCheck(ahtSeconds, targets);
  const borders = bordersUpTo(searchLeastAgents(maxLoadErlangs, check), check);
  const teams = teamsByErlang(borders);
  return {
    agentsFor(loadErlangs: number): number {
      requireLoad(loadErlangs);
      const start = teams[Math.floor(loadErlangs)];
      if (start === undefined) return searchLeastAgents(loadErlangs, check);
      let team = Math.max(1, start);
      while ((borders[team] ?? Infinity) < loadErlangs) team += 1;
      const above = borders[team];
      const near = NEAR * loadErlangs;
      if (above === undefined || above - loadErlangs <= near || loadErlangs - (borders[team - 1] ?? 0) <= near) {
        return searchLeastAgents(loadErlangs, check);
      }
      return team;
    },
  };
}
