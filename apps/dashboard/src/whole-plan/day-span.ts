import { dayIndexOf } from "../plan-index/plan-index.ts";
import { isoDay } from "@springtide/calendar";

import type { PlanIndex } from "../plan-index/plan-index.ts";

/** Days of a plan that are looked at, counted from its first: from one up to, not including, another. */
export interface DaySpan {
  readonly fromDay: number;
  readonly toDay: number;
}

/** "2026-03-02_2026-04-05" as days of the plan; the whole plan where the text names none of it. */
export function daySpan(index: PlanIndex, text: string | null): DaySpan {
  const [first, last] = (text ?? "").split("_");
  const from = dayIndexOf(index, first ?? null);
  const to = dayIndexOf(index, last ?? null);
  return from === null || to === null || to < from
    ? { fromDay: 0, toDay: index.days }
    : { fromDay: from, toDay: to + 1 };
}

/** The span as an address has it; null for the whole plan. */
export function spanText(index: PlanIndex, fromDay: number, toDay: number): string | null {
  if (fromDay === 0 && toDay === index.days) return null;
  return `${isoDay(index.firstDay + fromDay)}_${isoDay(index.firstDay + toDay - 1)}`;
}
