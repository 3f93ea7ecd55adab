import { z } from "zod";
import { TriggerText } from "./trigger.ts";
import { Day, Duration } from "./units.ts";

const finite = z.number();
const nonNegative = z.number().nonnegative();

/** Triggers for a plain series: those of a shop file, and where the sun and the weather of its customers are looked at. */
export const TriggersFile = z
  .strictObject({
    triggers: z
      .array(TriggerText)
      .meta({ description: "As in a shop file; a lift is that of the series, under any name." }),
    place: z
      .strictObject({
        latitude: z.number().min(-90).max(90).meta({ description: "Degrees north; south is negative." }),
        longitude: z.number().min(-180).max(180).meta({ description: "Degrees east; west is negative." }),
      })
      .optional()
      .meta({ description: "Where customers live: for triggers that hang on the sun." }),
  })
  .meta({ description: "What causes peaks of a plain series, and what each does to it." });
export type TriggersFile = z.infer<typeof TriggersFile>;

const DAY_SECONDS = 86_400;
const LONGEST_DAYS = 800;

/** What is asked of a plain series, as it is typed. */
export const SeriesQuestion = z.strictObject({
  horizon: Duration.refine(
    (seconds) => seconds >= 60 && seconds <= LONGEST_DAYS * DAY_SECONDS,
    `a forecast reaches from a minute to ${LONGEST_DAYS} days ahead`,
  ).meta({ description: "How far to forecast: days, weeks, or hours of a series of intervals.", examples: ["28d"] }),
  asOf: Day.optional().meta({ description: "The last day that is known." }),
  zone: z.string().min(1).optional().meta({ description: "IANA zone of the local clock." }),
  country: z
    .string()
    .regex(
      /^[A-Z]{2}(-[A-Z0-9-]+)?$/,
      "a country is two capital letters (ISO 3166), such as US, or with a part of it US-NY",
    )
    .optional()
    .meta({ description: "Country whose public holidays count, and a part of it." }),
  weatherKnown: Duration.refine(
    (seconds) => seconds % DAY_SECONDS === 0 && seconds <= 60 * DAY_SECONDS,
    "weather is known for whole days, at most 60d",
  )
    .prefault("0d")
    .meta({ description: "Days ahead whose weather stands in the file as a forecast.", examples: ["5d"] }),
  paths: z.int().min(20).max(5000).default(500).meta({ description: "Possible futures drawn." }),
  seed: z.int().nonnegative().default(1).meta({ description: "Seed of the draws." }),
  aht: Duration.refine((seconds) => seconds > 0 && seconds <= DAY_SECONDS, "handling a contact takes up to a day")
    .optional()
    .meta({
      description: "Handling time of a contact: with it the work is told beside the contacts.",
      examples: ["7m"],
    }),
  openItems: z.int().nonnegative().max(10_000_000).optional().meta({
    description: "Contacts that are open already when the forecast begins.",
  }),
});
export type SeriesQuestion = z.infer<typeof SeriesQuestion>;

/** One row of the forecast. */
export const SeriesForecastRow = z.strictObject({
  at: z
    .string()
    .meta({ description: "The day, or the start of the interval with its offset where the zone is known." }),
  mean: nonNegative,
  p10: nonNegative,
  p50: nonNegative,
  p90: nonNegative,
});
export type SeriesForecastRow = z.infer<typeof SeriesForecastRow>;

/** How one band of days ahead was forecast. */
const LeadBandAnswer = z.strictObject({
  fromDay: z.int().positive(),
  toDay: z.int().positive(),
  weights: z.record(z.string(), finite).meta({ description: "Weight of each method." }),
  reason: z.string(),
});

/** What was learned of a trigger. */
const SeriesTriggerAnswer = z.strictObject({
  id: z.string(),
  name: z.string(),
  lift: finite.meta({ description: "Extra at its peak, as a fraction; 0.5 is half as much again." }),
  low: finite,
  high: finite,
  learnedFrom: z.int().nonnegative().meta({ description: "Firings in the history." }),
});

/** A plain series' forecast, and what it stands on. */
export const SeriesForecast = z.strictObject({
  layout: z.enum(["days", "intervals"]),
  intervalMinutes: z.int().positive().nullable(),
  zone: z.string().meta({ description: "IANA zone whose days are counted." }),
  hasZone: z
    .boolean()
    .meta({ description: "Whether the zone was given or found in the file; else a clock that is never set." }),
  asOf: z.iso.date().meta({ description: "The last day of which anything is known." }),
  kind: z.enum(["counts", "measurements"]).meta({
    description: "counts: whole numbers that scatter at least as chance does; measurements: spread learned alone.",
  }),
  history: z.strictObject({
    from: z.string(),
    to: z.string(),
    known: z.int().nonnegative().meta({ description: "Days or intervals with a value." }),
    unknown: z.int().nonnegative().meta({ description: "Days or intervals without one that are not closed." }),
  }),
  country: z.string().nullable(),
  paths: z.int().positive(),
  seed: z.int().nonnegative(),
  bands: z.array(LeadBandAnswer),
  weather: z.strictObject({ used: z.boolean(), knownDays: z.int().nonnegative(), reason: z.string() }).nullable(),
  triggers: z.array(SeriesTriggerAnswer),
  intraday: z.string().nullable().meta({ description: "How days are spread over their intervals." }),
  caveats: z.array(z.string()),
  forecast: z.array(SeriesForecastRow),
});
export type SeriesForecast = z.infer<typeof SeriesForecast>;
