import { z } from "zod";

/** A quantity of the day's weather that a trigger may look at. */
export const WeatherMeasure = z
  .enum(["max-temperature", "min-temperature", "mean-temperature", "precipitation", "sunshine"])
  .meta({ description: "What is looked at: a temperature of the day, its precipitation or its hours of sunshine." });
export type WeatherMeasure = z.infer<typeof WeatherMeasure>;

/** The same quantities as the weather of a market names them, with their unit. */
export const WeatherVariable = z.enum(["maxC", "minC", "meanC", "precipitationMm", "sunshineHours"]);
export type WeatherVariable = z.infer<typeof WeatherVariable>;

const VARIABLES: Readonly<Record<WeatherMeasure, WeatherVariable>> = {
  "max-temperature": "maxC",
  "min-temperature": "minC",
  "mean-temperature": "meanC",
  precipitation: "precipitationMm",
  sunshine: "sunshineHours",
};

export function variableOf(measure: WeatherMeasure): WeatherVariable {
  return VARIABLES[measure];
}

const UNITS: Readonly<Record<WeatherVariable, readonly string[]>> = {
  maxC: ["C", "F"],
  minC: ["C", "F"],
  meanC: ["C", "F"],
  precipitationMm: ["mm", "in"],
  sunshineHours: ["h"],
};

/** Units in which a threshold of a quantity may be written. */
export function unitsOf(measure: WeatherMeasure): readonly string[] {
  return UNITS[variableOf(measure)];
}

const QUANTITY_RULE = "a quantity of the weather is a number and its unit: 18 C, 64 F, 20 mm, 1 in or 8 h";

/** A number with its unit, as people write it: `18 C`, `0.5 in`. */
export const Quantity = z
  .string(QUANTITY_RULE)
  .regex(/^-?\d+(\.\d+)?\s*°?\s*(C|F|mm|in|h)$/, QUANTITY_RULE)
  .transform((text) => ({ value: Number.parseFloat(text), unit: text.replace(/^[-\d.\s°]+/, "") }))
  .meta({ description: "A number and its unit: 18 C, 64 F, 20 mm, 1 in or 8 h.", examples: ["18 C"] });
export type Quantity = z.infer<typeof Quantity>;

/** A point on a scale in degrees Celsius, millimetres or hours. */
export function valueOfQuantity({ value, unit }: Quantity): number {
  return unit === "F" ? rounded(((value - 32) * 5) / 9) : differenceOfQuantity({ value, unit });
}

/** A difference of two points in degrees Celsius, millimetres or hours. */
export function differenceOfQuantity({ value, unit }: Quantity): number {
  if (unit === "F") return rounded((value * 5) / 9);
  return unit === "in" ? rounded(value * 25.4) : value;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
