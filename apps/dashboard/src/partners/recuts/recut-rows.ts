import { civilDay } from "@springtide/calendar";
import type { Recut } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { daySaid } from "../on-clock.ts";
import type { Names } from "../partner-names.ts";

const WEEK_DAYS = 7;

/** One day on which a week is looked at again with a partner. */
interface RecutRow {
  readonly key: string;
  readonly on: string;
  readonly agreement: string;
  readonly partner: string;
  readonly week: string;
  readonly cut: string;
  readonly asked: string;
  readonly planned: string;
  /** What changed since the cut before, or that there was none. */
  readonly since: string;
  /** Whether what is asked for and what the plan says differ. */
  readonly isOff: boolean;
  /** First and last day of the week. */
  readonly days: { readonly first: string; readonly last: string };
}

export function recutRow(recut: Recut, names: Names, words: Words): RecutRow {
  const { agreement, week, cut, on, askedHours, plannedHours, lastCut } = recut;
  const { say } = words;
  const monday = civilDay(week);
  const last = new Date((monday + WEEK_DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
  return {
    ...{ key: `${agreement} ${week} ${cut}`, agreement, partner: names.agreement(agreement) },
    on: daySaid(on, words),
    week: words.dayRange(monday, monday + WEEK_DAYS - 1),
    cut: say(`partners.cut-${cut}`),
    asked: words.inHours(askedHours),
    planned: words.inHours(plannedHours),
    since:
      lastCut === null
        ? say(cut === "months" ? "partners.first-cut" : "partners.cut-ahead")
        : lastCut.askedHours === askedHours
          ? say("partners.since-same", { day: daySaid(lastCut.on, words) })
          : say("partners.since-changed", {
              day: daySaid(lastCut.on, words),
              then: words.hours(lastCut.askedHours),
              change: words.signed(askedHours - lastCut.askedHours, words.inHours),
            }),
    isOff: plannedHours > 0,
    days: { first: week, last },
  };
}

/** What is due today and within a week, and what lies further ahead. */
export function recutGroups(
  recuts: readonly Recut[],
  today: number,
): { readonly soon: readonly Recut[]; readonly later: readonly Recut[] } {
  const isSoon = ({ on }: Recut): boolean => civilDay(on) - today <= WEEK_DAYS;
  return { soon: recuts.filter(isSoon), later: recuts.filter((recut) => !isSoon(recut)) };
}
