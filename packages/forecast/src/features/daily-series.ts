import type { CivilDay } from "@springtide/calendar";

/** Contacts counted day by day from `firstDay` on, local days of the queue's zone. NaN is unknown, which is not zero. */
export interface DailySeries {
  readonly firstDay: CivilDay;
  readonly contacts: Float64Array;
}
