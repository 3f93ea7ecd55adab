import { isoDay } from "@springtide/calendar";
import type { OrderDay, Shop, Trigger, TriggerParameters, WeatherDay } from "@springtide/contracts";
import type { WeatherSeries, WeightedOnset } from "@springtide/forecast";
import { composedPast } from "@springtide/forecast";
import { compositionOf, isComposed, partIds } from "../triggers/composed-dates.ts";
import type { Span } from "../trigger-dates.ts";
import { knownDates } from "../triggers/known-dates.ts";
import { orderDates } from "../triggers/order-dates.ts";
import { weatherColumns } from "../triggers/weather-columns.ts";
import { isWeatherTrigger, marketWeights, pastOfMarkets } from "../triggers/weather-dates.ts";
import type { KnownAhead } from "../trigger-dates.ts";

type PastOnset = WeightedOnset & { readonly market: string | null };

/** When triggers fired in the past that is stored; null for one whose weather, orders or parts are missing. */
export type PastFirings = (triggers: readonly Trigger[], id: string) => TriggerParameters["pastOnsets"] | null;

/**
 * Opens the past for detectors: the weather is laid out once, so that a threshold that is dragged is answered at once. Only what has
 * happened is looked at; see `dateTriggers` for what may come.
 */
export function openPastFirings(
  shop: Shop,
  weather: readonly WeatherDay[],
  span: Span,
  { holidays = [], orders = new Map<string, readonly OrderDay[]>() }: KnownAhead,
): PastFirings {
  const columns = new Map<string, WeatherSeries | null>(
    shop.markets.map(({ id }) => [id, weatherColumns(weather, id, span.planFrom)]),
  );
  const fired = (triggers: readonly Trigger[], id: string): readonly PastOnset[] | null => {
    const trigger = triggers.find((one) => one.id === id);
    if (trigger === undefined) return null;
    if (isWeatherTrigger(trigger))
      return pastOfMarkets(
        trigger,
        marketWeights(shop, trigger.markets).map((of) => ({ ...of, series: columns.get(of.market.id) ?? null })),
      );
    if (trigger.kind === "order-contacts" && trigger.orders !== undefined)
      return orderDates(trigger, orders.get(id) ?? [], span)?.dates.pastOnsets ?? null;
    if (!isComposed(trigger)) return knownDates(trigger, { shop, span, holidays }).pastOnsets;
    const parts = partIds(trigger).map((part) => ({ id: part, pastOnsets: fired(triggers, part) }));
    const known = parts.flatMap((part) =>
      part.pastOnsets === null ? [] : [{ id: part.id, pastOnsets: part.pastOnsets, nextOnsets: [] }],
    );
    return known.length < parts.length
      ? null
      : composedPast({ composition: compositionOf(trigger, span), parts: known });
  };
  return (triggers, id) => {
    const past = fired(triggers, id);
    return past?.filter(({ day }) => day < span.planFrom).map(stored) ?? null;
  };
}

function stored({ day, market, weight }: PastOnset): TriggerParameters["pastOnsets"][number] {
  return { day: isoDay(day), market, weight };
}
