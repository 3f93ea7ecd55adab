import { civilDay, timeZone } from "@springtide/calendar";
import type { ContactHistory, OrderDay, Plan, Trigger, WeatherDay, WeatherForecast } from "@springtide/contracts";
import type { KnownAhead, Span } from "../trigger-dates.ts";
import { weatherEnsembles } from "../triggers/forecast-ensembles.ts";

/** What other triggers are tried on: a plan, and what it was made from beside its own history by day. */
export interface TriggerTrialInput {
  readonly plan: Plan;
  readonly weather: readonly WeatherDay[];
  readonly weatherForecasts: readonly WeatherForecast[];
  /** Orders by day, by the trigger that follows them. */
  readonly orders: ReadonlyMap<string, readonly OrderDay[]>;
}

/** The time that a plan looks at. */
export function spanOfPlan({ history, grid }: Plan): Span {
  const planFrom = civilDay(grid.firstDay);
  return { historyFrom: civilDay(history.firstDay), planFrom, planTo: planFrom + grid.days - 1 };
}

/** What is known beside the past weather, as `dateTriggers` takes it. */
export function knownAhead({ plan, weather, weatherForecasts, orders }: TriggerTrialInput): KnownAhead {
  return {
    holidays: plan.holidays.customers,
    forecasts: weatherEnsembles(weatherForecasts, weather).ensembles,
    orders,
  };
}

/** The history of a plan as a file of whole days. */
export function dailyHistories({ history, grid }: Plan): ContactHistory[] {
  const zone = timeZone(grid.zone);
  const firstDay = civilDay(history.firstDay);
  return history.daily.map(({ queue, contacts }) => {
    const unknown = new Float64Array(contacts.length).fill(Number.NaN);
    return {
      queue,
      minutes: "day",
      startMs: Float64Array.from(contacts, (_, i) => zone.startOfDayMs(firstDay + i)),
      offered: Float64Array.from(contacts, (count) => count ?? Number.NaN),
      handled: unknown,
      abandoned: unknown,
      ahtSeconds: unknown,
    };
  });
}

/** The queues that a trigger is believed to move. */
export function queuesMovedBy({ response }: Trigger): readonly string[] {
  return Object.keys(response.liftByQueue);
}
