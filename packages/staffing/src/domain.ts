import { Refusal } from "@springtide/refusal";

// What no contact centre can be is refused by name before a formula sees it: a finding, never a NaN in a plan. The upper
// bounds lie far beyond any operation; beyond them stand slips of units, and searches that would not come to an end.

/** The most that a load or a team may be: a hundred times the largest contact centres. */
export const LARGEST_TEAM = 1_000_000;
/** Thirty days: the longest that a handling time or a mean patience may be. */
export const LONGEST_SECONDS = 30 * 86_400;
/** The shortest: what is quicker is a slip of units, and its rates may lie beyond a double. */
export const SHORTEST_SECONDS = 1e-6;
/** The most contacts an hour that a queue may be offered. */
export const LARGEST_RATE = 1e9;

/** Refuses one value. `field` names it as a JSON pointer ("/loadErlangs"), or as the caller's own words for its place. */
export function refuse(code: string, field: string, found: unknown, rule: string, remedy: string): never {
  throw new Refusal({ code, place: { field }, found: String(found), rule, remedy });
}

export function requireLoad(loadErlangs: number, field = "/loadErlangs"): void {
  if (!(loadErlangs >= 0 && loadErlangs <= LARGEST_TEAM)) {
    refuse(
      "load-out-of-range",
      field,
      loadErlangs,
      `a load lies between 0 and ${LARGEST_TEAM} erlangs`,
      "Load is contacts an hour times handling seconds / 3600.",
    );
  }
}

export function requireAgents(agents: number, field = "/agents"): void {
  if (!(agents >= 0 && agents <= LARGEST_TEAM)) {
    refuse(
      "agents-out-of-range",
      field,
      agents,
      `a number of agents lies between 0 and ${LARGEST_TEAM}`,
      "Give the agents that take contacts at the same time.",
    );
  }
}

export function requireWholeAgents(agents: number, field = "/agents"): void {
  requireAgents(agents, field);
  if (!Number.isInteger(agents)) {
    refuse("agents-not-whole", field, agents, "this model counts whole agents", "Round it up or down.");
  }
}

export function requireRate(contactsPerHour: number, field = "/contactsPerHour"): void {
  if (!(contactsPerHour >= 0 && contactsPerHour <= LARGEST_RATE)) {
    refuse(
      "rate-out-of-range",
      field,
      contactsPerHour,
      `a rate lies between 0 and ${LARGEST_RATE} contacts an hour`,
      "Give the contacts expected in an hour; 0 where there are none.",
    );
  }
}

export function requireHandleTime(ahtSeconds: number, field = "/ahtSeconds"): void {
  if (!(ahtSeconds >= SHORTEST_SECONDS && ahtSeconds <= LONGEST_SECONDS)) {
    refuse(
      "handle-time-out-of-range",
      field,
      ahtSeconds,
      "a mean handling time lies between a microsecond and 30 days",
      "Give talk, hold and wrap-up together in seconds, such as 300.",
    );
  }
}

/** A mean patience; endless patience is a law of its own, not an infinite number. */
export function requirePatience(patienceSeconds: number, field = "/patienceSeconds"): void {
  if (!(patienceSeconds >= SHORTEST_SECONDS && patienceSeconds <= LONGEST_SECONDS)) {
    refuse(
      "patience-out-of-range",
      field,
      patienceSeconds,
      "a mean patience lies between a microsecond and 30 days",
      "Give it in seconds, such as 120; leave it out where nobody ever hangs up.",
    );
  }
}

export function requireSeconds(seconds: number, field = "/withinSeconds"): void {
  if (!(seconds >= 0)) {
    refuse("wait-out-of-range", field, seconds, "a wait is not negative", "Give it in seconds, such as 20.");
  }
}

/** A share that some number of agents can reach or keep: never all, and where `above` is given, more than that. */
export function requireShare(share: number, field: string, above = -1): void {
  if (!(share >= 0 && share < 1 && share > above)) {
    refuse(
      "share-out-of-range",
      field,
      share,
      `a share to be reached is ${above < 0 ? "at least 0" : `above ${above}`} and below 1; no team is sure of every contact`,
      "Give it as a fraction, such as 0.8 for 80 %.",
    );
  }
}

/** A limit that some number of agents can keep: above 0, at most `highest`. */
export function requireLimit(limit: number, field: string, highest: number): void {
  if (!(limit > 0 && limit <= highest)) {
    refuse(
      "limit-out-of-range",
      field,
      limit,
      `a limit to be kept is above 0${highest < Infinity ? ` and at most ${highest}` : ""}; none at all cannot be promised`,
      "Leave it out where there is no limit.",
    );
  }
}
