import { isoDay } from "@springtide/calendar";
import type { Plan, QueueForecast, TriggerParameters } from "@springtide/contracts";
import type { Demand } from "./demand.ts";
import type { FittedQueue } from "./fit-queues.ts";
import { forecastBands } from "./forecast-bands.ts";
import type { Holdout } from "./holdout.ts";
import { type DatedTrigger, storedDates } from "./trigger-dates.ts";

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
    const lift = fit.lifts[trigger.id];
    return lift === undefined ? [] : [[queue, lift]];
  });
  const { id, name, leadDays, decayDays, durationDays, rebound, onsetWeekdays, lateness, shapeByQueue } = trigger;
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
    ...(shapeByQueue === undefined ? {} : { shapeByQueue: { ...shapeByQueue } }),
    ...storedDates(trigger),
    liftByQueue: Object.fromEntries(lifts),
  };
}

/** A queue's forecast as the plan keeps it: enough to draw it again, and its bands. */
export function storedForecast(
  fitted: FittedQueue,
  demand: Demand["queues"][number] | undefined,
  holdout: Holdout | null,
  days: number,
  paths: number,
): QueueForecast {
  if (demand === undefined) throw new Error(`no demand drawn for ${fitted.queue}`);
  return {
    queue: fitted.queue,
    model: fitted.fit.parameters,
    profile: fitted.profile,
    profileBasis: fitted.profileBasis,
    intervalCv: fitted.intervalCv,
    ...forecastBands(demand.dailyCounts, days, paths),
    holdout,
    caveats: [...fitted.fit.caveats, ...fitted.caveats],
  };
}
