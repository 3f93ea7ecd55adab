import { civilDay } from "@springtide/calendar";
import type { PlanFigures } from "@springtide/contracts";
import type { OnsetSeason } from "../onsets/onset-curves.ts";
import { onsetSeasonsOf } from "../onsets/onset-curves.ts";
import type { ComparisonLine, Quantity } from "../what-if/comparison.ts";
import { comparisonLine } from "../what-if/comparison.ts";
import type { Words } from "../words/words.ts";

/** Figures, trigger dates and peaks of a plan and of the plan before it: what did not change is left out. */
export function changedLines(before: PlanFigures, now: PlanFigures, words: Words): readonly ComparisonLine[] {
  const lines = [
    { ...comparisonLine(contactsIn(words), before, now, words), better: null },
    ...quantities(words).map((quantity) => comparisonLine(quantity, before, now, words)),
    ...sameSeasons(before, now).flatMap(([then, next]) => dateLines(then, next, words)),
    ...peakLines(before, now, words),
  ];
  return lines.filter((line) => line.before !== line.after);
}

/** More contacts are neither good nor bad. */
function contactsIn({ say, count }: Words): Quantity<PlanFigures> {
  return { name: say("changes.contacts"), of: ({ totals }) => totals.contacts.p50, write: count, goodWhen: "less" };
}

function quantities(words: Words): readonly Quantity<PlanFigures>[] {
  const { say, inHours, money, finely, points } = words;
  return [
    { name: say("changes.overflow"), of: ({ totals }) => totals.overflowHours, write: inHours, goodWhen: "less" },
    { name: say("changes.overflow-cost"), of: ({ totals }) => totals.overflowCost, write: money, goodWhen: "less" },
    { name: say("changes.gap"), of: ({ totals }) => totals.gapHours, write: inHours, goodWhen: "less" },
    {
      ...{ name: say("changes.ready"), of: ({ level }) => level.readyShare },
      ...{ write: finely, writeChange: points, goodWhen: "more" },
    },
  ];
}

/** Seasons of triggers in both plans, as each saw them; one that is certain in both has nothing to tell. */
export function sameSeasons(before: PlanFigures, now: PlanFigures): readonly (readonly [OnsetSeason, OnsetSeason])[] {
  const earlier = seasonsIn(before);
  return seasonsIn(now).flatMap((season) => {
    const then = earlier.find((one) => one.trigger === season.trigger && one.year === season.year);
    return then === undefined ? [] : [[then, season] as const];
  });
}

function seasonsIn({ triggers, firstDay, days }: PlanFigures): readonly OnsetSeason[] {
  return onsetSeasonsOf(triggers, { firstDay: civilDay(firstDay), days });
}

function dateLines(then: OnsetSeason, now: OnsetSeason, words: Words): readonly ComparisonLine[] {
  const { say } = words;
  const moved = now.likelyDay - then.likelyDay;
  const [wasDays, isDays] = [daysOf(then), daysOf(now)];
  const day = {
    name: say("changes.likely-day", { cause: now.name }),
    before: words.day(then.likelyDay),
    after: words.day(now.likelyDay),
    change: say(moved < 0 ? "changes.earlier" : "changes.later", { count: Math.abs(moved) }),
    better: null,
  };
  const width = {
    name: say("changes.window", { cause: now.name }),
    before: words.dayRange(then.earlyDay, then.lateDay),
    after: words.dayRange(now.earlyDay, now.lateDay),
    change: widthInWords(isDays - wasDays, words),
    better: isDays === wasDays ? null : isDays < wasDays,
  };
  return [day, width];
}

function widthInWords(more: number, { say }: Words): string {
  if (more === 0) return say("changes.as-wide");
  return say(more > 0 ? "changes.wider" : "changes.narrower", { count: Math.abs(more) });
}

function daysOf({ earlyDay, lateDay }: OnsetSeason): number {
  return lateDay - earlyDay + 1;
}

/** How high peaks with a cause are; one that is in one of the plans only has nothing to be held against. */
function peakLines(before: PlanFigures, now: PlanFigures, words: Words): readonly ComparisonLine[] {
  return now.peaks.flatMap((peak) => {
    const then = before.peaks.find(({ trigger }) => trigger !== null && trigger === peak.trigger);
    if (then === undefined) return [];
    const quantity: Quantity<typeof peak> = {
      name: words.say("changes.peak", { cause: peak.cause }),
      of: ({ contactsOnTheDay }) => contactsOnTheDay.p50,
      write: words.count,
      goodWhen: "less",
    };
    return { ...comparisonLine(quantity, then, peak, words), better: null };
  });
}

/** What changed in one sentence. @param day when the plan before was made, written */
export function changesInWords(before: PlanFigures, now: PlanFigures, day: string, words: Words): string {
  if (changedLines(before, now, words).length === 0) return words.say("changes.none", { day });
  const change = (of: (plan: PlanFigures) => number, write: (value: number) => string): string =>
    words.signed(of(now) - of(before), write);
  const sentence = words.say("changes.sentence", {
    day,
    contacts: change(({ totals }) => totals.contacts.p50, words.count),
    overflow: change(({ totals }) => totals.overflowHours, words.hours),
    gap: change(({ totals }) => totals.gapHours, words.hours),
    moved: sameSeasons(before, now).filter(([then, next]) => then.likelyDay !== next.likelyDay).length,
  });
  if (before.firstDay === now.firstDay && before.days === now.days) return sentence;
  return `${sentence} ${words.say("changes.other-days", { before: daysPlanned(before, words), now: daysPlanned(now, words) })}`;
}

function daysPlanned({ firstDay, days }: PlanFigures, { dayRange }: Words): string {
  const first = civilDay(firstDay);
  return dayRange(first, first + days - 1);
}
