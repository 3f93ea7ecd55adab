import { refuse, requireAgents, requireHandleTime } from "../domain.ts";
import { patienceCurve } from "../patience/patience-curve.ts";
import { PatienceQueue } from "../patience/patience-queue.ts";
import type { Patience } from "../patience/patience.ts";

/** Those who answer a channel, and how long customers wait for them. */
export interface AnsweringTeam {
  /** By interval where they change. For chat the slots: agents times the chats that each holds at once. */
  readonly agents: number | ArrayLike<number>;
  /** For chat the time of a conversation at full concurrency. */
  readonly ahtSeconds: number;
  readonly patience: Patience;
}

/**
 * The failure law of a phone or chat queue: contacts offered an hour times P(abandon) of M/M/n+G, for use as `failure`
 * of a channel in `spilloverEquilibrium` and `spilloverOverTime`. Assumptions as in `queueWithPatience`: each interval is
 * taken in steady state. Contacts that overflow to a partner do not count as failed. Where an interval has no steady
 * state those fail who ever give up. Work space is made once; a law is not to be used by two searches at a time.
 * A chat whose handling time grows with the chats at hand is a law of its own:
 * `failedPerHour: (offered) => offered * chatQueue({ ..., contactsPerHour: offered }).abandonProbability`.
 * Source: see `queueWithPatience`. Cost: some 5 microseconds a call.
 * @throws Refusal for agents below 0, a handling time or a law of patience that is none
 * @example queueFailures({ agents: 22, ahtSeconds: 180, patience: { law: { kind: "exponential", meanSeconds: 90 } } }).failedPerHour(600) // about 166.93
 */
export function queueFailures({ agents, ahtSeconds, patience }: AnsweringTeam): {
  readonly kind: "queue";
  readonly failedPerHour: (offeredPerHour: number, interval?: number) => number;
} {
  requireHandleTime(ahtSeconds);
  if (typeof agents === "number") requireAgents(agents);
  else
    for (let interval = 0; interval < agents.length; interval += 1)
      requireAgents(agents[interval] ?? NaN, `/agents/${interval}`);
  const queue = new PatienceQueue(patienceCurve(patience), []);
  return {
    kind: "queue",
    failedPerHour: (offeredPerHour, interval = 0) => {
      queue.solve(agentsAt(agents, interval), (offeredPerHour * ahtSeconds) / 3600, ahtSeconds);
      return offeredPerHour * queue.abandoned;
    },
  };
}

function agentsAt(agents: number | ArrayLike<number>, interval: number): number {
  if (typeof agents === "number") return agents;
  const there = agents[interval];
  if (there !== undefined) return there;
  return refuse(
    "lengths-differ",
    "/agents",
    `${agents.length} values`,
    `interval ${interval} has none`,
    "Give the agents of each interval, or one number for all.",
  );
}
