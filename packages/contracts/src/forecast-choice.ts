import { z } from "zod";

/** Methods that can carry a forecast, by the names that shop files and plans use. */
export const FORECAST_METHODS = [
  "count-regression",
  "seasonal-naive",
  "mean-of-eight-weeks",
  "seasonal-moving-average",
  "exponential-smoothing",
  "double-seasonal-exponential-smoothing",
  "decomposition",
  "theta",
] as const;
export const ForecastMethod = z.enum(FORECAST_METHODS);
export type ForecastMethod = z.infer<typeof ForecastMethod>;

const Weights = z.partialRecord(ForecastMethod, z.number().nonnegative());

/** Whether a queue's forecast is told the daily weather. */
const WeatherUse = z.enum(["auto", "on", "off"]);

/** How a queue is to be forecast: by what past forecasts say is best, or as somebody decided. */
export const ForecastChoice = z.strictObject({
  methods: z.union([z.literal("auto"), Weights]).meta({
    description:
      "auto: weights of the methods are learned from past forecasts; otherwise they are these, made to add up to one.",
  }),
  weather: WeatherUse.meta({
    description: "auto: the daily weather is used where past forecasts gained by it; on: always; off: never.",
  }),
});
export type ForecastChoice = z.infer<typeof ForecastChoice>;

/** The same as written in a shop file. */
export const ForecastChoiceText = z.strictObject({
  methods: z
    .union([
      z.enum(["auto", "regression"]),
      Weights.refine((weights) => Object.values(weights).some((weight) => weight > 0), {
        error: "give a weight above 0 to one method or more, or leave methods out to have them learned",
      }),
    ])
    .default("auto")
    .meta({
      description:
        "Which methods carry the forecast. auto: learned from past forecasts; regression: the regression alone, which knows the causes; or weights by method, such as { count-regression: 2, theta: 1 }. " +
        `Methods: ${FORECAST_METHODS.join(", ")}.`,
      examples: ["auto", "regression", { "count-regression": 2, theta: 1 }],
    }),
  weather: WeatherUse.default("auto").meta({
    description:
      "Whether the forecast is told the daily weather. auto: where past forecasts gained by it; on: always; off: never. Weather triggers are not touched by this.",
  }),
});

/** The choice of a shop file, resolved: the regression alone is the regression with all of the weight. */
export function resolveForecastChoice(text: z.infer<typeof ForecastChoiceText>): ForecastChoice {
  return {
    methods: text.methods === "regression" ? { "count-regression": 1 } : text.methods,
    weather: text.weather,
  };
}
