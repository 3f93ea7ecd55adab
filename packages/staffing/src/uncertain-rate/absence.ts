import { refuse, requireShare, requireWholeAgents } from "../domain.ts";
import { leastThatDoes } from "../search/least-that-does.ts";

/** Rostered agents of whom some do not come. */
export interface Absence {
  /** Mean share that is absent: [0, 1). */
  readonly absenceShare: number;
  /** Standard deviation of that share from day to day (an infection goes round); 0 if not given: chance alone. */
  readonly absenceDeviation?: number;
}

/** How many to roster, and how many of them will be there. */
export interface RosteredForAbsence {
  readonly rostered: number;
  /** P(present >= needed) with so many, and with one fewer; the latter null where nobody is needed. */
  readonly enoughProbability: number;
  readonly enoughProbabilityOneFewer: number | null;
  readonly meanPresent: number;
  /** Standard deviation of the number present: sqrt(n q (1 - q) + n (n - 1) Var q). */
  readonly presentDeviation: number;
}

/** Beyond this nobody plans for absence: at 99 % a hundred are rostered for one. */
const MOST_ABSENT = 0.99;
/** The longest roster tried for each agent needed, before a share is called out of reach. */
const MOST_ROSTERED = 1_000_000;

/**
 * The least number to roster so that with probability `share` at least `agentsNeeded` are present. Dividing by
 * 1 - absence keeps the mean only, and is short every second day.
 * Each agent is absent independently with a share q (binomial); where q itself varies from day to day with a standard
 * deviation, it has a beta law of that mean and deviation, so the number absent is beta-binomial. No team is then large
 * enough to average absence away.
 * Source: Whitt (2006), POM 15(1), 88-102, whose variance n^2 Var q + n q (1 - q) is that for large n. Exact sums.
 * Cost: O(rostered log rostered).
 * @throws Refusal for shares out of range, a deviation that no share between 0 and 1 can have, or a need that takes
 * more than a million rostered
 * @example withAbsence({ agentsNeeded: 50, absenceShare: 0.08, share: 0.9 }).rostered // => 57
 */
export function withAbsence(
  question: Absence & { readonly agentsNeeded: number; readonly share: number },
): RosteredForAbsence {
  const { agentsNeeded, share } = question;
  requireWholeAgents(agentsNeeded, "/agentsNeeded");
  requireShare(share, "/share");
  requireAbsence(question);
  const enough = (rostered: number): number => enoughProbability({ ...question, rostered, agentsNeeded });
  const rostered = leastRostered((count) => enough(count) >= share, agentsNeeded);
  const { absenceShare: q, absenceDeviation: deviation = 0 } = question;
  return {
    rostered,
    enoughProbability: enough(rostered),
    enoughProbabilityOneFewer: rostered > 0 ? enough(rostered - 1) : null,
    meanPresent: rostered * (1 - q),
    presentDeviation: Math.sqrt(rostered * q * (1 - q) + rostered * Math.max(0, rostered - 1) * deviation * deviation),
  };
}

/**
 * P(at least `agentsNeeded` of those rostered are present), by the law of `withAbsence`.
 * Cost: O(rostered).
 * @throws Refusal as `withAbsence`
 * @example enoughProbability({ rostered: 3, agentsNeeded: 2, absenceShare: 0.1 }) // about 0.972
 */
export function enoughProbability(
  question: Absence & { readonly rostered: number; readonly agentsNeeded: number },
): number {
  const { rostered, agentsNeeded, absenceShare: q, absenceDeviation: deviation = 0 } = question;
  requireWholeAgents(rostered, "/rostered");
  requireWholeAgents(agentsNeeded, "/agentsNeeded");
  requireAbsence(question);
  if (agentsNeeded > rostered) return 0;
  if (agentsNeeded === 0 || q === 0) return 1;
  // The beta law by its pseudo-counts of absent and present agents; endless ones are a share that never varies.
  const certainty = deviation === 0 ? Infinity : (q * (1 - q)) / (deviation * deviation) - 1;
  const next = (absent: number): number => {
    const left = (rostered - absent) / (absent + 1);
    if (certainty === Infinity) return (left * q) / (1 - q);
    return (left * (q * certainty + absent)) / ((1 - q) * certainty + rostered - absent - 1);
  };
  return shareUpTo(rostered - agentsNeeded, rostered, Math.round(rostered * q), next);
}

/**
 * Share of 0..last in a law on 0..highest of which only the ratios of neighbours are known: summed from `near` outwards,
 * where the terms are large, and divided by the sum of all.
 */
function shareUpTo(last: number, highest: number, near: number, next: (count: number) => number): number {
  let below = 0;
  let above = 0;
  const add = (count: number, term: number): void => {
    if (count <= last) below += term;
    else above += term;
  };
  for (let count = near, term = 1; count <= highest; count += 1) {
    add(count, term);
    term *= count < highest ? next(count) : 0;
  }
  for (let count = near - 1, term = 1; count >= 0; count -= 1) {
    term /= next(count);
    add(count, term);
  }
  return below / (below + above);
}

function leastRostered(does: (rostered: number) => boolean, agentsNeeded: number): number {
  if (agentsNeeded === 0) return 0;
  const cap = Math.max(MOST_ROSTERED, agentsNeeded);
  const rostered = leastThatDoes(does, { floor: agentsNeeded, guess: agentsNeeded, cap });
  if (rostered !== null) return rostered;
  return refuse(
    "absence-out-of-reach",
    "/share",
    `a roster of ${MOST_ROSTERED} that is not enough`,
    "some roster keeps enough agents present with this probability",
    "Ask for a smaller probability, or give a smaller deviation of absence.",
  );
}

function requireAbsence({ absenceShare: q, absenceDeviation: deviation = 0 }: Absence): void {
  if (!(q >= 0 && q <= MOST_ABSENT)) {
    refuse(
      "absence-out-of-range",
      "/absenceShare",
      q,
      `the share of rostered agents that is absent lies between 0 and ${MOST_ABSENT}`,
      "Give it as a fraction, such as 0.08 for 8 %.",
    );
  }
  const most = Math.sqrt(q * (1 - q));
  if (!(deviation >= 0 && (deviation === 0 || deviation < most))) {
    refuse(
      "absence-deviation-out-of-range",
      "/absenceDeviation",
      deviation,
      `a share of mean ${q} deviates by at least 0 and less than ${most}`,
      "Give the standard deviation of the daily share, such as 0.02; leave it out where it does not vary.",
    );
  }
}
