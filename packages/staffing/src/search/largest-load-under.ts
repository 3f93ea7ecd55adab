import { LONGEST_SECONDS, requireAgents, requireHandleTime, requireRate, SHORTEST_SECONDS } from "../domain.ts";
import type { QueueModel } from "../queue-model.ts";
import type { Targets } from "../targets/targets.ts";
import { greatestThatDoes } from "./greatest.ts";
import { modelCheck } from "./staffing-search.ts";

/**
 * The most load in erlangs that a team (real) bears within all targets: what volume can it take? 0 for no agents.
 * Infinite where no load up to a million erlangs breaks the targets, as for a team that need only keep the few it
 * serves from waiting longer than their patience. Waits, losses and occupancy rise with the load, so halving finds it,
 * to 1e-13 of itself. Models and targets: `staffingSearch`. Cost: about 45 evaluations of the model.
 * @throws Refusal for agents or a handling time out of range, and as `staffingSearch`
 * @example largestLoadUnder({ model: { kind: "erlang-a", patienceSeconds: 120 }, agents: 51, ahtSeconds: 300, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } }) // about 50.5236
 */
export function largestLoadUnder({
  model,
  agents,
  ahtSeconds,
  targets,
}: {
  readonly model: QueueModel;
  readonly agents: number;
  readonly ahtSeconds: number;
  readonly targets: Targets;
}): number {
  requireAgents(agents);
  requireHandleTime(ahtSeconds);
  return modelCheck(model, targets).largestLoad(agents, ahtSeconds);
}

/**
 * The longest mean handling time in seconds with which a team (real) still keeps all targets at so many contacts an
 * hour: how much longer may a contact take? 0 for no agents, or where not even a microsecond is
 * borne; infinite where there are no contacts, or where even 30 days are. A longer handling time raises the load and slows every agent, so all waits rise with it.
 * Models and targets: `staffingSearch`. Cost: about 45 evaluations of the model.
 * @throws Refusal for agents or a rate out of range, and as `staffingSearch`
 * @example longestHandleTimeUnder({ model: { kind: "erlang-c" }, agents: 57, contactsPerHour: 600, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } }) // about 304.894
 */
export function longestHandleTimeUnder({
  model,
  agents,
  contactsPerHour,
  targets,
}: {
  readonly model: QueueModel;
  readonly agents: number;
  readonly contactsPerHour: number;
  readonly targets: Targets;
}): number {
  requireAgents(agents);
  requireRate(contactsPerHour);
  const check = modelCheck(model, targets);
  if (contactsPerHour === 0) return Infinity;
  if (agents === 0) return 0;
  const perSecond = contactsPerHour / 3600;
  const bears = (ahtSeconds: number): boolean => check.bears(agents, perSecond * ahtSeconds, ahtSeconds);
  if (!bears(SHORTEST_SECONDS)) return 0;
  return greatestThatDoes(Math.max(SHORTEST_SECONDS, agents / perSecond), LONGEST_SECONDS, bears);
}
