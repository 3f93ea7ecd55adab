import { z } from "zod";
import { MonthDay } from "../units.ts";
import { Quantity, WeatherMeasure, WeatherVariable } from "./quantity.ts";

const sky = z.enum(["any", "dry", "sunny"]).default("any").meta({
  description:
    "dry: less than 1 mm of rain; sunny: dry and the sky is recorded as sun, or at least half the possible sunshine.",
});
const sustainedDays = z.int().min(1).max(14).default(1).meta({
  description: "Days in a row that are needed; it fires on the first of them.",
});
const season = (armOn: string, disarmOn: string) => ({
  armOn: MonthDay.default(armOn).meta({ description: "Day of the year from which it counts." }),
  disarmOn: MonthDay.default(disarmOn).meta({
    description: "Last day of the year on which it can fire; before armOn for a season over the new year.",
  }),
});

export const firstWarmDay = {
  kind: z.literal("first-warm-day").meta({ description: "Fires on the first warm day of the year in a market." }),
  thresholdC: z
    .number()
    .min(-40)
    .max(50)
    .meta({ description: "Daily maximum in degrees Celsius that counts as warm." }),
  sky,
  armOn: MonthDay.default("02-01").meta({ description: "Day of the year from which a first warm day counts." }),
  disarmOn: MonthDay.default("06-30").meta({ description: "Last day of the year on which it can fire." }),
  sustainedDays: sustainedDays.meta({
    description: "Warm days in a row that are needed; it fires on the first of them.",
  }),
};

export const firstFrost = {
  kind: z.literal("first-frost").meta({ description: "Fires on the first frost of a winter in a market." }),
  thresholdC: z.number().min(-40).max(20).default(0).meta({
    description: "Daily minimum in degrees Celsius below which it is a frost.",
  }),
  sustainedDays,
  ...season("08-15", "04-30"),
};

export const firstSnow = {
  kind: z.literal("first-snow").meta({ description: "Fires on the first day with snow of a winter in a market." }),
  sustainedDays,
  ...season("08-15", "04-30"),
};

const direction = z.enum(["up", "down"]).meta({
  description: "up: at or above the threshold; down: below it.",
});

const crossing = {
  kind: z.literal("first-crossing").meta({
    description: "Fires once a season, on the first day on which a quantity of the weather crosses a threshold.",
  }),
  direction,
  sky,
  sustainedDays,
  ...season("01-01", "12-31"),
};
/** As resolved: quantity and threshold in its unit. */
export const firstCrossing = {
  ...crossing,
  variable: WeatherVariable,
  threshold: z.number(),
  also: z.strictObject({ variable: WeatherVariable, direction, threshold: z.number() }).optional(),
};
/** As written: the threshold with its unit. */
export const firstCrossingText = {
  ...crossing,
  measure: WeatherMeasure,
  threshold: Quantity.meta({ description: "Where it is crossed, with its unit, such as 18 C or 20 mm." }),
  also: z
    .strictObject({
      measure: WeatherMeasure,
      direction,
      threshold: Quantity.meta({ description: "Threshold of the second condition with its unit." }),
    })
    .optional()
    .meta({ description: "A second condition that the same day must meet." }),
};

const jump = {
  kind: z.literal("weather-jump").meta({
    description: "Fires each time the weather differs much from the days before: suddenly hot, suddenly cold.",
  }),
  direction: z.enum(["up", "down"]).meta({ description: "up: above the days before; down: below them." }),
  overDays: z.int().min(2).max(60).default(14).meta({ description: "Days before whose mean is the measure." }),
  sustainedDays,
  quietDays: z.int().min(0).max(180).default(14).meta({ description: "Days after a firing without another." }),
  ...season("01-01", "12-31"),
};
export const weatherJump = { ...jump, variable: WeatherVariable, jump: z.number().positive() };
export const weatherJumpText = {
  ...jump,
  measure: WeatherMeasure,
  jump: Quantity.meta({ description: "By how much it must differ from their mean, with its unit, such as 8 C." }),
};

export const degreeDays = {
  kind: z.literal("degree-days").meta({
    description: "Fires once a season, when enough warmth has gathered: the sum of mean temperature above a base.",
  }),
  baseC: z
    .number()
    .min(-20)
    .max(30)
    .meta({ description: "Mean temperature in degrees Celsius above which it counts." }),
  target: z.number().positive().max(10_000).meta({ description: "Degree days that must gather, in degrees Celsius." }),
  ...season("01-01", "12-31"),
};
