import { z } from "zod";
import { Day } from "./units.ts";

/** Enough for an hour in every currency; a larger number is a slip. */
const money = z.number().nonnegative().max(1_000_000_000);

/** What an hour costs from a day on, as written in a shop file. */
export const WagesText = z.array(
  z.strictObject({
    from: Day.meta({ description: "First day on which it is paid." }),
    costPerHour: money.meta({ description: "Full cost of a paid hour from that day on." }),
  }),
);

/** What an hour costs from a day on, in order of time; before the first the cost that is not dated holds. */
export const DatedWages = z.array(z.strictObject({ fromDay: z.iso.date(), costPerHour: z.number().nonnegative() }));
export type DatedWages = z.infer<typeof DatedWages>;

/** Whoever is paid by the hour. */
export interface Wage {
  /** Before the first day that wages change. */
  readonly costPerHour: number;
  readonly wages: Readonly<DatedWages>;
}

/** Wages as written, in order of time. */
export function resolveWages(wages: z.infer<typeof WagesText>): DatedWages {
  return wages
    .map(({ from, costPerHour }) => ({ fromDay: from, costPerHour }))
    .sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
}

/** What an hour costs on a day, in the shop's currency. @param day such as 2026-04-01; an instant written with its local day does too */
export function costPerHourOn({ costPerHour, wages }: Wage, day: string): number {
  return wages.findLast(({ fromDay }) => fromDay <= day.slice(0, 10))?.costPerHour ?? costPerHour;
}

/**
 * What an hour costs on average from one day to another, both included, every day counted alike.
 * @param lastDay not before `firstDay`
 */
export function meanCostPerHour(wage: Wage, firstDay: string, lastDay: string): number {
  const changes = wage.wages.filter(({ fromDay }) => fromDay > firstDay && fromDay <= lastDay);
  const starts = [firstDay, ...changes.map(({ fromDay }) => fromDay)];
  const days = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000;
  const paid = starts.reduce((sum, from, i) => {
    const next = starts[i + 1];
    const length = next === undefined ? days(from, lastDay) + 1 : days(from, next);
    return sum + length * costPerHourOn(wage, from);
  }, 0);
  return paid / (days(firstDay, lastDay) + 1);
}
