import { z } from "zod";
import { Id } from "./units.ts";

/** The fitted daily count regression of one queue: enough to draw its future again, in any process. */
export const DailyModelParameters = z.strictObject({
  kind: z.literal("count-regression"),
  /** Day on which trend is zero and the level state was last known. */
  originDay: z.iso.date(),
  harmonics: z.int().min(0).max(6),
  triggers: z.array(Id).meta({ description: "Triggers that have a coefficient, in the order of the coefficients." }),
  coefficientNames: z.array(z.string()).meta({
    description:
      "level, weekday-1 to 7, trend-per-year, annual-sin-1 ..., month-sin-1 ..., holiday, before-holiday, after-holiday (also of one holiday: holiday date 12-25), closed-day, trigger <id>, and level-now: how far the level stood from its normal on originDay.",
  }),
  coefficients: z.array(z.number()).meta({ description: "Natural logarithms of multipliers." }),
  /** Lower triangle, row by row, of the Cholesky factor of the coefficients' covariance. */
  covarianceFactor: z.array(z.number()),
  /** Variance of the gamma day factor with mean 1. */
  dayFactorVariance: z.number().nonnegative(),
  /** Slow wandering of the level: log level is first-order autoregressive. */
  levelPersistence: z.number().min(0).max(1),
  levelStepSd: z.number().nonnegative(),
  levelNow: z.number().meta({ description: "Value of the coefficient level-now." }),
  /** ISO weekdays on which contacts come although the queue is closed all day; on the others a closed day is silent. */
  closedWeekdaysWithContacts: z.array(z.int().min(1).max(7)),
});
export type DailyModelParameters = z.infer<typeof DailyModelParameters>;
