import { dayOfYear } from "@springtide/calendar";
import type { Holiday, OrderDay, Shop, Trigger, WeatherDay } from "@springtide/contracts";
import type { WeatherEnsemble } from "@springtide/forecast";
import { composedDates, isComposed, partIds } from "./triggers/composed-dates.ts";
import type { DatedTrigger, Dates, FollowedOrders, Span } from "./triggers/dated-trigger.ts";
import { knownDates } from "./triggers/known-dates.ts";
import { liftOverFewest, orderDates } from "./triggers/order-dates.ts";
import { triggerCaveats } from "./triggers/trigger-caveats.ts";
import { marketsWithoutWeather, weatherCaveats } from "./triggers/weather-caveats.ts";
import { isWeatherTrigger, weatherDates } from "./triggers/weather-dates.ts";

export type { DatedTrigger, Span } from "./triggers/dated-trigger.ts";
export { storedDates } from "./triggers/stored-dates.ts";

/** What is known beside the past weather: the holidays of customers, weather forecasts by market, and orders by trigger. */
export interface KnownAhead {
  readonly holidays?: readonly Holiday[] | undefined;
  readonly forecasts?: ReadonlyMap<string, WeatherEnsemble> | undefined;
  /** Orders by day, past and expected, by the trigger whose shop file names them. */
  readonly orders?: ReadonlyMap<string, readonly OrderDay[]> | undefined;
}

/**
 * Finds when every trigger fired and when it may fire next, market by market. Weather from `planFrom` on is not looked at.
 * Weather that is not there is said in a caveat, and so is every trigger that is left out for want of it, and triggers that
 * the history cannot tell apart.
 */
export function dateTriggers(
  shop: Shop,
  weather: readonly WeatherDay[],
  span: Span,
  { holidays = [], forecasts = new Map(), orders = new Map() }: KnownAhead = {},
): { readonly triggers: readonly DatedTrigger[]; readonly caveats: readonly string[] } {
  const caveats: string[] =
    weather.length === 0 ? ["No weather was given: what the weather does to contacts is not in this plan."] : [];
  const dated = new Map<string, DatedTrigger>();
  for (const trigger of partsFirst(shop.triggers)) {
    if (followsOrders(trigger)) {
      const followed = orderDates(trigger, orders.get(trigger.id) ?? [], span);
      if (followed === null) caveats.push(leftOut(trigger, weather));
      else dated.set(trigger.id, onOrders(datedTrigger(trigger, followed.dates, shop), followed.orders));
      continue;
    }
    const dates = isWeatherTrigger(trigger)
      ? weatherDates(trigger, shop, { days: weather, forecasts }, span)
      : isComposed(trigger)
        ? datesOfParts(trigger, dated, span)
        : knownDates(trigger, { shop, span, holidays });
    if (dates === null) caveats.push(leftOut(trigger, weather));
    else dated.set(trigger.id, datedTrigger(trigger, dates, shop));
  }
  caveats.push(...weatherCaveats(shop, weather, span, forecasts));
  const found = shop.triggers.flatMap(({ id }) => dated.get(id) ?? []);
  const triggers = drawnTogether(found);
  return { triggers, caveats: [...caveats, ...triggerCaveats(triggers, span)] };
}

function datedTrigger(trigger: Trigger, dates: Dates, shop: Shop): DatedTrigger {
  const { leadDays, decayDays, durationDays, liftByQueue, rebound, onsetWeekdays, ...other } = trigger.response;
  const usual = dates.pastOnsets.map(({ day }) => dayOfYear(day));
  const ofQueues = shop.queues.flatMap(({ id, channel }) => {
    const length = other.byChannel?.[channel];
    return length === undefined ? [] : [[id, length] as const];
  });
  return {
    id: trigger.id,
    name: trigger.name,
    leadDays,
    decayDays,
    durationDays,
    liftByQueue,
    rebound,
    onsetWeekdays,
    ...(hasOwnDays(trigger) ? ONE_DAY : {}),
    ...(other.strengthPerDayLate === undefined || usual.length === 0
      ? {}
      : { lateness: { perDay: other.strengthPerDayLate, usualDayOfYear: Math.round(mean(usual)) } }),
    ...(ofQueues.length === 0 ? {} : { shapeByQueue: Object.fromEntries(ofQueues) }),
    ...dates,
  };
}

/** The effect of a day that is followed day by day, instead of building up and fading. */
const ONE_DAY = { leadDays: 0, decayDays: 1, durationDays: 1 };

function hasOwnDays(trigger: Trigger): boolean {
  return (
    trigger.kind === "campaign" ||
    trigger.kind === "order-contacts" ||
    (trigger.kind === "date-ranges" && trigger.at === "every-day")
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function datesOfParts(
  trigger: Extract<Trigger, { of: unknown }>,
  dated: ReadonlyMap<string, DatedTrigger>,
  span: Span,
): Dates | null {
  return partIds(trigger).every((id) => dated.has(id)) ? composedDates(trigger, [...dated.values()], span) : null;
}

/** Whether a trigger follows a file of all orders. */
function followsOrders(trigger: Trigger): trigger is Extract<Trigger, { kind: "order-contacts" }> {
  return trigger.kind === "order-contacts" && trigger.orders !== undefined;
}

function onOrders({ liftByQueue, ...trigger }: DatedTrigger, orders: FollowedOrders): DatedTrigger {
  const lifts = Object.entries(liftByQueue).map(([queue, lift]) => [queue, liftOverFewest(lift, orders)] as const);
  return { ...trigger, orders, liftByQueue: Object.fromEntries(lifts) };
}

function leftOut(trigger: Trigger, weather: readonly WeatherDay[]): string {
  if (followsOrders(trigger))
    return `"${trigger.name}" is left out: no orders before the first day planned were given. Give the file ${trigger.orders ?? ""} that the shop file names.`;
  if (isComposed(trigger)) return `"${trigger.name}" is left out: a trigger that it hangs on is left out.`;
  const missing = isWeatherTrigger(trigger) ? marketsWithoutWeather(trigger.markets, weather) : [];
  return `"${trigger.name}" is left out: there is no weather for its markets (${missing.join(", ")}). Give a weather file to plan for it.`;
}

/** Past years say how markets and triggers go together; where there is but one uncertain date in each season they say nothing. */
function drawnTogether(triggers: readonly DatedTrigger[]): readonly DatedTrigger[] {
  const places = new Set(
    triggers.flatMap(({ id, nextOnsets }) =>
      nextOnsets.filter(({ pastYears }) => pastYears !== undefined).map(({ market }) => `${id} ${market ?? ""}`),
    ),
  );
  if (places.size > 1) return triggers;
  return triggers.map((trigger) => ({
    ...trigger,
    nextOnsets: trigger.nextOnsets.map((next) => ({ ...next, pastYears: undefined })),
  }));
}

/** Triggers in an order in which those that others hang on come first; the contracts have refused circles. */
function partsFirst(triggers: readonly Trigger[]): readonly Trigger[] {
  const ordered: Trigger[] = [];
  const add = (trigger: Trigger): void => {
    if (ordered.includes(trigger)) return;
    if (isComposed(trigger)) for (const id of partIds(trigger)) triggers.filter((part) => part.id === id).forEach(add);
    ordered.push(trigger);
  };
  triggers.forEach(add);
  return ordered;
}
