import type { CivilDay } from "@springtide/calendar";

/** A measurement of each day that moves contacts, such as how much colder than 12 degrees it was, scaled to about 1. */
export interface Covariate {
  readonly name: string;
  readonly firstDay: CivilDay;
  /** NaN where unknown: such a day is taken as an average one. */
  readonly values: Float64Array;
}

/** The value on a day, 0 (the average) where it is unknown. */
export function covariateOn({ firstDay, values }: Covariate, day: CivilDay): number {
  const value = values[day - firstDay] ?? Number.NaN;
  return Number.isNaN(value) ? 0 : value;
}
