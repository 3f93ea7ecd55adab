import { LARGEST_TEAM, refuse, requireHandleTime } from "../domain.ts";

/** More chats than anybody holds at once. */
const HIGHEST_CONCURRENCY = 20;

/** What one chat more per agent brings. */
export interface ConcurrencyGain {
  /** Chats that an agent holds at once. */
  readonly concurrency: number;
  readonly ahtSeconds: number;
  /** Chats that an agent completes in an hour when holding so many: 3600 k / AHT(k). */
  readonly completionsPerHour: number;
  /** How many more that is than with one chat fewer; not above 0 where the last one does not pay. */
  readonly gainPerHour: number;
}

/**
 * What an agent completes at each concurrency, and what the last chat added. While one customer types the agent serves
 * another, so handling times grow slowly until the agent has no time left; from there they grow at least in proportion,
 * and one chat more only makes everybody slower. Concurrency pays while k / AHT(k) rises.
 * `ahtByConcurrentSeconds[k - 1]` is the mean handling time of a chat whose agent holds k, from first reply to end:
 * measure it for each k.
 * Source: Luo & Zhang (2013), M&SOM 15(4); Tezcan & Zhang (2014), Operations Research 62(4). Cost: O(concurrency).
 * @throws Refusal for an empty or too long list, or a handling time that is not positive
 * @example gainOfConcurrency([300, 405, 450])[2].completionsPerHour // => 24
 */
export function gainOfConcurrency(ahtByConcurrentSeconds: readonly number[]): readonly ConcurrencyGain[] {
  requireConcurrency(ahtByConcurrentSeconds);
  let before = 0;
  return ahtByConcurrentSeconds.map((ahtSeconds, index) => {
    const completionsPerHour = (3600 * (index + 1)) / ahtSeconds;
    const gainPerHour = completionsPerHour - before;
    before = completionsPerHour;
    return { concurrency: index + 1, ahtSeconds, completionsPerHour, gainPerHour };
  });
}

/**
 * The completions per second of an agent with 0, 1, ... chats, for a table in which every chat more pays.
 * @throws Refusal as `gainOfConcurrency`, and for a table in which a further chat makes an agent complete fewer
 */
export function completionRates(ahtByConcurrentSeconds: readonly number[]): Float64Array {
  const gains = gainOfConcurrency(ahtByConcurrentSeconds);
  for (const { concurrency, ahtSeconds, gainPerHour } of gains) {
    // Equal to the last digits is a saturated agent, who loses nothing.
    if (gainPerHour >= -1e-9 * (3600 / ahtSeconds)) continue;
    refuse(
      "concurrency-hurts",
      `/ahtByConcurrentSeconds/${concurrency - 1}`,
      ahtSeconds,
      `an agent with ${concurrency} chats completes at least as many an hour as one with ${concurrency - 1}`,
      `Cap concurrency at ${concurrency - 1}; one chat more only makes everybody slower.`,
    );
  }
  return Float64Array.of(0, ...gains.map(({ completionsPerHour }) => completionsPerHour / 3600));
}

function requireConcurrency(ahtByConcurrentSeconds: readonly number[]): void {
  const concurrency = ahtByConcurrentSeconds.length;
  if (!(concurrency >= 1 && concurrency <= HIGHEST_CONCURRENCY)) {
    refuse(
      "concurrency-out-of-range",
      "/ahtByConcurrentSeconds",
      `${concurrency} handling times`,
      `an agent holds between 1 and ${HIGHEST_CONCURRENCY} chats`,
      "Give one mean handling time for each number of chats at once, beginning with 1.",
    );
  }
  ahtByConcurrentSeconds.forEach((aht, index) => {
    requireHandleTime(aht, `/ahtByConcurrentSeconds/${index}`);
  });
}

/** @throws Refusal where the chats of all agents are more than a state space may have */
export function requireSlots(agents: number, concurrency: number): void {
  if (agents * concurrency <= LARGEST_TEAM) return;
  refuse(
    "chats-out-of-range",
    "/agents",
    agents,
    `all agents together hold at most ${LARGEST_TEAM} chats`,
    "Split the team into groups.",
  );
}
