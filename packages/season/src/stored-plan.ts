import { isoDay } from "@springtide/calendar";
import type { Plan, QueueForecast, TriggerParameters } from "@springtide/contracts";
import type { SeasonBasis } from "./basis.ts";
import type { Demand } from "./demand.ts";
import type { FittedQueue } from "./fit-queues.ts";
import { forecastBands } from "./forecast-bands.ts";
import type { Holdout } from "./holdout.ts";
import { type DatedTrigger, storedDates } from "./trigger-dates.ts";
import { storedShapes } from "./triggers/learned-shapes.ts";

/** Contacts of each day of the past, null where unknown. */
export function storedHistory(fitted: readonly FittedQueue[]): Plan["history"] {
  const firstDay = Math.min(...fitted.map(({ history }) => history.daily.firstDay));
  const lastDay = Math.max(...fitted.map(({ history }) => history.daily.firstDay + history.daily.contacts.length - 1));
  return {
    firstDay: isoDay(firstDay),
    lastDay: isoDay(lastDay),
    daily: fitted.map(({ queue, history }) => ({
      queue,
      contacts: Array.from({ length: lastDay - firstDay + 1 }, (_, i) => {
        const count = history.daily.contacts[firstDay + i - history.daily.firstDay];
        return count === undefined || Number.isNaN(count) ? null : Math.round(count * 100) / 100;
      }),
    })),
  };
}

/** A trigger with its dates and what was learned of its lift. */
export function storedTrigger(trigger: DatedTrigger, fitted: readonly FittedQueue[]): TriggerParameters {
  const lifts = fitted.flatMap(({ queue, fit }): [string, TriggerParameters["liftByQueue"][string]][] => {
    const lift = fit.regression.lifts[trigger.id];
    return lift === undefined ? [] : [[queue, lift]];
  });
  const { id, name, leadDays, decayDays, durationDays, rebound, onsetWeekdays, lateness } = trigger;
  return {
    id,
    name,
    leadDays,
    decayDays,
    durationDays,
    ...(rebound === undefined ? {} : { rebound: { ...rebound } }),
    ...(onsetWeekdays === undefined
      ? {}
      : { onsetWeekdays: { delayDays: [...onsetWeekdays.delayDays], factor: [...onsetWeekdays.factor] } }),
    ...(lateness === undefined ? {} : { lateness: { ...lateness } }),
    ...storedShapes(trigger),
    ...storedDates(trigger),
    liftByQueue: Object.fromEntries(lifts),
  };
}

/** A queue's forecast as the plan keeps it: enough to draw it again, and its bands. */
export function storedForecast(
  { queue, profileBasis, caveats }: FittedQueue,
  basis: SeasonBasis,
  demand: Demand,
  holdout: Holdout | null,
): QueueForecast {
  const own = basis.queues.find((one) => one.queue === queue);
  const drawn = demand.queues.find((one) => one.queue === queue);
  if (own === undefined || drawn === undefined) throw new Error(`no demand drawn for ${queue}`);
  return {
    ...own,
    profileBasis,
    ...forecastBands(drawn.dailyCounts, basis.grid.days, basis.paths),
    holdout,
    caveats: [...caveats],
  };
}
