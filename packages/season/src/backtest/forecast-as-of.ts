import type { CivilDay } from "@springtide/calendar";
import { intervalGrid, timeZone } from "@springtide/calendar";
import type { ContactHistory, Holiday, Shop, WeatherDay } from "@springtide/contracts";
import type { CancelSignal } from "@springtide/refusal";
import type { WeatherEnsemble } from "@springtide/forecast";
import type { SeasonBasis } from "../basis.ts";
import { type Demand, drawDemand } from "../demand.ts";
import { type FittedQueue, fitQueues } from "../fit-queues.ts";
import { combinationOf } from "../forecast/combination.ts";
import { type HolidaySets, queueOf } from "../places.ts";
import { type DatedTrigger, dateTriggers } from "../trigger-dates.ts";

/** All that is known of a shop, of which each origin may see what lies before it. */
export interface ShopPast {
  readonly shop: Shop;
  readonly contacts: readonly ContactHistory[];
  readonly weather: readonly WeatherDay[];
  readonly holidays: HolidaySets;
  readonly customerHolidays: readonly Holiday[];
  readonly historyFrom: CivilDay;
}

/** What the plan of one day of the past would have forecast. */
export interface ForecastAsOf {
  readonly origin: CivilDay;
  readonly triggers: readonly DatedTrigger[];
  readonly fitted: readonly FittedQueue[];
  readonly basis: SeasonBasis;
  readonly demand: Demand;
}

/**
 * Forecasts the days from `origin` on from what lies before it, by the same steps as a plan: dates of the triggers, what their
 * effects have been, possible seasons. Weather from the origin on is known only as `forecasts` say.
 */
export function forecastAsOf(
  past: ShopPast,
  ahead: {
    readonly origin: CivilDay;
    readonly days: number;
    readonly forecasts: ReadonlyMap<string, WeatherEnsemble>;
    readonly cancel?: CancelSignal | undefined;
  },
): ForecastAsOf {
  const { shop, contacts, weather, holidays } = past;
  const { origin, days, forecasts, cancel } = ahead;
  const { triggers } = dateTriggers(
    shop,
    weather,
    { historyFrom: past.historyFrom, planFrom: origin, planTo: origin + days - 1 },
    { holidays: past.customerHolidays, forecasts },
  );
  const fitted = fitQueues({ shop, contacts, holidays, triggers, before: origin, cancel });
  const basis: SeasonBasis = {
    shop,
    grid: intervalGrid({ zone: timeZone(shop.zone), firstDay: origin, days, intervalMinutes: shop.intervalMinutes }),
    holidays,
    triggers,
    queues: fitted.map(({ queue, fit, profile, intervalCv }) => ({
      queue,
      model: fit.regression.parameters,
      combination: combinationOf(fit, queueOf(shop, queue).forecast, { firstDay: origin, days }),
      profile,
      intervalCv,
    })),
    seed: shop.plan.seed,
    paths: shop.plan.paths,
  };
  return { origin, triggers, fitted, basis, demand: drawDemand(basis, undefined, cancel) };
}
