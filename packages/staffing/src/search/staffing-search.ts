import { LARGEST_TEAM, requireAgents, requireHandleTime, requireLoad, requirePatience } from "../domain.ts";
import { patienceCurve } from "../patience/patience-curve.ts";
import type { QueueModel } from "../queue-model.ts";
import { TargetCheck, type Targets } from "../targets/targets.ts";
import { bears, searchLargestLoad } from "./largest-load.ts";
import { searchLeastAgents } from "./least-agents.ts";
import { greatestThatDoes } from "./greatest.ts";
import { PatienceCheck } from "./patience-check.ts";
import { refuseTeam, searchLeastTeam } from "./patience-search.ts";

/** A model and targets made ready to be asked for many intervals. Loads in erlangs; agents may be real. */
export interface StaffingSearch {
  /** The least whole number of agents that keep all targets: 0 without load, else at least 1. */
  leastAgents(loadErlangs: number, ahtSeconds: number): number;
  /** The most load that so many agents bear; infinite where no load up to the largest team's breaks the targets. */
  largestLoad(agents: number, ahtSeconds: number): number;
}

/** What the searches ask of a model. Unchecked: handling time above 0, the rest at least 0. */
export interface ModelCheck {
  leastAgents(loadErlangs: number, ahtSeconds: number): number;
  largestLoad(agents: number, ahtSeconds: number): number;
  /** Whether agents above 0 keep all targets under a load above 0. */
  bears(agents: number, loadErlangs: number, ahtSeconds: number): boolean;
}

function erlangCCheck(targets: Targets): ModelCheck {
  const check = new TargetCheck(1, targets);
  return {
    leastAgents(loadErlangs, ahtSeconds) {
      check.judgeAt(ahtSeconds);
      const agents = searchLeastAgents(loadErlangs, check);
      return agents <= LARGEST_TEAM ? agents : refuseTeam(loadErlangs);
    },
    largestLoad(agents, ahtSeconds) {
      check.judgeAt(ahtSeconds);
      return searchLargestLoad(agents, check, 0);
    },
    bears(agents, loadErlangs, ahtSeconds) {
      check.judgeAt(ahtSeconds);
      return bears(agents, loadErlangs, check);
    },
  };
}

/** @throws Refusal as `staffingSearch` */
export function modelCheck(model: QueueModel, targets: Targets): ModelCheck {
  if (model.kind === "erlang-c") return erlangCCheck(targets);
  if (model.kind === "erlang-a") requirePatience(model.patienceSeconds, "/model/patienceSeconds");
  const curve = patienceCurve(
    model.kind === "erlang-a" ? { law: { kind: "exponential", meanSeconds: model.patienceSeconds } } : model.patience,
    "/model/patience",
  );
  const check = new PatienceCheck(curve, targets);
  return {
    leastAgents: (loadErlangs, ahtSeconds) => searchLeastTeam(loadErlangs, ahtSeconds, check),
    largestLoad: (agents, ahtSeconds) =>
      agents === 0 ? 0 : greatestThatDoes(agents, LARGEST_TEAM, (load) => check.margin(agents, load, ahtSeconds) >= 0),
    bears: (agents, loadErlangs, ahtSeconds) => check.margin(agents, loadErlangs, ahtSeconds) >= 0,
  };
}

/**
 * A search prepared once for a model and a set of targets, to be asked for any number of intervals: targets and
 * patience are checked here, and everything a search writes to is made here, so that `leastAgents` allocates nothing.
 * Not to be shared between threads.
 *
 * The least team is found by steps along the slope of the margin by which the targets are kept; most teams are judged
 * by bounds alone (the queue lies between Erlang B, whose customers all leave at once, and Erlang C, whose customers
 * never leave). A target met to twelve digits counts as met: 17 erlangs keep 85 % occupancy on 20 agents. ASA is the
 * mean wait of answered contacts, occupancy is load times P(served) / agents, a percentile is judged on the offered
 * wait. Models and their assumptions: `queueResult`. Under Erlang C the agents are always more than the load.
 * Cost: under Erlang C O(sqrt(load)), some 0.2 microseconds; with patience some 10 to 50 microseconds, less where an
 * occupancy cap decides.
 * Source: monotone search after Gans, Koole & Mandelbaum (2003), M&SOM 5(2), 79-141.
 * @throws Refusal for a target nobody can meet (a share of 1, a wait of 0), or a patience that is none; and the search
 * for a load, team or handling time out of range, or targets beyond the reach of the largest team
 * @example staffingSearch({ model: { kind: "erlang-a", patienceSeconds: 120 }, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } }).leastAgents(50, 300) // => 51
 */
export function staffingSearch({
  model,
  targets,
}: {
  readonly model: QueueModel;
  readonly targets: Targets;
}): StaffingSearch {
  const check = modelCheck(model, targets);
  return {
    leastAgents(loadErlangs, ahtSeconds) {
      requireLoad(loadErlangs);
      requireHandleTime(ahtSeconds);
      return check.leastAgents(loadErlangs, ahtSeconds);
    },
    largestLoad(agents, ahtSeconds) {
      requireAgents(agents);
      requireHandleTime(ahtSeconds);
      return check.largestLoad(agents, ahtSeconds);
    },
  };
}
