import { isoWeek, timeZone, weekday } from "@springtide/calendar";
import type { DecisionDeadline, PlanDecisions } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { LocalTime } from "./local-time.ts";
import { localTime } from "./local-time.ts";

/** One deadline as it stands in the list. */
export interface DeadlineEntry {
  readonly key: string;
  readonly kind: string;
  readonly by: LocalTime;
  readonly words: string;
  readonly silence: string;
  /** "Cost and loss expected: US$9,540 if done, US$11,100 if not"; null where the plan says neither. */
  readonly cost: string | null;
  /** "Chance that something will have to be done: 59%"; null where that is certain, or the plan does not say. */
  readonly chance: string | null;
  readonly isPast: boolean;
  /** The period that it opens; null where it is about something else. */
  readonly period: string | null;
}

/** The deadlines of one week, Monday to Sunday on the clock of whoever must hear them. */
export interface DeadlineWeek {
  readonly title: string;
  readonly monday: number;
  readonly entries: readonly DeadlineEntry[];
}

/** Deadlines by week, in order of time. @param fromMs earlier ones are past */
export function deadlineWeeks(
  index: PlanIndex,
  { deadlines, periods }: PlanDecisions,
  fromMs: number,
  words: Words,
): readonly DeadlineWeek[] {
  const ids = new Set(periods.map(({ id }) => id));
  const weeks = new Map<number, DeadlineEntry[]>();
  for (const deadline of [...deadlines].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const day = timeZone(deadline.zone).dayAt(Date.parse(deadline.at));
    const monday = day - (weekday(day) - 1);
    const entry = entryOf(index, deadline, fromMs, words);
    weeks.set(monday, [
      ...(weeks.get(monday) ?? []),
      { ...entry, period: ids.has(deadline.subject) ? deadline.subject : null },
    ]);
  }
  return [...weeks]
    .sort(([a], [b]) => a - b)
    .map(([monday, entries]) => ({
      title: `Week ${String(isoWeek(monday).week)}, ${words.dayRange(monday, monday + 6)}`,
      monday,
      entries,
    }));
}

function entryOf(
  index: PlanIndex,
  deadline: DecisionDeadline,
  fromMs: number,
  words: Words,
): Omit<DeadlineEntry, "period"> {
  const { kind, subject, costIfDone, costIfNot, probability, silence } = deadline;
  const atMs = Date.parse(deadline.at);
  return {
    key: `${kind} ${subject} ${deadline.at}`,
    kind: words.say(`decisions.kind.${kind}`),
    by: localTime(index, atMs, deadline.zone, words),
    words: deadline.words,
    silence: `${silence.charAt(0).toLowerCase()}${silence.slice(1)}`,
    cost: costInWords(costIfDone, costIfNot, words),
    chance:
      probability === null || probability >= 1
        ? null
        : `Chance that something will have to be done: ${words.share(probability)}`,
    isPast: atMs < fromMs,
  };
}

function costInWords(done: number | null, not: number | null, words: Words): string | null {
  const parts = [
    ...(done === null ? [] : [`${words.money(done)} if done`]),
    ...(not === null ? [] : [`${words.money(not)} if not`]),
  ];
  return parts.length === 0 ? null : `Cost and loss expected: ${parts.join(", ")}`;
}
