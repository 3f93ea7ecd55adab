import { silentDaysBefore } from "./daily-problem.ts";
import type { DailyModelInput, DailyProblem } from "./daily-problem.ts";

const YEAR_DAYS = 365;

/** What a reader of the forecast must know about the history it stands on, in sentences; empty when all is well. */
export function caveatsOf(input: DailyModelInput, problem: DailyProblem): string[] {
  const first = problem.days[0] ?? problem.originDay;
  const span = problem.originDay - first + 1;
  const open = input.history.contacts.filter((_, i) => !input.closedDays.has(input.history.firstDay + i));
  const missing = open.filter((value) => Number.isNaN(value)).length;
  return [
    ...historyCaveats(span, problem),
    ...beginningCaveats(input),
    ...(missing > 0.05 * open.length
      ? [`${missing} of ${open.length} open days of the history are not known; the forecast leaves them out.`]
      : []),
    ...triggerCaveats(problem),
    ...(problem.closedWeekdaysWithContacts.length > 0 && input.closedDays.size > 0
      ? ["Contacts came on days on which the queue is closed; they are forecast too, as demand."]
      : []),
  ];
}

function beginningCaveats({ history }: DailyModelInput): string[] {
  const left = silentDaysBefore(history.contacts);
  return left === 0
    ? []
    : [`Nothing came on the first ${left} days of the history: they are left out, as from before the queue began.`];
}

function historyCaveats(span: number, problem: DailyProblem): string[] {
  if (span < 21)
    return [`The history has only ${span} days: weekdays are hardly known, and seasons and holidays not at all.`];
  if (problem.harmonics === 0)
    return [
      `The history has ${Math.round(span / 7)} weeks, too little to show a season of the year: beside triggers and weekdays, the coming months are forecast like the last.`,
    ];
  if (span < 2 * YEAR_DAYS)
    return ["The history has less than two years: what looks like a season of the year may have been that year alone."];
  return [];
}

function triggerCaveats({ triggers }: DailyProblem): string[] {
  return triggers
    .filter(({ firings }) => firings.length === 0)
    .map(
      ({ id }) => `The trigger ${id} never fired in the history: its lift is what the shop file believes, not learned.`,
    );
}
