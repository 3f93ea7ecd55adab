import { type CivilDay, isoDay, weekday } from "@springtide/calendar";
import {
  costPerHourOn,
  meanCostPerHour,
  type Person,
  type PlannedShift,
  type Premiums,
  type WorkContract,
} from "@springtide/contracts";
import { premiumHoursOfShift, type SiteClock } from "./premium-hours.ts";

const WEEK = 7;

/** What one week of a person pays. */
export interface WeekPay {
  readonly monday: CivilDay;
  readonly shifts: readonly PlannedShift[];
  /** Hours worked. */
  readonly hours: number;
  /** The least hours of the contract, or those that count where they are more. */
  readonly paidHours: number;
  readonly overtimeHours: number;
  /** Of an hour, premiums not in it: that of the day of each shift, weighed by hours; the mean of the week's days without shifts. */
  readonly costPerHour: number;
  /** By shift: what premiums by the clock add, at the wage of the day on which it begins. */
  readonly premiums: readonly number[];
}

/** A week from its Monday on by the clock of where the person works, from the shifts of that person and team. */
export function weekPay(
  person: Pick<Person, "costPerHour" | "wages">,
  contract: WorkContract,
  week: {
    readonly monday: CivilDay;
    readonly shifts: readonly PlannedShift[];
    readonly premiums: Readonly<Premiums>;
    readonly site: SiteClock;
  },
): WeekPay {
  const { monday, site } = week;
  const dayOf = ({ start }: PlannedShift): CivilDay => site.zone.dayAt(Date.parse(start));
  const shifts = week.shifts.filter((shift) => mondayOf(dayOf(shift)) === monday);
  const counted = shifts.reduce((sum, shift) => sum + shift.paidHours, 0);
  const weighed = shifts.reduce((sum, shift) => sum + shift.paidHours * costPerHourOn(person, isoDay(dayOf(shift))), 0);
  const [first, last] = [isoDay(monday), isoDay(monday + WEEK - 1)];
  const isOne = costPerHourOn(person, first) === costPerHourOn(person, last);
  return {
    ...{ monday, shifts },
    hours: shifts.reduce((sum, shift) => sum + shift.hours, 0),
    paidHours: Math.max(contract.leastHoursAWeek, counted),
    overtimeHours: Math.max(0, counted - contract.hoursAWeek),
    costPerHour: isOne || counted === 0 ? meanCostPerHour(person, first, last) : weighed / counted,
    premiums: shifts.map(
      (shift) => premiumHoursOfShift(week.premiums, shift, site) * costPerHourOn(person, isoDay(dayOf(shift))),
    ),
  };
}

function mondayOf(day: CivilDay): CivilDay {
  return day - weekday(day) + 1;
}
