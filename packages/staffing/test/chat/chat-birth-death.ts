import { betaCdf } from "@springtide/probability";
import type { ChatLoad } from "../../src/index.ts";

/** What the plain sum over all states says of a chat team with exponential patience. */
export interface PlainChat {
  readonly waits: number;
  readonly abandons: number;
  readonly meanWaiting: number;
  /** Share served within the time asked for, of all offered. */
  readonly inTime: number;
  readonly meanChatsPerAgent: number;
  readonly agentBusyShare: number;
  /** Completions per second that the states make together. */
  readonly completionsPerSecond: number;
}

/** Agents one by one: each takes floor(j / n) chats, the first j mod n one more. */
function completionRate(load: ChatLoad, chats: number): number {
  let rate = 0;
  for (let agent = 0; agent < load.agents; agent += 1) {
    const held = Math.floor(chats / load.agents) + (agent < chats % load.agents ? 1 : 0);
    if (held > 0) rate += held / (load.ahtByConcurrentSeconds[held - 1] ?? NaN);
  }
  return rate;
}

/** The second method: every state of the chain, waiting ones included, weighed by logarithms of the balance equations. */
export function plainChat(load: ChatLoad, patienceSeconds: number): PlainChat {
  const slots = load.agents * load.ahtByConcurrentSeconds.length;
  const arrivals = load.contactsPerHour / 3600;
  const logs = [0];
  const rateOf = (chats: number): number =>
    completionRate(load, Math.min(chats, slots)) + Math.max(0, chats - slots) / patienceSeconds;
  for (let chats = 1; chats < 5000; chats += 1) {
    const log = (logs[chats - 1] ?? 0) + Math.log(arrivals / rateOf(chats));
    logs.push(log);
    if (chats > slots && log < Math.max(...logs.slice(slots)) - 50) break;
  }
  const top = logs.reduce((highest, log) => Math.max(highest, log), -Infinity);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: (chats: number) => number): number =>
    weights.reduce((sum, weight, chats) => sum + weight * of(chats), 0) / total;
  const meanWaiting = mean((chats) => Math.max(0, chats - slots));
  // Who finds k chats waiting is served if c/(c + k + 1) says so, c completions to a patience; the wait is then a sum of
  // exponential times whose e^(-wait/patience) has a beta law.
  const perPatience = completionRate(load, slots) * patienceSeconds;
  const servedInTime = (ahead: number): number =>
    (perPatience / (perPatience + ahead + 1)) *
    (1 - betaCdf(Math.exp(-load.withinSeconds / patienceSeconds), perPatience + 1, ahead + 1));
  return {
    inTime: mean((chats) => (chats < slots ? 1 : servedInTime(chats - slots))),
    waits: mean((chats) => (chats >= slots ? 1 : 0)),
    abandons: meanWaiting / patienceSeconds / arrivals,
    meanWaiting,
    meanChatsPerAgent: mean((chats) => Math.min(chats, slots)) / load.agents,
    agentBusyShare: mean((chats) => Math.min(chats, load.agents)) / load.agents,
    completionsPerSecond: mean((chats) => completionRate(load, Math.min(chats, slots))),
  };
}
