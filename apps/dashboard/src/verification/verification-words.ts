import { civilDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

type Verification = NonNullable<Plan["verification"]>;

/** One queue: what the plan promised, and what followed exactly and played contact by contact it gives. */
export interface VerifiedLine {
  readonly queue: string;
  readonly name: string;
  readonly target: string;
  readonly promised: string;
  readonly exact: string;
  /** What is followed exactly misses the target. */
  readonly isShort: boolean;
  /** "79.1% ± 0.6", in points; null where nothing was played. */
  readonly simulated: string | null;
}

export function verifiedLines({ queues }: Verification, { shop }: Plan, words: Words): readonly VerifiedLine[] {
  const share = (value: number | null): string => (value === null ? "–" : words.finely(value));
  return queues.map(({ queue, targetShare, withinSeconds, promised, exact, simulated }) => ({
    queue,
    name: shop.queues.find(({ id }) => id === queue)?.name ?? queue,
    target: words.say("verification.target", { share: words.share(targetShare), within: words.wait(withinSeconds) }),
    promised: share(promised),
    exact: share(exact),
    isShort: exact !== null && exact < targetShare,
    simulated: simulated === null ? null : simulatedInWords(simulated, words),
  }));
}

function simulatedInWords(
  { value, halfWidth }: NonNullable<Verification["queues"][number]["simulated"]>,
  words: Words,
): string {
  if (value === null) return "–";
  if (halfWidth === null) return words.finely(value);
  return words.say("verification.give-or-take", {
    value: words.finely(value),
    points: words.hours(halfWidth * 100),
  });
}

/** On what the plan was verified, and what that changed. */
export function verificationInWords({ seasons, spans, rounds, keptRound }: Verification, words: Words): string {
  const [first] = spans;
  const followed = words.say("verification.followed", {
    seasons,
    days: spans.reduce((sum, span) => sum + span.days, 0),
    day: first === undefined ? "none" : words.day(civilDay(first.firstDay)),
  });
  const kept = rounds.slice(0, keptRound);
  if (kept.length === 0) return `${followed} ${words.say("verification.nothing-repaired")}`;
  const repaired = words.say("verification.repaired", {
    rounds: kept.length,
    added: words.count(kept.reduce((sum, { headsAdded }) => sum + headsAdded, 0)),
    removed: words.count(kept.reduce((sum, { headsRemoved }) => sum + headsRemoved, 0)),
  });
  return `${followed} ${repaired}`;
}
