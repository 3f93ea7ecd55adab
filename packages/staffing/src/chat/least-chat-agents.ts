import { LARGEST_TEAM, refuse, requireLimit, requireRate } from "../domain.ts";
import { patienceCurve } from "../patience/patience-curve.ts";
import { PatienceQueue } from "../patience/patience-queue.ts";
import { areMet } from "../targets/are-met.ts";
import { SHORT_ABANDON_SECONDS } from "../targets/service-levels.ts";
import { requireTargets, ROUNDING, type Targets } from "../targets/targets.ts";
import { completionRates } from "./chat-agents.ts";
import { chatPatience, solveChat, type ChatDemand, type ChatResult } from "./chat-queue.ts";

/** Chats and what must be kept for them. */
export interface ChatNeed extends ChatDemand {
  /** `maxOccupancy` caps the share of time in which agents have at least one chat. */
  readonly targets: Targets;
  /** The share of all slots that may be in use, at most: (0, 1]. */
  readonly maxSlotOccupancy?: number;
}

/** The answer, and what the last agent buys: the same chats with one agent fewer. */
export interface LeastChatAgents {
  readonly agents: number;
  readonly at: ChatResult;
  /** Null where nobody is needed. */
  readonly oneFewer: ChatResult | null;
}

/**
 * The least whole number of agents with which chats meet all targets: 0 where no chats are offered, else at least 1.
 * Assumptions as in `chatQueue`. Chats spread over all agents, so agents are busy (with one chat or more) long before
 * their slots are: a cap on strain belongs on the slots. Service level and percentile of the results are judged at the
 * time of the service-level target, else of the percentile, else at once (0 s).
 * Cost: some 2 log2(agents) evaluations of `chatQueue`.
 * @throws Refusal as `chatQueue`, for a target or cap that nobody can meet, and where no team up to a million slots does
 * @example leastChatAgents({ contactsPerHour: 215.8, ahtByConcurrentSeconds: [420, 483], patience: 60, targets: { serviceLevel: { share: 0.8, withinSeconds: 10 } } }).agents // => 15
 */
export function leastChatAgents(need: ChatNeed): LeastChatAgents {
  const { contactsPerHour, targets, maxSlotOccupancy = 1 } = need;
  requireRate(contactsPerHour);
  requireTargets(targets);
  requireLimit(maxSlotOccupancy, "/maxSlotOccupancy", 1);
  const solve = chatTeams(need);
  const suits = (agents: number): boolean =>
    solve(agents, 0).slotOccupancy <= maxSlotOccupancy * ROUNDING &&
    areMet(targets, (withinSeconds) => solve(agents, withinSeconds));
  const agents =
    contactsPerHour === 0 ? 0 : leastThatSuits(suits, Math.floor(LARGEST_TEAM / need.ahtByConcurrentSeconds.length));
  const withinSeconds = targets.serviceLevel?.withinSeconds ?? targets.waitPercentile?.seconds ?? 0;
  return {
    agents,
    at: solve(agents, withinSeconds),
    oneFewer: agents > 0 ? solve(agents - 1, withinSeconds) : null,
  };
}

/** The queue of any team, with one solver kept for each time asked about. */
function chatTeams({ contactsPerHour, targets, ...demand }: ChatNeed): (agents: number, within: number) => ChatResult {
  const rates = completionRates(demand.ahtByConcurrentSeconds);
  const curve = patienceCurve(chatPatience(demand.patience));
  const shortSeconds = targets.serviceLevel?.shortAbandonSeconds ?? SHORT_ABANDON_SECONDS;
  const solvers = new Map<number, PatienceQueue>();
  return (agents, within) => {
    const solver = solvers.get(within) ?? new PatienceQueue(curve, [within, shortSeconds]);
    solvers.set(within, solver);
    return solveChat(solver, agents, contactsPerHour, rates);
  };
}

/** Doubles from 1 until a team suits, then halves the gap. */
function leastThatSuits(suits: (agents: number) => boolean, most: number): number {
  let tooFew = 0;
  let enough = 1;
  while (!suits(enough)) {
    if (enough === most) {
      refuse(
        "targets-out-of-reach",
        "/targets",
        `still missed with ${most} agents`,
        "some team of a size that exists meets all targets",
        "Ease the targets, or split the chats between several teams.",
      );
    }
    tooFew = enough;
    enough = Math.min(most, 2 * enough);
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (suits(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
