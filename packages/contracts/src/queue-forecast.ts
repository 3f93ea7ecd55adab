import { z } from "zod";
import { DailyModelParameters } from "./daily-model-parameters.ts";
import { HandleTimes } from "./handle-times.ts";
import { Id } from "./units.ts";

const counts = z.array(z.number().nonnegative());
const share = z.number().min(0).max(1);

/** Quantiles of something computed whole season by whole season; never a sum of quantiles. */
export const PathQuantiles = z.strictObject({ mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number() });
export type PathQuantiles = z.infer<typeof PathQuantiles>;

/** Bands by day and a few whole seasons drawn through them. */
export const Bands = {
  daily: z.strictObject({ mean: counts, p10: counts, p50: counts, p90: counts }),
  examples: z.array(counts).meta({ description: "Contacts by day of a few whole example seasons." }),
};

const Profile = z.array(z.array(z.number().nonnegative())).length(7);

const SideFactors = z.tuple([z.number(), z.number(), z.number()]);
const SpreadFactors = z.strictObject({ lower: SideFactors, upper: SideFactors, scores: z.int().nonnegative() }).meta({
  description:
    "How much wider than the regression's each side is, at the quarter, tenth and fortieth from its end; scores: past errors that say so, 0 where the regression's own spread stands.",
});

/** How the methods are combined over one stretch of leads, and why; 1 is the day after the history. */
const LeadBandChoice = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive(),
  weights: z.record(Id, share).meta({ description: "By method; they add up to one." }),
  origins: z.int().nonnegative().meta({ description: "Past forecasts from which the weights were learned." }),
  bias: z.number().meta({
    description: "Median past error as a factor of what came; above 1 forecasts were too low. Told, not taken out.",
  }),
  spread: SpreadFactors,
  spreadOfCauses: SpreadFactors.meta({ description: "The same on days on which a holiday or a trigger is felt." }),
  reason: z.string(),
});

/** What carries a queue's forecast, and how its paths come from those of the regression. */
export const ForecastCombination = z.strictObject({
  summary: z.string().meta({ description: "Which method carries the forecast, and why, in a sentence." }),
  bands: z.array(LeadBandChoice).min(1).meta({ description: "Ascending; leads beyond the last belong to it." }),
  firstLead: z.int().positive().meta({ description: "Lead of the plan's first day." }),
  shifts: z.array(z.number()).meta({
    description: "By day of the plan: how far the combination lies from the regression, as a natural logarithm.",
  }),
});
export type ForecastCombination = z.infer<typeof ForecastCombination>;

/** What the weather does to the contacts of each day, in each season drawn: enough to draw them again without the weather. */
const WeatherEffects = z.strictObject({
  step: z.number().nonnegative(),
  values: z.base64().meta({
    description:
      "One signed byte for each season drawn and each day of the plan, days of one season in a row: its value times step is the natural logarithm of what the weather does to the contacts of the day.",
  }),
  before: z.array(z.number()).meta({
    description: "Natural logarithms of what the weather did on each of the last days before the plan, oldest first.",
  }),
});
export type WeatherEffects = z.infer<typeof WeatherEffects>;

/** Whether a forecast is told the daily weather, and why. */
const ToldWeather = z.strictObject({
  reason: z.string(),
  effects: WeatherEffects.nullable().meta({ description: "Null where the weather is not used." }),
});

/** Everything the forecast of one queue needs to be drawn again, and its bands by day. */
export const QueueForecast = z.strictObject({
  queue: Id,
  model: DailyModelParameters.meta({ description: "The regression, which knows the causes." }),
  combination: ForecastCombination,
  weather: ToldWeather.nullable().meta({ description: "Null where there is no weather to tell." }),
  profile: Profile.meta({
    description: "Share of a day's contacts in each interval of a 24-hour day, by ISO weekday; rows sum to 1.",
  }),
  profileClasses: z
    .strictObject({
      classes: z.array(z.strictObject({ season: z.string(), event: z.string(), profile: Profile })),
      ofDay: z.array(z.int().nonnegative()).meta({ description: "By day of the plan, which of them it has." }),
    })
    .nullable()
    .meta({
      description:
        "Profiles by quarter of the year and by event (a public holiday, a trigger of known dates; empty on ordinary days), where they foretold the latest days better than those of the weekday; else null.",
    }),
  profileBasis: z.enum(["history", "default"]),
  intervalCv: z.number().nonnegative(),
  ...Bands,
  total: PathQuantiles,
  handleTimes: HandleTimes.nullable().meta({ description: "Null where the one AHT of the shop file is planned with." }),
  holdout: z.strictObject({ days: z.int(), wape: z.number(), seasonalNaiveWape: z.number() }).nullable().meta({
    description:
      "How the model and the same weekdays of the week before them did on the last days of history, which neither had seen.",
  }),
  caveats: z.array(z.string()),
});
export type QueueForecast = z.infer<typeof QueueForecast>;
