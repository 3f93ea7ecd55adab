import { requireRate, requireSeconds, requireWholeAgents } from "../domain.ts";
import { patienceCurve } from "../patience/patience-curve.ts";
import { PatienceQueue } from "../patience/patience-queue.ts";
import type { Patience } from "../patience/patience.ts";
import { resultOf } from "../patience/queue-with-patience.ts";
import type { QueueResult } from "../queue-result.ts";
import { SHORT_ABANDON_SECONDS } from "../targets/service-levels.ts";
import { completionRates, requireSlots } from "./chat-agents.ts";
import { chatStates, type ChatStates } from "./chat-states.ts";

/** Chats offered to agents who hold several at once. */
export interface ChatDemand {
  readonly contactsPerHour: number;
  /** Mean handling time of a chat whose agent holds 1, 2, ... chats; as many as an agent may hold at once. */
  readonly ahtByConcurrentSeconds: readonly number[];
  /** How long customers wait for the first reply: the mean of an exponential law, a law, or null where nobody leaves. */
  readonly patience: number | Patience | null;
}

/** A chat team and the wait for the first reply that it is judged by. */
export interface ChatLoad extends ChatDemand {
  readonly agents: number;
  readonly withinSeconds: number;
  /** Abandoning within this time counts as short in slExclShort; 5 s if not given. */
  readonly shortAbandonSeconds?: number;
}

/**
 * What a chat team gives. `occupancy` is the share of their time in which agents have at least one chat, `loadErlangs`
 * the agents that would be busy if all of them always held as many chats as they may: the team is stable without
 * patience when it is larger.
 */
export interface ChatResult extends QueueResult {
  /** Mean chats in conversation per agent. */
  readonly meanChatsPerAgent: number;
  /** Share of all slots in use: mean chats per agent over the most that an agent may hold. */
  readonly slotOccupancy: number;
}

/** The law that a chat's `patience` stands for. */
export function chatPatience(patience: ChatDemand["patience"]): Patience {
  if (patience === null) return { law: { kind: "endless" } };
  if (typeof patience === "number") return { law: { kind: "exponential", meanSeconds: patience } };
  return patience;
}

/**
 * What a team gives that answers chats, each agent several at once.
 * Arrivals are Poisson; a chat goes to an agent with the fewest; an agent with k chats completes k / AHT(k) a second;
 * with all slots taken a chat waits and may leave before its first reply. The number of chats is a birth-death chain:
 * below all slots it is summed state by state, above it the wait follows the engine of `queueWithPatience` with all
 * agents full. Handling times enter by their means for each k, taken as exponential. Chats abandoned in conversation
 * are part of the handling times, not of the queue.
 * To treat every slot as an agent of its own with the handling time of full concurrency is gloomy at low load, because
 * an agent with few chats is faster. With one chat at a time this is Erlang A. Without agents, patience ends every wait.
 * Source: birth-death balance; Luo & Zhang (2013), M&SOM 15(4); Tezcan & Zhang (2014), Operations Research 62(4).
 * Cost: O(agents x concurrency) and some 150 points of quadrature.
 * @throws Refusal for agents that are not whole, a negative rate or wait, handling times or patience that are not
 * positive, and a concurrency that makes agents slower (`gainOfConcurrency` shows where)
 * @example chatQueue({ agents: 15, contactsPerHour: 215.8, ahtByConcurrentSeconds: [420, 483], patience: 60, withinSeconds: 10 }).serviceLevels.slOffered // about 0.8105
 */
export function chatQueue(load: ChatLoad): ChatResult {
  const { agents, contactsPerHour, withinSeconds, shortAbandonSeconds = SHORT_ABANDON_SECONDS } = load;
  requireWholeAgents(agents);
  requireRate(contactsPerHour);
  requireSeconds(withinSeconds);
  requireSeconds(shortAbandonSeconds, "/shortAbandonSeconds");
  const rates = completionRates(load.ahtByConcurrentSeconds);
  requireSlots(agents, rates.length - 1);
  const queue = new PatienceQueue(patienceCurve(chatPatience(load.patience)), [withinSeconds, shortAbandonSeconds]);
  return solveChat(queue, agents, contactsPerHour, rates);
}

/** `chatQueue`, unchecked, over a law of patience and two times prepared once. */
export function solveChat(
  queue: PatienceQueue,
  agents: number,
  contactsPerHour: number,
  rates: Float64Array,
): ChatResult {
  const concurrency = rates.length - 1;
  // With all slots taken, an agent is to the queue what an agent with this handling time and one chat would be.
  const ahtSeconds = 1 / (rates[concurrency] ?? 0);
  const loadErlangs = (contactsPerHour / 3600) * ahtSeconds;
  const states = agents > 0 ? chatStates(agents, rates, contactsPerHour / 3600) : NOBODY;
  queue.solveAbove(states.logSum, agents, loadErlangs, ahtSeconds);
  const inSlots = (below: number, above: number): number =>
    agents === 0 ? 0 : (queue.waitsNot * below + queue.waits * above) / agents;
  const meanChatsPerAgent = inSlots(states.meanChats, agents * concurrency);
  return {
    ...resultOf(queue, loadErlangs, ahtSeconds),
    occupancy: inSlots(states.meanBusyAgents, agents),
    meanChatsPerAgent,
    slotOccupancy: meanChatsPerAgent / concurrency,
  };
}

const NOBODY: ChatStates = { logSum: 0, meanChats: 0, meanBusyAgents: 0 };
