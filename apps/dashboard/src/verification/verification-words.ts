import { civilDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { plural, waitInWords } from "../words/words.ts";

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
    target: `${words.share(targetShare)} in ${waitInWords(withinSeconds)}`,
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
  return halfWidth === null ? words.finely(value) : `${words.finely(value)} ± ${words.hours(halfWidth * 100)}`;
}

/** On what the plan was verified, and what that changed. */
export function verificationInWords({ seasons, spans, rounds, keptRound }: Verification, words: Words): string {
  const days = spans.reduce((sum, span) => sum + span.days, 0);
  const [first] = spans;
  const from = first === undefined ? "" : `, from ${words.day(civilDay(first.firstDay))} on`;
  const looked = `Followed on ${words.count(seasons)} seasons that the plan was not made for, over ${plural(days, words.count(days), "day")}${from}.`;
  const kept = rounds.slice(0, keptRound);
  if (kept.length === 0) return `${looked} Nothing had to be repaired.`;
  const added = kept.reduce((sum, { headsAdded }) => sum + headsAdded, 0);
  const removed = kept.reduce((sum, { headsRemoved }) => sum + headsRemoved, 0);
  return `${looked} ${plural(kept.length, words.count(kept.length), "round")} of repair: ${words.count(added)} heads added and ${words.count(removed)} taken away, summed over intervals.`;
}
