import type { CivilDay } from "@springtide/calendar";
import { intervalGrid, timeZone } from "@springtide/calendar";
import type { ContactHistory, Holiday, OrderDay, Shop, WeatherDay } from "@springtide/contracts";
import type { CancelSignal } from "@springtide/refusal";
import type { WeatherEnsemble } from "@springtide/forecast";
import type { SeasonBasis } from "../basis.ts";
import { type Demand, drawDemand } from "../demand.ts";
import { type FittedQueue, fitQueues } from "../fit-queues.ts";
import { basisOfFitted } from "../forecast/basis-of-fitted.ts";
import { weatherToTell } from "../forecast/told-weather.ts";
import type { HolidaySets } from "../places.ts";
import { type DatedTrigger, dateTriggers } from "../trigger-dates.ts";
import { ordersBefore } from "../triggers/order-dates.ts";
import { withLearnedShapes, withShapesOf } from "../triggers/learned-shapes.ts";

/** All that is known of a shop, of which each origin may see what lies before it. */
export interface ShopPast {
  readonly shop: Shop;
  readonly contacts: readonly ContactHistory[];
  readonly weather: readonly WeatherDay[];
  readonly holidays: HolidaySets;
  readonly customerHolidays: readonly Holiday[];
  readonly historyFrom: CivilDay;
  /** Orders by day, by the trigger that names their file; each origin sees those before it. */
  readonly orders?: ReadonlyMap<string, readonly OrderDay[]> | undefined;
}

/** What had been learned by the evening before a day. */
export interface LearnedAsOf {
  readonly triggers: readonly DatedTrigger[];
  readonly fitted: readonly FittedQueue[];
}

/** What the plan of one day of the past would have forecast. */
export interface ForecastAsOf extends LearnedAsOf {
  readonly origin: CivilDay;
  readonly basis: SeasonBasis;
  readonly demand: Demand;
}

/** Weather as it was foreseen, by market. */
type Foreseen = ReadonlyMap<string, WeatherEnsemble>;

/**
 * Learns from what lies before a day by the same steps as a plan: dates of the triggers, shapes and sizes of their effects, queues, and whether the
 * weather helps.
 * Weather from that day on is known only as `forecasts` say.
 * @param until last day for which dates of triggers are wanted
 * @param earlier what was learned on an earlier day: shapes of effects, how rates vary, how methods are combined, whether the weather helps and
 *   handling times are taken from there, and dates, sizes of effects, levels, seasons and profiles are learned anew
 */
export function learnedAsOf(
  past: ShopPast,
  ahead: {
    readonly before: CivilDay;
    readonly until: CivilDay;
    readonly forecasts: Foreseen;
    readonly earlier?: LearnedAsOf | undefined;
    readonly cancel?: CancelSignal | undefined;
  },
): LearnedAsOf {
  const { shop, contacts, weather, holidays } = past;
  const { before, until, forecasts, earlier, cancel } = ahead;
  const { triggers: dated } = dateTriggers(
    shop,
    weather,
    { historyFrom: past.historyFrom, planFrom: before, planTo: until },
    { holidays: past.customerHolidays, forecasts, orders: ordersBefore(past.orders, before) },
  );
  const triggers =
    earlier === undefined
      ? withLearnedShapes(dated, { shop, contacts, holidays, before })
      : withShapesOf(dated, earlier.triggers);
  const told = weatherToTell(shop, { days: weather, forecasts }, { from: before, days: until - before + 1 });
  return {
    triggers,
    fitted: fitQueues({
      ...{ shop, contacts, holidays, triggers, before, cancel },
      weather: told.weather,
      earlier: earlier?.fitted,
    }),
  };
}

/** Forecasts the days from `origin` on from what lies before it, as a plan made then would have. @param earlier see `learnedAsOf` */
export function forecastAsOf(
  past: ShopPast,
  ahead: {
    readonly origin: CivilDay;
    readonly days: number;
    readonly forecasts: Foreseen;
    readonly earlier?: LearnedAsOf | undefined;
    readonly cancel?: CancelSignal | undefined;
  },
): ForecastAsOf {
  const { shop, holidays } = past;
  const { origin, days, forecasts, earlier, cancel } = ahead;
  const { triggers, fitted } = learnedAsOf(past, {
    ...{ before: origin, until: origin + days - 1 },
    ...{ forecasts, earlier, cancel },
  });
  const basis = basisOfFitted(fitted, {
    shop,
    grid: intervalGrid({ zone: timeZone(shop.zone), firstDay: origin, days, intervalMinutes: shop.intervalMinutes }),
    holidays,
    triggers,
    seed: shop.plan.seed,
    paths: shop.plan.paths,
  });
  return { origin, triggers, fitted, basis, demand: drawDemand(basis, undefined, cancel) };
}
