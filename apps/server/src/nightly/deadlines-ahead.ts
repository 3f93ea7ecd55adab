import type { PlanDecisions } from "@springtide/contracts";

/** So far ahead somebody is told of a deadline. */
const AHEAD_MS = 7 * 86_400_000;

/** The deadlines of a plan in the next seven days, a sentence each, in order of time. */
export function deadlinesAhead(decisions: PlanDecisions | null, nowMs: number): string[] {
  return (decisions?.deadlines ?? [])
    .filter(({ at }) => Date.parse(at) >= nowMs && Date.parse(at) <= nowMs + AHEAD_MS)
    .map(({ at, zone, words, silence }) => `By ${at} (${zone}): ${words} ${silence}`);
}
