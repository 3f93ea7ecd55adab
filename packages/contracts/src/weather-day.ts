import { z } from "zod";
import { Id } from "./units.ts";

/** One day's weather at one market. Null where it was not observed. */
export const WeatherDay = z.strictObject({
  day: z.iso.date(),
  market: Id,
  maxC: z.number().nullable().meta({ description: "Highest air temperature of the day in degrees Celsius." }),
  minC: z.number().nullable().meta({ description: "Lowest air temperature of the day in degrees Celsius." }),
  precipitationMm: z.number().nullable().meta({ description: "Rain and melted snow of the day in millimetres." }),
  sky: z
    .enum(["sun", "cloud", "fog", "drizzle", "rain", "snow"])
    .nullable()
    .meta({ description: "The word that describes the day best." }),
  sunshineHours: z.number().nullable().meta({ description: "Hours of sunshine." }),
  snowMm: z
    .number()
    .nullable()
    .optional()
    .meta({ description: "New snow of the day in millimetres of snow; left out where nobody looks." }),
  snowDepthMm: z
    .number()
    .nullable()
    .optional()
    .meta({ description: "Snow lying, in millimetres; left out where nobody looks." }),
  windMs: z
    .number()
    .nullable()
    .optional()
    .meta({ description: "Wind speed of the day in metres a second; left out where nobody looks." }),
});
export type WeatherDay = z.infer<typeof WeatherDay>;

/**
 * A weather forecast of one market: equally likely courses of the days to come, each with its days ascending; a forecast without
 * members is one course.
 */
export const WeatherForecast = z.strictObject({
  market: Id,
  members: z.array(z.array(WeatherDay).min(1)).min(1),
});
export type WeatherForecast = z.infer<typeof WeatherForecast>;
