import { DateTime } from "luxon";
import type { Plan, PlanVerification } from "@springtide/contracts";

/** What was verified, as a manager reads it: where, one line a queue, what was repaired and what is left. */
export function verificationLines({ verification }: Pick<Plan, "verification">): string[] {
  if (verification === null) return [];
  return [
    "",
    `Verified on ${verification.seasons} seasons that the plan was not made for (${spanWords(verification)})`,
    ...verification.queues.map(queueLine),
    ...repairLines(verification),
    ...verification.remaining.map((sentence) => `  not as promised: ${sentence}`),
  ];
}

function spanWords({ spans }: PlanVerification): string {
  const weeks = spans.map(({ firstDay, days }) => `${days} days from ${day(firstDay)}`);
  if (weeks.length < 2) return weeks.join("");
  return `${weeks.slice(0, -1).join(", ")} and ${weeks.at(-1) ?? ""}`;
}

function queueLine({
  queue,
  targetShare,
  promised,
  exactBefore,
  exact,
  weeks,
  weeksKept,
  simulated,
}: PlanVerification["queues"][number]): string {
  if (promised === null || exact === null) return `  ${queue}: no contacts expected on these days`;
  const before = exactBefore === null || exactBefore === exact ? "" : ` (${percent(exactBefore)} before repair)`;
  const played =
    simulated === null || simulated.value === null
      ? ""
      : `; played out ${percent(simulated.value)}${simulated.halfWidth === null ? "" : ` ± ${(100 * simulated.halfWidth).toFixed(1)}`}`;
  return `  ${queue}: promised ${percent(promised)}, followed exactly ${percent(exact)}${before}${played}; ${weeksKept} of ${weeks} weeks keep ${percent(targetShare)}`;
}

function repairLines({ rounds, keptRound, repairs }: PlanVerification): string[] {
  const made = rounds.slice(0, keptRound);
  if (made.length === 0)
    return rounds.length === 0 ? [] : ["  nothing that could be repaired by asking for other heads"];
  const [added, removed] = [sum(made.map((round) => round.headsAdded)), sum(made.map((round) => round.headsRemoved))];
  const taken = removed > 0 ? `, ${removed} taken off` : "";
  return [
    `  repaired in ${made.length === 1 ? "one round" : `${made.length} rounds`}: ${added} heads added${taken}, summed over intervals, in ${repairs.length} stretches`,
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function day(iso: string): string {
  return DateTime.fromISO(iso, { zone: "utc", locale: "en-GB" }).toFormat("ccc d LLL yyyy");
}
