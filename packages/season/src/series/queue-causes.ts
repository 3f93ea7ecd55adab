import { type CivilDay, civilDay } from "@springtide/calendar";
import type { Holiday, OrderDay, Shop, WeatherDay } from "@springtide/contracts";
import type { WeatherEnsemble } from "@springtide/forecast";
import { type DatedTrigger, dateTriggers, type Span } from "../trigger-dates.ts";
import { shapedForQueue } from "../triggers/dated-trigger.ts";
import { SERIES } from "./series-shop.ts";

/** What causes the contacts of one queue, as its shop knows it: its triggers, and what they are dated by in all of its markets. */
export interface QueueCauses {
  readonly shop: Shop;
  readonly queue: string;
  /** Observed, of all markets. */
  readonly weather: readonly WeatherDay[];
  /** Weather forecasts by market. */
  readonly forecasts: ReadonlyMap<string, WeatherEnsemble>;
  /** Orders by day, past and expected, by the trigger that follows them. */
  readonly orders: ReadonlyMap<string, readonly OrderDay[]>;
}

/**
 * The shop's triggers with their dates, as a plan finds them, and each with the shape and the lift that it has on this queue. Those of which
 * nobody believes anything there stay: the history may tell otherwise.
 * @param asOf the last day whose weather is known
 */
export function triggersOfQueue(
  { shop, queue, weather, forecasts, orders }: QueueCauses,
  { span, asOf, holidays }: { readonly span: Span; readonly asOf: CivilDay; readonly holidays: readonly Holiday[] },
): { readonly triggers: readonly DatedTrigger[]; readonly caveats: readonly string[] } {
  if (shop.triggers.length === 0) return { triggers: [], caveats: [] };
  const observed = weather.filter(({ day }) => civilDay(day) <= asOf);
  const { triggers, caveats } = dateTriggers(shop, observed, span, { holidays, forecasts, orders });
  return { triggers: shapedForQueue(triggers, queue).map((trigger) => onSeries(trigger, queue)), caveats };
}

function onSeries(trigger: DatedTrigger, queue: string): DatedTrigger {
  const lift = trigger.liftByQueue[queue];
  return { ...trigger, shapeByQueue: undefined, liftByQueue: lift === undefined ? {} : { [SERIES]: lift } };
}
