import type { CivilDay } from "@springtide/calendar";
import { civilDay, timeZone } from "@springtide/calendar";
import type { Holiday, Shop, Trigger } from "@springtide/contracts";
import type { WeightedOnset } from "@springtide/forecast";
import {
  calendarDateOnsets,
  campaignOnsets,
  clockChangeOnsets,
  dateRangeOnsets,
  deliveryIncidentOnsets,
  lastingDays,
  orderContactOnsets,
  paydayOnsets,
  priceChangeOnsets,
  publicHolidayOnsets,
  sunsetBeforeOnsets,
} from "@springtide/forecast";
import type { Dates, Span } from "./dated-trigger.ts";
import { marketWeights } from "./weather-dates.ts";

type KnownTrigger = Exclude<Trigger, { armOn: string } | { kind: "all-of" | "any-of" | "after" | "not-within" }>;
type KnownOnset = WeightedOnset & { readonly market: string | null };

/** When a trigger of the calendar or of the shop's own doing fired and fires: days that are known. */
export function knownDates(
  trigger: KnownTrigger,
  { shop, span, holidays }: { readonly shop: Shop; readonly span: Span; readonly holidays: readonly Holiday[] },
): Dates {
  const fromDay = span.historyFrom - lastingDays(trigger.response);
  // An onset shortly after the plan's end still casts its lead days into it.
  const toDay = span.planTo + Math.ceil(trigger.response.leadDays);
  const onsets = onsetsOf(trigger, { shop, holidays, fromDay, toDay }).filter(
    ({ day }) => day >= fromDay && day <= toDay,
  );
  return {
    pastOnsets: onsets.filter(({ day }) => day < span.planFrom),
    nextOnsets: onsets
      .filter(({ day }) => day >= span.planFrom)
      .map(({ day, market, weight }) => ({
        market,
        weight,
        days: [{ day, probability: 1 }],
        never: 0,
        basis: "known" as const,
      })),
  };
}

interface Within {
  readonly shop: Shop;
  readonly holidays: readonly Holiday[];
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
}

function onsetsOf(trigger: KnownTrigger, within: Within): readonly KnownOnset[] {
  const { shop, fromDay, toDay } = within;
  const everywhere = (days: readonly CivilDay[]): KnownOnset[] => days.map((day) => ({ day, market: null, weight: 1 }));
  switch (trigger.kind) {
    case "clock-change":
      return everywhere(clockChangeOnsets({ ...trigger, zone: timeZone(trigger.zone), fromDay, toDay }));
    case "calendar-date":
      return everywhere(calendarDateOnsets({ dates: trigger.dates, yearly: trigger.yearly, fromDay, toDay }));
    case "public-holiday":
      return everywhere(publicHolidayOnsets({ ...trigger, holidays: named(within, trigger.names), fromDay, toDay }));
    case "payday":
      return everywhere(paydayOnsets({ rule: paydayRule(trigger), holidays: named(within), fromDay, toDay }));
    case "date-ranges":
      return everywhere(dateRangeOnsets({ ...trigger, ranges: civilRanges(trigger), fromDay, toDay }));
    case "sunset-before":
      return marketWeights(shop, trigger.markets).flatMap(({ market, weight }) =>
        sunsetBeforeOnsets({ ...market, ...trigger, zone: timeZone(trigger.zone), fromDay, toDay }).map((day) => ({
          day,
          market: market.id,
          weight,
        })),
      );
    default:
      return ofShop(trigger).map((onset) => ({ ...onset, market: null }));
  }
}

/** What the shop itself does, or suffers, on days that it names. */
function ofShop(
  trigger: Extract<KnownTrigger, { kind: "campaign" | "price-change" | "delivery-incident" | "order-contacts" }>,
): readonly WeightedOnset[] {
  switch (trigger.kind) {
    case "campaign":
      return campaignOnsets(
        trigger.spend.map(({ date, amount }) => ({ day: civilDay(date), amount })),
        trigger,
      );
    case "price-change":
      return priceChangeOnsets(
        trigger.changes.map(({ date, change }) => ({ day: civilDay(date), change })),
        trigger,
      );
    case "delivery-incident":
      return deliveryIncidentOnsets(trigger.incidents.map(({ date, severity }) => ({ day: civilDay(date), severity })));
    case "order-contacts": {
      const extra = new Map<CivilDay, number>();
      for (const { date, orders } of trigger.extraOrders ?? [])
        extra.set(civilDay(date), (extra.get(civilDay(date)) ?? 0) + orders);
      return orderContactOnsets(extra, { delays: trigger.delays, usualOrdersPerDay: trigger.usualOrdersPerDay ?? 1 });
    }
  }
}

function named({ holidays }: Within, names?: readonly string[]): ReadonlySet<CivilDay> {
  return new Set(
    holidays.filter(({ name }) => names === undefined || names.includes(name)).map(({ day }) => civilDay(day)),
  );
}

function paydayRule({
  dayOfMonth,
  businessDaysBeforeEnd = 0,
}: Extract<KnownTrigger, { kind: "payday" }>): { dayOfMonth: number } | { businessDaysBeforeEnd: number } {
  return dayOfMonth === undefined ? { businessDaysBeforeEnd } : { dayOfMonth };
}

function civilRanges({
  ranges,
}: Extract<KnownTrigger, { kind: "date-ranges" }>): { first: CivilDay; last: CivilDay }[] {
  return ranges.map(({ first, last }) => ({ first: civilDay(first), last: civilDay(last) }));
}
