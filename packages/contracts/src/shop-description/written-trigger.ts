import type { z } from "zod";
import type { Shop } from "../shop.ts";
import type { Trigger, TriggerText } from "../trigger.ts";
import type { WeatherMeasure, WeatherVariable } from "../triggers/quantity.ts";
import type { EffectLength, TriggerResponse, TriggerResponseText } from "../triggers/response.ts";
import { writtenWeekdays } from "./written-hours.ts";
import { isSame, unless, writtenClock, writtenDays, writtenLift } from "./written-units.ts";

type TriggerInput = z.input<typeof TriggerText>;
type ResponseInput = z.input<typeof TriggerResponseText>;

const LONGEST_EFFECT_DAYS = 180;

/** Quantities of the weather as a shop file names them, with the unit that they are kept in. */
const WRITTEN: Readonly<Record<WeatherVariable, { readonly measure: WeatherMeasure; readonly unit: string }>> = {
  maxC: { measure: "max-temperature", unit: "C" },
  minC: { measure: "min-temperature", unit: "C" },
  meanC: { measure: "mean-temperature", unit: "C" },
  precipitationMm: { measure: "precipitation", unit: "mm" },
  sunshineHours: { measure: "sunshine", unit: "h" },
};

/** A cause as a shop file writes it. */
export function writtenTrigger(trigger: Trigger, shop: Pick<Shop, "markets" | "zone">): TriggerInput {
  const ofShop = shop.markets.map(({ id }) => id);
  const marketsOf = (markets: string[]): string[] | undefined => (isSame(markets, ofShop) ? undefined : markets);
  const response = writtenResponse(trigger.response);
  switch (trigger.kind) {
    case "first-warm-day":
    case "first-frost":
    case "first-snow":
    case "degree-days":
      return { ...trigger, markets: marketsOf(trigger.markets), response };
    case "first-crossing": {
      const { variable, threshold, also, markets, ...rest } = trigger;
      const { measure, unit } = WRITTEN[variable];
      return {
        ...rest,
        measure,
        threshold: `${threshold} ${unit}`,
        also:
          also === undefined
            ? undefined
            : {
                measure: WRITTEN[also.variable].measure,
                direction: also.direction,
                threshold: `${also.threshold} ${WRITTEN[also.variable].unit}`,
              },
        markets: marketsOf(markets),
        response,
      };
    }
    case "weather-jump": {
      const { variable, jump, markets, ...rest } = trigger;
      const { measure, unit } = WRITTEN[variable];
      return { ...rest, measure, jump: `${jump} ${unit}`, markets: marketsOf(markets), response };
    }
    case "sunset-before": {
      const { minuteOfDay, zone, markets, ...rest } = trigger;
      const clock = writtenClock(minuteOfDay);
      return { ...rest, clock, zone: unless(zone, shop.zone), markets: marketsOf(markets), response };
    }
    case "clock-change":
      return { ...trigger, zone: unless(trigger.zone, shop.zone), response };
    default:
      return { ...trigger, response };
  }
}

function writtenResponse(response: TriggerResponse): ResponseInput {
  const { rebound, onsetWeekdays, strengthPerUnit, strengthPerDayLate, byChannel, liftByQueue } = response;
  return {
    ...writtenLength(response),
    lift: Object.fromEntries(Object.entries(liftByQueue).map(([queue, lift]) => [queue, writtenLift(lift)])),
    rebound:
      rebound === undefined
        ? undefined
        : {
            share: writtenLift(rebound.share),
            after: writtenDays(rebound.afterDays),
            decay: writtenDays(rebound.decayDays),
          },
    onsetWeekdays: onsetWeekdays === undefined ? undefined : writtenOnsets(onsetWeekdays),
    strengthPerUnit: strengthPerUnit === undefined ? undefined : writtenLift(strengthPerUnit),
    strengthPerDayLate: strengthPerDayLate === undefined ? undefined : writtenLift(strengthPerDayLate),
    byChannel:
      byChannel === undefined
        ? undefined
        : Object.fromEntries(
            Object.entries(byChannel).map(([channel, length]) => [
              channel,
              { ...writtenLength(length), duration: writtenDays(length.durationDays) },
            ]),
          ),
  };
}

/** An effect is over after four decays where nothing is said. */
function writtenLength({ leadDays, decayDays, durationDays }: EffectLength): {
  lead: string;
  decay: string;
  duration?: string | undefined;
} {
  const usual = Math.min(LONGEST_EFFECT_DAYS, Math.max(1, Math.round(4 * decayDays)));
  return {
    lead: writtenDays(leadDays),
    decay: writtenDays(decayDays),
    duration: durationDays === usual ? undefined : writtenDays(durationDays),
  };
}

/** Weekdays alike in one rule; those that change nothing are left out. */
function writtenOnsets({
  delayDays,
  factor,
}: NonNullable<TriggerResponse["onsetWeekdays"]>): NonNullable<ResponseInput["onsetWeekdays"]> {
  const alike = new Map<string, { days: number[]; delay: number; strength: number }>();
  for (const [index, delay] of delayDays.entries()) {
    const strength = factor[index] ?? 1;
    if (delay === 0 && strength === 1) continue;
    const key = `${delay} ${strength}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { days: [index + 1], delay, strength });
    else known.days.push(index + 1);
  }
  return [...alike.values()].map(({ days, delay, strength }) => ({
    days: writtenWeekdays(days),
    delay: writtenDays(delay),
    strength: writtenLift(strength),
  }));
}
