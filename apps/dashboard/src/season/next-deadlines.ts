import type { PlanDecisions } from "@springtide/contracts";
import { deadlineInWords } from "../decisions/deadline-words.ts";
import { localTime } from "../decisions/local-time.ts";
import type { Sentence } from "../decisions/sentence.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** A deadline that is still ahead. */
export interface NextDeadline {
  readonly key: string;
  readonly kind: string;
  /** "Mon 23 Mar, 12:00", on the clock of whoever must hear it. */
  readonly by: string;
  /** What is to be done. */
  readonly what: Sentence;
  /** The period to open; null where it is about something else. */
  readonly period: string | null;
}

/** The deadlines that are ahead, the earliest first. @param fromMs earlier ones are past */
export function nextDeadlines(
  index: PlanIndex,
  decisions: PlanDecisions,
  fromMs: number,
  words: Words,
): readonly NextDeadline[] {
  const ids = new Set(decisions.periods.map(({ id }) => id));
  return decisions.deadlines
    .filter(({ at }) => Date.parse(at) >= fromMs)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((deadline) => {
      const { at, zone, kind, subject } = deadline;
      return {
        key: `${kind} ${subject} ${at}`,
        kind: words.say(`decisions.kind.${kind}`),
        by: localTime(index, Date.parse(at), zone, words).theirs,
        what: deadlineInWords(index.plan, decisions, deadline, words),
        period: ids.has(subject) ? subject : null,
      };
    });
}
