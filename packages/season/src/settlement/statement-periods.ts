import { type CivilDay, civilDay, dayFrom, timeZone } from "@springtide/calendar";
import type { Agreement } from "@springtide/contracts";
import { deadlineOf } from "@springtide/planning/terms";
import { billingPeriod } from "../agreements/billing-period.ts";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { holidaySets } from "../places.ts";
import type { RequestTerms } from "../requests/line-deadlines.ts";

/** A period of a tariff that reaches into a month. Days are days of service on the agreement's clock. */
export interface StatementPeriod {
  /** As `billingPeriod` names it. */
  readonly key: string;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  /** Share of its days on which the agreement holds: a commitment counts for so much of it. */
  readonly share: number;
  readonly endsInMonth: boolean;
  /** A season of which nobody said both days: of it, each month stands for itself. */
  readonly isEndless: boolean;
}

/** First and last day of a month written like 2026-05. */
export function daysOfMonth(month: string): { readonly firstDay: CivilDay; readonly lastDay: CivilDay } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return {
    firstDay: dayFrom(year, number, 1),
    lastDay: (number === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, number + 1, 1)) - 1,
  };
}

/** The periods of an agreement's tariff that reach into a month, in order. A season is as long as the agreement holds, and ends in no month where that is open. */
export function statementPeriods({ tariff, fromDay, untilDay }: Agreement, month: string): StatementPeriod[] {
  const ofMonth = daysOfMonth(month);
  const [from, until] = [fromDay === null ? null : civilDay(fromDay), untilDay === null ? null : civilDay(untilDay)];
  if (tariff.period === "season")
    return [
      {
        ...{ key: "season", share: 1, firstDay: from ?? ofMonth.firstDay, lastDay: until ?? ofMonth.lastDay },
        endsInMonth: until !== null && until >= ofMonth.firstDay && until <= ofMonth.lastDay,
        isEndless: from === null || until === null,
      },
    ];
  const found = new Map<string, { firstDay: CivilDay; lastDay: CivilDay }>();
  // A week may begin in the month before, and end in the one after.
  for (let day = ofMonth.firstDay - 6; day <= ofMonth.lastDay + 6; day += 1) {
    const key = billingPeriod(day, tariff.period);
    const known = found.get(key);
    found.set(key, { firstDay: known?.firstDay ?? day, lastDay: day });
  }
  return [...found]
    .filter(([, { firstDay, lastDay }]) => lastDay >= ofMonth.firstDay && firstDay <= ofMonth.lastDay)
    .map(([key, { firstDay, lastDay }]) => {
      const held = Math.min(lastDay, until ?? lastDay) - Math.max(firstDay, from ?? firstDay) + 1;
      return {
        ...{ key, firstDay, lastDay, share: Math.max(0, held) / (lastDay - firstDay + 1) },
        endsInMonth: lastDay >= ofMonth.firstDay && lastDay <= ofMonth.lastDay,
        isEndless: false,
      };
    });
}

/** Until when the forecast of a period is locked, by the agreement's notice on its calendar; null where none is. */
export function lockInstant({ agreement, holidays }: RequestTerms, { firstDay }: StatementPeriod): number | null {
  if (agreement.forecastLock === null) return null;
  const calendar = workingCalendarOf({ holidays: holidaySets(holidays) }, agreement);
  return deadlineOf(agreement.forecastLock.notice, timeZone(agreement.zone).startOfDayMs(firstDay), calendar);
}
