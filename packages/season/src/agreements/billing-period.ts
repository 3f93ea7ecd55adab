import { type CivilDay, isoDay, isoWeek } from "@springtide/calendar";
import type { Agreement } from "@springtide/contracts";

/** The period of a tariff that a day belongs to, as a name that no other period has. A season is the whole plan. */
export function billingPeriod(day: CivilDay, period: Agreement["tariff"]["period"]): string {
  if (period === "season") return "season";
  if (period === "month") return isoDay(day).slice(0, 7);
  const { year, week } = isoWeek(day);
  return `${year}-${week}`;
}
