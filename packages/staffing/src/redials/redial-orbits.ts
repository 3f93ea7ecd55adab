import { refuse, requireHandleTime, requirePatience, requireRate, requireAgents, requireSeconds } from "../domain.ts";
import { OrbitFlow, type OrbitPace } from "./orbit-flow.ts";
import { requireRedialShares } from "./redial-shares.ts";

/** A day of a queue whose customers come back after a while; rates and agents are constant within an interval. */
export interface RedialOrbitsDay extends OrbitPace {
  readonly intervalSeconds: number;
  /** First contacts an hour, by interval. */
  readonly needsPerHour: Float64Array;
  /** By interval; real. */
  readonly agents: Float64Array;
}

/** What flows in each interval, and who is left at its end. */
export interface RedialOrbits {
  /** First contacts, redials and reconnects, as a rate: what to feed a model of the queue with. */
  readonly offeredPerHour: Float64Array;
  /** Contacts in the interval. */
  readonly redials: Float64Array;
  readonly reconnects: Float64Array;
  readonly served: Float64Array;
  readonly abandoned: Float64Array;
  /** At the end of the interval: with an agent or waiting. */
  readonly present: Float64Array;
  /** At the end of the interval: customers who will try again, and who will contact again. */
  readonly redialing: Float64Array;
  readonly reconnecting: Float64Array;
}

/** Steps within the shortest of the mean times: Runge-Kutta then follows an exponential to nine digits. */
const STEPS_IN_SHORTEST = 20;
/** A fluid has no use for shorter times, and its steps would not come to an end. */
const SHORTEST_SECONDS = 1;
const MOST_STEPS = 50_000_000;

/**
 * A day of a queue and its two orbits, those who will redial and those who will contact again, as a fluid:
 *
 *     present'      = needs + redialing/delay_rd + reconnecting/delay_rc - served - abandoned
 *     redialing'    = r_rd abandoned - redialing/delay_rd
 *     reconnecting' = r_rc served - reconnecting/delay_rc
 *     served = min(present, agents)/aht,   abandoned = (present - agents)^+ / patience
 *
 * It tells when what was lost in the morning is back in the afternoon. A fluid knows no chance: below its agents it says
 * that nobody waits. So take the offered rate from it and ask a model of the queue for waits.
 * Integrated by the classical Runge-Kutta rule with steps of a twentieth of the shortest mean time; flows are integrated
 * by the same rule and the contents follow from the flows, so that no contact is lost to rounding.
 * Source: Ding, Remerova, van der Mei & Zwart (2015), Performance Evaluation 92, 24-47. Cost: O(day / shortest time).
 * @throws Refusal for lists of unequal length, a rate, time, share or number of agents out of range
 * @example redialOrbits({ intervalSeconds: 3600, needsPerHour: Float64Array.of(100), agents: Float64Array.of(0), ahtSeconds: 300, patienceSeconds: 300, redial: { share: 0.5, meanDelaySeconds: 1200 }, reconnect: { share: 0, meanDelaySeconds: 1200 } }).offeredPerHour.at(0) // about 139.2
 */
export function redialOrbits(day: RedialOrbitsDay): RedialOrbits {
  requireDay(day);
  const { intervalSeconds, needsPerHour, agents, ahtSeconds, redial, reconnect } = day;
  const shortest = Math.min(
    ahtSeconds,
    day.patienceSeconds ?? Infinity,
    redial.meanDelaySeconds,
    reconnect.meanDelaySeconds,
  );
  const steps = Math.ceil((STEPS_IN_SHORTEST * intervalSeconds) / shortest);
  requireSteps(steps * needsPerHour.length, intervalSeconds);
  const flow = new OrbitFlow(day);
  const result = emptyOrbits(needsPerHour.length);
  for (let interval = 0; interval < needsPerHour.length; interval += 1) {
    flow.begin((needsPerHour[interval] ?? 0) / 3600, agents[interval] ?? 0);
    for (let step = 0; step < steps; step += 1) flow.advance(intervalSeconds / steps);
    const returned = flow.redials + flow.reconnects;
    result.offeredPerHour[interval] = (needsPerHour[interval] ?? 0) + (returned * 3600) / intervalSeconds;
    result.redials[interval] = flow.redials;
    result.reconnects[interval] = flow.reconnects;
    result.served[interval] = flow.served;
    result.abandoned[interval] = flow.abandoned;
    result.present[interval] = flow.present;
    result.redialing[interval] = flow.redialing;
    result.reconnecting[interval] = flow.reconnecting;
  }
  return result;
}

function emptyOrbits(intervals: number): RedialOrbits {
  const zeros = (): Float64Array => new Float64Array(intervals);
  return {
    offeredPerHour: zeros(),
    redials: zeros(),
    reconnects: zeros(),
    served: zeros(),
    abandoned: zeros(),
    present: zeros(),
    redialing: zeros(),
    reconnecting: zeros(),
  };
}

function requireDay(day: RedialOrbitsDay): void {
  const { needsPerHour, agents, redial, reconnect, start } = day;
  if (needsPerHour.length !== agents.length) {
    refuse(
      "lists-of-unequal-length",
      "/agents",
      agents.length,
      `there is one number of agents for each of the ${needsPerHour.length} intervals`,
      "Give both lists for the same intervals.",
    );
  }
  needsPerHour.forEach((rate, interval) => {
    requireRate(rate, `/needsPerHour/${interval}`);
  });
  agents.forEach((team, interval) => {
    requireAgents(team, `/agents/${interval}`);
  });
  requireHandleTime(day.ahtSeconds);
  if (day.patienceSeconds !== null) requirePatience(day.patienceSeconds);
  requireRedialShares({ afterAbandon: redial.share, afterService: reconnect.share });
  requireTime(day.intervalSeconds, "/intervalSeconds");
  requireTime(day.ahtSeconds, "/ahtSeconds");
  requireTime(day.patienceSeconds ?? Infinity, "/patienceSeconds");
  requireTime(redial.meanDelaySeconds, "/redial/meanDelaySeconds");
  requireTime(reconnect.meanDelaySeconds, "/reconnect/meanDelaySeconds");
  for (const [name, content] of Object.entries(start ?? {})) requireSeconds(content, `/start/${name}`);
}

function requireTime(seconds: number, field: string): void {
  if (seconds >= SHORTEST_SECONDS) return;
  refuse(
    "time-too-short",
    field,
    seconds,
    `a fluid is made for times of at least ${SHORTEST_SECONDS} s`,
    "Give it in seconds, such as 1200.",
  );
}

function requireSteps(steps: number, intervalSeconds: number): void {
  if (steps <= MOST_STEPS) return;
  refuse(
    "too-many-steps",
    "/intervalSeconds",
    intervalSeconds,
    `the whole stretch takes at most ${MOST_STEPS} steps of a twentieth of the shortest time`,
    "Compute fewer days at once.",
  );
}
