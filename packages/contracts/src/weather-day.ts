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
});
export type WeatherDay = z.infer<typeof WeatherDay>;
