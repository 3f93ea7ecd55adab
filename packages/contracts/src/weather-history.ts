import { z } from "zod";
import { Day, Id } from "./units.ts";
import { WeatherDay, WeatherForecast } from "./weather-day.ts";

const Column = z.array(z.number().nullable());
const RareColumn = Column.nullable().meta({ description: "Null where nobody looks." });

/** The weather of one market by day: index k of every column is the k-th day from `firstDay` on, null where it was not observed. */
export const MarketWeatherColumns = z.object({
  market: Id,
  firstDay: Day,
  maxC: Column.meta({ description: "Highest air temperature in degrees Celsius." }),
  minC: Column.meta({ description: "Lowest air temperature in degrees Celsius." }),
  precipitationMm: Column.meta({ description: "Rain and melted snow in millimetres." }),
  sunshineHours: Column.meta({ description: "Hours of sunshine." }),
  sky: z.array(WeatherDay.shape.sky).meta({ description: "The word that describes the day best." }),
  snowMm: RareColumn,
  snowDepthMm: RareColumn,
  windMs: RareColumn,
});
export type MarketWeatherColumns = z.infer<typeof MarketWeatherColumns>;

/** The weather that a shop is planned from, as far as it is stored. */
export const WeatherHistory = z.object({
  shop: Id,
  markets: z.array(MarketWeatherColumns).meta({ description: "Markets without any weather are left out." }),
  forecasts: z.array(WeatherForecast).meta({ description: "The newest forecast of each market that has one." }),
});
export type WeatherHistory = z.infer<typeof WeatherHistory>;
