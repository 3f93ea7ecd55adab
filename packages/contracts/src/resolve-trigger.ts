import type { Trigger, TriggerText } from "./trigger.ts";
import { differenceOfQuantity, valueOfQuantity, variableOf } from "./triggers/quantity.ts";

/** Fills in what a trigger leaves to the shop: its markets, the zone of its clocks; thresholds come in the unit of their quantity. */
export function resolveTrigger(
  trigger: TriggerText,
  shop: { readonly markets: readonly { readonly id: string }[]; readonly zone: string },
): Trigger {
  const ofShop = shop.markets.map(({ id }) => id);
  switch (trigger.kind) {
    case "first-warm-day":
    case "first-frost":
    case "first-snow":
    case "degree-days":
      return { ...trigger, markets: trigger.markets ?? ofShop };
    case "first-crossing": {
      const { measure, threshold, also, ...rest } = trigger;
      return {
        ...rest,
        markets: trigger.markets ?? ofShop,
        variable: variableOf(measure),
        threshold: valueOfQuantity(threshold),
        ...(also === undefined
          ? {}
          : {
              also: {
                variable: variableOf(also.measure),
                direction: also.direction,
                threshold: valueOfQuantity(also.threshold),
              },
            }),
      };
    }
    case "weather-jump": {
      const { measure, jump, ...rest } = trigger;
      return {
        ...rest,
        markets: trigger.markets ?? ofShop,
        variable: variableOf(measure),
        jump: differenceOfQuantity(jump),
      };
    }
    case "sunset-before": {
      const { clock, ...rest } = trigger;
      return { ...rest, markets: trigger.markets ?? ofShop, zone: trigger.zone ?? shop.zone, minuteOfDay: clock };
    }
    case "clock-change":
      return { ...trigger, zone: trigger.zone ?? shop.zone };
    default:
      return trigger;
  }
}
