import { type CivilDay, isoDay } from "@springtide/calendar";
import { roundMoney, serviceShare, workCost } from "@springtide/planning/terms";
import { tariffOf } from "../agreements/tariff-of-agreement.ts";
import { isHeldBack } from "../settlement/charges.ts";
import { serviceOfPeriod } from "../settlement/service-of-periods.ts";
import { daysOfMonth, type StatementPeriod, statementPeriods } from "../settlement/statement-periods.ts";
import type { DayRange } from "./fiscal-period.ts";
import type { AgreementService, OwedPart } from "./agreement-service.ts";
import { shareThrough } from "./service-lines.ts";

/**
 * Bonus and malus that some days add: of each period of the tariff that on its work up to the last of them, by the contacts recorded up to then, less
 * that up to the day before the first. So a week parted over two months comes to its own level in the end, and months add up to it.
 */
export function servedIn(service: AgreementService, days: DayRange): OwedPart[] {
  if (service.agreement.tariff.service.length === 0) return [];
  const [told, sum]: [string[], { work: number; amount: number }] = [[], { work: 0, amount: 0 }];
  for (const period of servicePeriods(service, days)) {
    const before = servedThrough(service, period, days.firstDay - 1);
    const after = servedThrough(service, period, days.lastDay);
    if (after.amount === before.amount) continue;
    sum.amount = roundMoney(sum.amount + after.amount - before.amount);
    sum.work = roundMoney(sum.work + after.work - before.work);
    told.push(after.words);
  }
  if (sum.amount === 0) return [];
  const part = { request: null, kind: "service", basis: "service-level", hours: 0, words: told.join("; ") } as const;
  return [{ ...part, units: sum.work, amount: sum.amount }];
}

/** Periods of some days with work and without any service level: nothing can be said of them. */
export function unservedPeriods(service: AgreementService, days: DayRange): StatementPeriod[] {
  if (service.agreement.tariff.service.length === 0) return [];
  return servicePeriods(service, days).filter(
    (period) =>
      workThrough(service, period, days.lastDay) > 0 &&
      serviceOfPeriod(service.served, period, monthOf(period)).basis === "none",
  );
}

/** Periods of the tariff that touch some days; a block of one may run over midnight of its last. */
function servicePeriods({ agreement }: AgreementService, { firstDay, lastDay }: DayRange): StatementPeriod[] {
  const found = new Map<string, StatementPeriod>();
  for (let day = firstDay - 1; day <= lastDay;) {
    const month = isoDay(day).slice(0, 7);
    for (const period of statementPeriods(agreement, month)) found.set(`${period.key} ${period.firstDay}`, period);
    day = daysOfMonth(month).lastDay + 1;
  }
  return [...found.values()].filter((period) => period.firstDay <= lastDay && period.lastDay >= firstDay - 1);
}

function servedThrough(
  service: AgreementService,
  period: StatementPeriod,
  day: CivilDay,
): { readonly work: number; readonly amount: number; readonly words: string } {
  const nothing = { work: 0, amount: 0, words: "" };
  if (day < period.firstDay) return nothing;
  const work = workThrough(service, period, day);
  const known = { ...period, lastDay: Math.min(period.lastDay, day) };
  const { level, inTimeContacts, offeredContacts, basis } = serviceOfPeriod(service.served, known, monthOf(period));
  const share = serviceShare(service.agreement.tariff, level);
  if (level === null || (share < 0 && isHeldBack(service.locks, period))) return { ...nothing, work };
  const contacts = basis === "recorded" ? `${inTimeContacts ?? 0} of ${offeredContacts ?? 0} contacts, ` : "";
  const words = `${period.key}: ${contacts}${percent(level)} in time, ${share < 0 ? "malus" : "bonus"} of ${percent(Math.abs(share))}`;
  return { work, amount: roundMoney(work * share), words };
}

/** What the work of a period comes to by the end of a day; of a season without end that of its month. */
function workThrough({ agreement, lines }: AgreementService, period: StatementPeriod, day: CivilDay): number {
  const tariff = tariffOf(agreement);
  const own = lines.filter((line) => line.kind === "work" && line.tariffPeriod === period.key);
  const through = (last: CivilDay): number =>
    workCost(
      tariff,
      own.reduce((sum, line) => sum + line.units * shareThrough(line, last), 0),
    );
  return period.isEndless
    ? roundMoney(through(Math.min(day, period.lastDay)) - through(period.firstDay - 1))
    : through(day);
}

function monthOf({ lastDay }: Pick<StatementPeriod, "lastDay">): string {
  return isoDay(lastDay).slice(0, 7);
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
