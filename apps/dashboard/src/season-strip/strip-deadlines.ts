import type { CivilDay } from "@springtide/calendar";
import { timeZone } from "@springtide/calendar";
import type { DecisionDeadline, PlanDecisions } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import type { StripWeek } from "./strip-weeks.ts";

/** The deadlines of one week of the strip. */
interface WeekDeadlines {
  /** Place of the week among the strip's. */
  readonly column: number;
  readonly count: number;
  readonly allPast: boolean;
  /** The first period that one of them is about, and that can be opened; null where none is. */
  readonly period: string | null;
  readonly sentence: string;
}

/** Deadlines on the axis of the strip. */
export interface StripDeadlines {
  readonly weeks: readonly WeekDeadlines[];
  readonly sentence: string;
}

interface Due {
  readonly deadline: DecisionDeadline;
  readonly day: CivilDay;
  readonly isPast: boolean;
}

/** @param fromMs deadlines before it are past */
export function stripDeadlines(
  { deadlines, periods }: Pick<PlanDecisions, "deadlines" | "periods">,
  weeks: readonly StripWeek[],
  fromMs: number,
  words: Words,
): StripDeadlines {
  const due = deadlines
    .map((deadline): Due => {
      const atMs = Date.parse(deadline.at);
      return { deadline, day: timeZone(deadline.zone).dayAt(atMs), isPast: atMs < fromMs };
    })
    .sort((a, b) => Date.parse(a.deadline.at) - Date.parse(b.deadline.at));
  const ids = new Set(periods.map(({ id }) => id));
  const past = due.filter(({ isPast }) => isPast).length;
  return {
    weeks: weeks.flatMap((week, column) => {
      const here = due.filter(({ day }) => day >= week.firstDay && day < week.firstDay + 7);
      return here.length === 0 ? [] : weekOf(here, column, week, ids, words);
    }),
    sentence: words.say("season-strip.deadlines-said", {
      ahead: due.length - past,
      past,
      earlier: due.filter(({ day }) => day < (weeks[0]?.firstDay ?? 0)).length,
    }),
  };
}

function weekOf(
  here: readonly Due[],
  column: number,
  week: StripWeek,
  periods: ReadonlySet<string>,
  words: Words,
): WeekDeadlines {
  const kinds = [...new Set(here.map(({ deadline }) => deadline.kind))];
  const allPast = here.every(({ isPast }) => isPast);
  return {
    column,
    count: here.length,
    allPast,
    period: here.find(({ deadline }) => periods.has(deadline.subject))?.deadline.subject ?? null,
    sentence: words.say("season-strip.deadlines-of-week", {
      week: week.name,
      count: here.length,
      day: words.day(here[0]?.day ?? week.firstDay),
      kinds: words.list(kinds.map((kind) => words.say(`decisions.kind.${kind}`))),
      past: allPast ? "all" : "some",
    }),
  };
}
