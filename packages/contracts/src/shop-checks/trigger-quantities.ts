import type { Finding } from "@springtide/refusal";
import type { TriggerText } from "../trigger.ts";
import { type Quantity, unitsOf, type WeatherMeasure } from "../triggers/quantity.ts";

/** Thresholds in a unit that their quantity is not measured in, and differences that no day can miss. */
export function quantityFindings(trigger: TriggerText, field: string): Finding[] {
  if (trigger.kind === "first-crossing")
    return [
      ...unitFindings(trigger.measure, trigger.threshold, `${field}/threshold`),
      ...(trigger.also === undefined
        ? []
        : unitFindings(trigger.also.measure, trigger.also.threshold, `${field}/also/threshold`)),
    ];
  if (trigger.kind !== "weather-jump") return [];
  return [
    ...unitFindings(trigger.measure, trigger.jump, `${field}/jump`),
    ...(trigger.jump.value > 0
      ? []
      : [
          {
            code: "jump-not-positive",
            place: { field: `${field}/jump` },
            found: `${trigger.jump.value} ${trigger.jump.unit}`,
            rule: "a difference of nothing or less is met on nearly every day; the direction says up or down",
            remedy: "Write a difference above 0.",
          },
        ]),
  ];
}

function unitFindings(measure: WeatherMeasure, quantity: Quantity, field: string): Finding[] {
  const units = unitsOf(measure);
  if (units.includes(quantity.unit)) return [];
  return [
    {
      code: "unit-of-another-quantity",
      place: { field },
      found: `${quantity.value} ${quantity.unit} for ${measure}`,
      rule: `${measure} is measured in ${units.join(" or ")}`,
      remedy: `Write the number with ${units.join(" or ")}, or look at another measure.`,
    },
  ];
}
