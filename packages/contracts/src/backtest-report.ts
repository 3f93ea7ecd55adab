import { z } from "zod";

const Day = z.iso.date();
/** Null where there is nothing to measure: no days, no contacts, or no history to measure errors in. */
const figure = z.number().nullable();

/** How well one number a day was forecast; shares, but for mase and rmsse. */
const PointAccuracy = {
  days: z.int().nonnegative(),
  wape: figure.meta({ description: "Sum of absolute errors / sum of contacts." }),
  bias: figure.meta({ description: "Sum of forecast less actual / sum of contacts: above 0 is too high." }),
  mase: figure.meta({ description: "Mean error in units of that of the same weekday of the week before." }),
  rmsse: figure.meta({ description: "The same of root mean squares." }),
};

/** How well possible futures were forecast. */
const FullAccuracy = {
  ...PointAccuracy,
  pinball: figure.meta({ description: "Mean pinball loss of the quantiles 5, 25, 50, 75, 95 %, contacts a day." }),
  crps: figure.meta({ description: "Continuous ranked probability score, contacts a day." }),
  winkler80: figure.meta({ description: "Winkler score of the central 80 %, contacts a day." }),
  coverage50: figure,
  coverage80: figure,
  coverage95: figure,
};

/** What the errors of a forecast cost in people. */
export const StaffingError = z.strictObject({
  plannedHours: z.number().nonnegative().meta({ description: "Head-hours needed for what was forecast." }),
  neededHours: z.number().nonnegative().meta({ description: "Head-hours needed for what came." }),
  overHours: z.number().nonnegative().meta({ description: "Head-hours planned and not needed." }),
  underHours: z.number().nonnegative().meta({ description: "Head-hours needed and not planned." }),
  cost: figure.meta({
    description:
      "Cost of the plan for the forecast less that of the plan for what came: an hour too many costs its wage, an hour too few is bought late at twice the wage. Null where no wage is known.",
  }),
});
export type StaffingError = z.infer<typeof StaffingError>;

/** A forecast and its yardsticks on the same days. */
const Comparison = {
  forecast: z.strictObject({ ...FullAccuracy, staffing: StaffingError.nullable() }),
  yardsticks: z.array(z.strictObject({ name: z.string(), ...PointAccuracy, staffing: StaffingError.nullable() })),
};

/** The days of one class at some leads. */
export const BacktestGroup = z.strictObject({
  fromLead: z.int().positive(),
  toLead: z.int().positive(),
  dayClass: z.string(),
  ...Comparison,
});
export type BacktestGroup = z.infer<typeof BacktestGroup>;

/** One day of one forecast: what was said, what the yardsticks said, and what came. */
export const BacktestDay = z.strictObject({
  origin: Day,
  day: Day,
  lead: z.int().positive(),
  dayClass: z.string(),
  actual: z.number().nullable(),
  mean: z.number(),
  p2_5: z.number(),
  p10: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p90: z.number(),
  p97_5: z.number(),
  yardsticks: z.array(figure).meta({ description: "In the order of the queue's yardsticks." }),
});
export type BacktestDay = z.infer<typeof BacktestDay>;

/** One of the busiest days that came, and whether it was foreseen. */
const PeakDay = z.strictObject({
  origin: Day,
  day: Day,
  actual: z.number(),
  mean: z.number(),
  foreseen: z.boolean().meta({ description: "Whether a day of the forecast's busiest fifth lies within a day of it." }),
});

/** How one queue was forecast. */
export const BacktestQueue = z.strictObject({
  queue: z.string(),
  name: z.string(),
  overall: z.strictObject(Comparison),
  groups: z.array(BacktestGroup),
  classes: z
    .array(z.strictObject({ dayClass: z.string(), ...Comparison }))
    .meta({ description: "By kind of day, all leads together." }),
  peakDayRecall: figure.meta({
    description: "Share of the busiest fifth of each horizon's days foreseen within a day.",
  }),
  peaks: z.array(PeakDay),
  days: z.array(BacktestDay),
});
export type BacktestQueue = z.infer<typeof BacktestQueue>;

/** What was said of a trigger's next date at one origin, and what happened. */
export const TriggerOutcome = z.strictObject({
  trigger: z.string(),
  name: z.string(),
  market: z.string().nullable(),
  origin: Day,
  basis: z.enum(["known", "climatology", "forecast"]),
  probability: z.number().min(0).max(1).meta({ description: "Probability of its firing within the horizon." }),
  p10: Day.nullable().meta({ description: "Day by which it was expected with 10 %, if it comes within the horizon." }),
  p50: Day.nullable(),
  p90: Day.nullable(),
  happened: Day.nullable().meta({ description: "Day on which it fired within the horizon." }),
  crpsDays: figure.meta({
    description: "Score of the predicted date in days, counted to the end of the horizon; 0 is perfect.",
  }),
});
export type TriggerOutcome = z.infer<typeof TriggerOutcome>;

/** Extra contacts at the peak of an effect, with the band that holds 80 % of its next firings. */
const LearnedLift = z.strictObject({
  lift: z.number(),
  low: z.number(),
  high: z.number(),
  learnedFrom: z.int().nonnegative().meta({ description: "Firings that it was learned from; 0 is belief alone." }),
});

/** Extra contacts by day around an onset as a fraction of normal ones, with the band that holds 80 %. */
export const LearnedEffect = z.strictObject({
  firstOffset: z.int().meta({ description: "Days from the onset to the first of the days; negative before it." }),
  mean: z.array(z.number()),
  low: z.array(z.number()),
  high: z.array(z.number()),
  events: z.int().nonnegative(),
});
export type LearnedEffect = z.infer<typeof LearnedEffect>;

/** Where the error of an event's window came from, in contact-hours of work; the parts add up to `errorHours`. */
export const EventError = z.strictObject({
  forecastHours: z.number().nonnegative(),
  actualHours: z.number().nonnegative(),
  errorHours: z.number().nonnegative().meta({ description: "Sum over intervals of |work forecast - work that came|." }),
  volumeHours: z.number(),
  dateHours: z.number(),
  shapeOverDaysHours: z.number(),
  shapeWithinDayHours: z.number(),
  ahtHours: z.number(),
});
export type EventError = z.infer<typeof EventError>;

/** A trigger that fired within the backtest: what the forecast before it missed, and what was learned of it. */
export const EventReview = z.strictObject({
  trigger: z.string(),
  name: z.string(),
  onset: Day,
  origin: Day.meta({ description: "The last forecast made before it that reaches its onset." }),
  expected: Day.nullable().meta({ description: "Median of the dates that the forecast gave it." }),
  firstDay: Day,
  lastDay: Day,
  complete: z.boolean().meta({ description: "Whether the whole window lies within the forecast and the history." }),
  queues: z.array(
    z.strictObject({
      queue: z.string(),
      error: EventError,
      lift: z.strictObject({ before: LearnedLift, after: LearnedLift }),
      shape: z
        .strictObject({ before: LearnedEffect.nullable(), after: LearnedEffect.nullable() })
        .meta({ description: "Null where no event had been seen from which a shape could be learned." }),
    }),
  ),
});
export type EventReview = z.infer<typeof EventReview>;

/** What a backtest found: complete in itself, so that the page, the file and the command say the same. */
export const BacktestReport = z.strictObject({
  contract: z.literal("springtide-backtest"),
  version: z.literal(1),
  software: z.string(),
  subject: z.strictObject({
    kind: z.enum(["shop", "series"]),
    id: z.string(),
    name: z.string(),
    zone: z.string(),
    currency: z.string().nullable(),
  }),
  origins: z.array(Day).min(1).meta({ description: "First days forecast, ascending." }),
  horizonDays: z.int().positive(),
  everyDays: z.int().positive(),
  paths: z.int().positive(),
  seed: z.int().nonnegative(),
  weather: z.strictObject({
    basis: z.enum(["none", "as-issued", "archived", "known"]),
    knownDays: z.int().nonnegative(),
    words: z.string(),
  }),
  queues: z.array(BacktestQueue).min(1),
  triggers: z.array(TriggerOutcome),
  events: z.array(EventReview),
  caveats: z.array(z.string()),
});
export type BacktestReport = z.infer<typeof BacktestReport>;
