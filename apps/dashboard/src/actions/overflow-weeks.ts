import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoWeek, weekday } from "@springtide/calendar";
import { noticeDaysOf } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** What one week asks of one partner, and until when it can be ordered. */
export interface OverflowWeek {
  readonly agreement: string;
  readonly partner: string;
  readonly week: number;
  readonly monday: CivilDay;
  readonly firstDay: CivilDay;
  readonly blocks: number;
  readonly mostSeats: number;
  readonly hours: number;
  readonly cost: number;
  /** Last day on which the partner's notice is kept for the week's first block. */
  readonly decideBy: CivilDay;
  /** That day is not after the last day known: it must be decided now. */
  readonly atOnce: boolean;
}

/** The blocks of a plan by partner and ISO week, in order of the day by which to decide. */
export function overflowWeeks(index: PlanIndex): readonly OverflowWeek[] {
  const weeks = new Map<string, OverflowWeek>();
  const lastKnownDay = civilDay(index.plan.history.lastDay);
  for (const block of index.plan.blocks) {
    const agreement = index.plan.shop.agreements.find(({ id }) => id === block.agreement);
    const day = index.zone.dayAt(Date.parse(block.start));
    const monday = day - (weekday(day) - 1);
    const key = `${block.agreement} ${String(monday)}`;
    const before = weeks.get(key);
    const firstDay = Math.min(day, before?.firstDay ?? day);
    const decideBy = firstDay - Math.ceil(agreement === undefined ? 0 : noticeDaysOf(agreement.orderNotice));
    weeks.set(key, {
      agreement: block.agreement,
      partner: agreement?.partner ?? block.agreement,
      week: isoWeek(monday).week,
      monday,
      firstDay,
      blocks: (before?.blocks ?? 0) + 1,
      mostSeats: Math.max(block.seats, before?.mostSeats ?? 0),
      hours: (before?.hours ?? 0) + block.hours,
      cost: (before?.cost ?? 0) + block.cost,
      decideBy,
      atOnce: decideBy <= lastKnownDay,
    });
  }
  return [...weeks.values()].sort((a, b) => a.decideBy - b.decideBy || a.monday - b.monday);
}

/**
 * What could be saved at most by confirming only once the season is known: the overflow bought now, less what half of the seasons
 * would need beyond the own roster. "At most", since single hours are not for sale where a partner sells whole blocks.
 */
export function worthOfConfirming({ plan }: PlanIndex, words: Words): string {
  const { overflowHours, overflowCost, shortHours } = plan.totals;
  const spared = overflowHours - shortHours.p50;
  const needed = words.say("actions.known", {
    middle: words.hours(shortHours.p50),
    low: words.hours(shortHours.p10),
    high: words.hours(shortHours.p90),
  });
  if (spared <= 0 || overflowHours <= 0) return needed;
  const money = words.money((overflowCost * spared) / overflowHours);
  return `${needed} ${words.say("actions.spared", { hours: words.hours(spared), money })}`;
}
