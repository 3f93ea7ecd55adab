import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoDay, timeZone, yearOf } from "@springtide/calendar";
import type { Shop, Trigger, WeatherDay } from "@springtide/contracts";
import type { OnsetDistribution, PlannedTrigger, WeatherSeries, WeightedOnset } from "@springtide/forecast";
import { calendarDateOnsets, clockChangeOnsets, firstWarmDayDistribution, firstWarmDays } from "@springtide/forecast";

/** A trigger with the days on which it fired and the days on which it may. */
export interface DatedTrigger extends PlannedTrigger {
  readonly name: string;
  readonly pastOnsets: readonly (WeightedOnset & { readonly market: string | null })[];
  readonly liftByQueue: Readonly<Record<string, number>>;
}

/** The time that is looked at: what happened before `planFrom` is known, what comes until `planTo` is drawn. */
export interface Span {
  readonly historyFrom: CivilDay;
  readonly planFrom: CivilDay;
  readonly planTo: CivilDay;
}

/**
 * Finds when every trigger fired and when it may fire next, market by market. Weather from `planFrom` on is not looked at.
 * Weather that is not there is said in a caveat, and so is every trigger that is left out for want of it.
 */
export function dateTriggers(
  shop: Shop,
  weather: readonly WeatherDay[],
  span: Span,
): { readonly triggers: readonly DatedTrigger[]; readonly caveats: readonly string[] } {
  const caveats: string[] =
    weather.length === 0 ? ["No weather was given: what the weather does to contacts is not in this plan."] : [];
  const triggers = shop.triggers.flatMap((trigger): DatedTrigger[] => {
    const dates =
      trigger.kind === "first-warm-day" ? weatherDates(trigger, shop, weather, span) : calendarDates(trigger, span);
    if (dates === null) {
      caveats.push(
        `"${trigger.name}" is left out: there is no weather for its markets. Give a weather file to plan for it.`,
      );
      return [];
    }
    const { leadDays, decayDays, durationDays, liftByQueue } = trigger.response;
    return [{ id: trigger.id, name: trigger.name, leadDays, decayDays, durationDays, liftByQueue, ...dates }];
  });
  return { triggers, caveats };
}

type Dates = Pick<DatedTrigger, "pastOnsets" | "nextOnsets">;

function calendarDates(trigger: Exclude<Trigger, { kind: "first-warm-day" }>, span: Span): Dates {
  const fromDay = span.historyFrom - trigger.response.durationDays;
  // An onset shortly after the plan's end still casts its lead days into it.
  const toDay = span.planTo + Math.ceil(trigger.response.leadDays);
  const days =
    trigger.kind === "clock-change"
      ? clockChangeOnsets({
          zone: timeZone(trigger.zone),
          direction: trigger.direction,
          offsetDays: trigger.offsetDays,
          fromDay,
          toDay,
        })
      : calendarDateOnsets({
          ...(trigger.dates === undefined ? {} : { dates: trigger.dates }),
          ...(trigger.yearly === undefined ? {} : { yearly: trigger.yearly }),
          fromDay,
          toDay,
        });
  return {
    pastOnsets: days.filter((day) => day < span.planFrom).map((day) => ({ day, market: null, weight: 1 })),
    nextOnsets: days
      .filter((day) => day >= span.planFrom)
      .map((day): OnsetDistribution => ({
        market: null,
        weight: 1,
        days: [{ day, probability: 1 }],
        never: 0,
        basis: "known",
      })),
  };
}

function weatherDates(
  trigger: Extract<Trigger, { kind: "first-warm-day" }>,
  shop: Shop,
  weather: readonly WeatherDay[],
  span: Span,
): Dates | null {
  const markets = shop.markets.filter((market) => trigger.markets.includes(market.id));
  const share = markets.reduce((sum, market) => sum + market.orderShare, 0);
  const perMarket = markets.map((market) => {
    const series = weatherSeries(weather, market.id, span.planFrom);
    if (series === null) return null;
    const rule = { ...trigger, latitude: market.latitude };
    const weight = share > 0 ? market.orderShare / share : 1 / markets.length;
    const fired = firstWarmDays({ weather: series, rule });
    const past = fired.map(({ onset }) => ({ day: onset, market: market.id, weight }));
    const next: OnsetDistribution[] = [];
    for (let year = yearOf(span.planFrom); year <= yearOf(span.planTo + trigger.response.leadDays); year += 1) {
      if (fired.some((firing) => firing.year === year)) continue;
      const { days, basis } = firstWarmDayDistribution({ weather: series, rule, year });
      const ahead = days.filter(({ day }) => day >= span.planFrom);
      const within = ahead.reduce((sum, { probability }) => sum + probability, 0);
      if (ahead.length > 0)
        next.push({ market: market.id, weight, days: ahead, never: Math.max(0, 1 - within), basis });
    }
    return { past, next };
  });
  const found = perMarket.filter((dates) => dates !== null);
  if (found.length < markets.length || found.length === 0) return null;
  return { pastOnsets: found.flatMap(({ past }) => past), nextOnsets: found.flatMap(({ next }) => next) };
}

/** One market's weather as columns by day; gaps are NaN. Null where there is none. */
function weatherSeries(weather: readonly WeatherDay[], market: string, before: CivilDay): WeatherSeries | null {
  const rows = weather
    .filter((row) => row.market === market)
    .map((row) => ({ ...row, day: civilDay(row.day) }))
    .filter((row) => row.day < before);
  if (rows.length === 0) return null;
  const firstDay = rows.reduce((least, row) => Math.min(least, row.day), Infinity);
  const length = rows.reduce((most, row) => Math.max(most, row.day), -Infinity) - firstDay + 1;
  const column = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  const series = {
    firstDay,
    maxC: column(),
    minC: column(),
    precipitationMm: column(),
    sunshineHours: column(),
    sky: new Array<string | null>(length).fill(null),
  };
  for (const row of rows) {
    const i = row.day - firstDay;
    series.maxC[i] = row.maxC ?? Number.NaN;
    series.minC[i] = row.minC ?? Number.NaN;
    series.precipitationMm[i] = row.precipitationMm ?? Number.NaN;
    series.sunshineHours[i] = row.sunshineHours ?? Number.NaN;
    series.sky[i] = row.sky;
  }
  return series;
}

/** Dates as the plan stores them. */
export function storedDates(trigger: DatedTrigger): {
  readonly pastOnsets: { day: string; market: string | null; weight: number }[];
  readonly nextOnsets: {
    market: string | null;
    weight: number;
    days: { day: string; probability: number }[];
    never: number;
    basis: "known" | "climatology";
  }[];
} {
  return {
    pastOnsets: trigger.pastOnsets.map(({ day, market, weight }) => ({ day: isoDay(day), market, weight })),
    nextOnsets: trigger.nextOnsets.map((next) => ({
      ...next,
      days: next.days.map(({ day, probability }) => ({ day: isoDay(day), probability })),
    })),
  };
}
