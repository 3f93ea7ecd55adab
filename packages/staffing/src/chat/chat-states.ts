/** Rates below this (per second) are taken as none, so that a ratio of rates is always a number. */
const NO_RATE = 1e-200;
const RESCALE_ABOVE = 1e20;
const LOG_OF_RESCALE = Math.log(RESCALE_ABOVE);

/** The states in which a chat finds a free slot: all agents together hold j chats, j below all their slots. */
export interface ChatStates {
  /** ln of the sum of their probabilities over that of the last of them. */
  readonly logSum: number;
  /** Mean chats in service, given such a state. */
  readonly meanChats: number;
  /** Mean agents with at least one chat, given such a state. */
  readonly meanBusyAgents: number;
}

/**
 * The birth-death chain of chats in service, below the last slot. Chats are spread evenly: of j chats on n agents,
 * j mod n agents hold one more than floor(j / n). Sums run upward as S_j = 1 + S_(j-1) r(j)/lambda, all terms positive,
 * with their scale carried apart: no product of rates is ever formed. Unchecked; at least one agent.
 */
export function chatStates(agents: number, ratesByChats: Float64Array, arrivalsPerSecond: number): ChatStates {
  const slots = agents * (ratesByChats.length - 1);
  if (arrivalsPerSecond < NO_RATE) return { logSum: Infinity, meanChats: 0, meanBusyAgents: 0 };
  let one = 1;
  let sum = 1;
  let chats = 0;
  let busy = 0;
  let logScale = 0;
  for (let held = 0; held * agents < slots; held += 1) {
    const lower = ratesByChats[held] ?? 0;
    const upper = ratesByChats[held + 1] ?? 0;
    const end = Math.min((held + 1) * agents, slots - 1);
    for (let now = held * agents + 1; now <= end; now += 1) {
      const more = now - held * agents;
      const ratio = ((agents - more) * lower + more * upper) / arrivalsPerSecond;
      sum = one + sum * ratio;
      chats = now * one + chats * ratio;
      busy = Math.min(now, agents) * one + busy * ratio;
      if (sum > RESCALE_ABOVE) {
        one /= RESCALE_ABOVE;
        sum /= RESCALE_ABOVE;
        chats /= RESCALE_ABOVE;
        busy /= RESCALE_ABOVE;
        logScale += LOG_OF_RESCALE;
      }
    }
  }
  return { logSum: Math.log(sum) + logScale, meanChats: chats / sum, meanBusyAgents: busy / sum };
}
