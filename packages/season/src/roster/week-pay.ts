import { type CivilDay, isoDay, type TimeZone, weekday } from "@springtide/calendar";
import {
  costPerHourOn,
  meanCostPerHour,
  type Person,
  type PlannedShift,
  type WorkContract,
} from "@springtide/contracts";

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
}

/** A week from its Monday on by the clock of where the person works, from the shifts of that person and team. */
export function weekPay(
  person: Pick<Person, "costPerHour" | "wages">,
  contract: WorkContract,
  week: { readonly monday: CivilDay; readonly shifts: readonly PlannedShift[]; readonly zone: TimeZone },
): WeekPay {
  const { monday, zone } = week;
  const dayOf = ({ start }: PlannedShift): CivilDay => zone.dayAt(Date.parse(start));
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
  };
}

function mondayOf(day: CivilDay): CivilDay {
  return day - weekday(day) + 1;
}
