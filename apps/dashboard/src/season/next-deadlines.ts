import type { PlanDecisions } from "@springtide/contracts";
import { localTime } from "../decisions/local-time.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** A deadline that is still ahead. */
export interface NextDeadline {
  readonly key: string;
  readonly kind: string;
  /** "Mon 23 Mar, 12:00", on the clock of whoever must hear it. */
  readonly by: string;
  /** What the plan says of it, in English. */
  readonly words: string;
  /** The period to open; null where it is about something else. */
  readonly period: string | null;
}

/** The deadlines that are ahead, the earliest first. @param fromMs earlier ones are past */
export function nextDeadlines(
  index: PlanIndex,
  { deadlines, periods }: Pick<PlanDecisions, "deadlines" | "periods">,
  fromMs: number,
  words: Words,
): readonly NextDeadline[] {
  const ids = new Set(periods.map(({ id }) => id));
  return deadlines
    .filter(({ at }) => Date.parse(at) >= fromMs)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ at, zone, kind, subject, words: said }) => ({
      key: `${kind} ${subject} ${at}`,
      kind: words.say(`decisions.kind.${kind}`),
      by: localTime(index, Date.parse(at), zone, words).theirs,
      words: said,
      period: ids.has(subject) ? subject : null,
    }));
}
