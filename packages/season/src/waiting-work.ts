import { intervalGrid, type IntervalGrid, openIntervals, timeZone } from "@springtide/calendar";
import { expectedDailyRates, spreadDay } from "@springtide/forecast";
import type { QueueBasis, SeasonBasis } from "./basis.ts";
import { profileOfDay } from "./forecast/planned-profiles.ts";
import { closedDaysOf } from "./history-on-grid.ts";
import { holidaysAt, queueOf } from "./places.ts";

/** A queue that was closed for longer has its oldest work not counted. */
export const LOOK_BACK_DAYS = 14;

/** What is expected to have come in the two weeks before a plan. */
export interface ExpectedBefore {
  readonly grid: IntervalGrid;
  readonly open: Uint8Array;
  /** By interval of `grid`. */
  readonly contacts: Float64Array;
}

/**
 * Contacts expected between a queue's last close and the first moment of the plan: what e-mail finds waiting when a plan begins
 * on a Monday. The mean of the model, the same in every season: it happens before the seasons part.
 */
export function waitingWork(basis: SeasonBasis, queue: QueueBasis): number {
  const { open, contacts } = expectedBefore(basis, queue);
  return contacts.subarray(open.lastIndexOf(1) + 1).reduce((waiting, each) => waiting + each, 0);
}

/** The mean of the model for each interval of the two weeks before the plan. */
export function expectedBefore(basis: SeasonBasis, queue: QueueBasis): ExpectedBefore {
  const { site, zone, openingHours } = queueOf(basis.shop, queue.queue);
  const firstDay = basis.grid.firstDay - LOOK_BACK_DAYS;
  const { intervalMinutes } = basis.grid;
  const grid = intervalGrid({ zone: basis.grid.zone, firstDay, days: LOOK_BACK_DAYS, intervalMinutes });
  const hours = { zone: timeZone(zone), hours: openingHours, holidays: holidaysAt(basis.holidays, site) };
  const open = openIntervals({ grid, ...hours });
  const rates = expectedDailyRates({
    parameters: queue.model,
    triggers: basis.triggers,
    holidays: basis.holidays.customers,
    closedDays: closedDaysOf(grid, open),
    firstDay,
    days: LOOK_BACK_DAYS,
  });
  const contacts = new Float64Array(grid.startsMs.length);
  for (let day = 0; day < grid.days; day += 1) {
    const from = grid.dayOffsets[day] ?? 0;
    // The days just before the plan are of the class of its first.
    const shares = new Float64Array((grid.dayOffsets[day + 1] ?? from) - from);
    spreadDay({ profile: profileOfDay(queue, 0), grid, day, into: shares });
    const ofWeather = Math.exp(queue.weather?.effects?.before[day] ?? 0);
    shares.forEach((share, i) => {
      contacts[from + i] = share * (rates[day] ?? 0) * ofWeather;
    });
  }
  return { grid, open, contacts };
}
