import { isoDay } from "@springtide/calendar";
import type { DailyModelInput } from "./daily-problem.ts";
import type { FittedDailyModel } from "./fitted-daily-model.ts";

/** A queue that was never contacted: a small constant rate, half a contact over the whole history. */
export function silentQueue(
  { history, triggers }: DailyModelInput,
  { usedDays, closedWeekdaysWithContacts }: { usedDays: number; closedWeekdaysWithContacts: readonly number[] },
): FittedDailyModel {
  const last = history.contacts.findLastIndex((value) => !Number.isNaN(value));
  const rate = 0.5 / Math.max(1, usedDays);
  return {
    parameters: {
      kind: "count-regression",
      originDay: isoDay(history.firstDay + last),
      harmonics: 0,
      triggers: [],
      coefficientNames: ["level"],
      coefficients: [Math.log(rate)],
      covarianceFactor: [1],
      dayFactorVariance: 0,
      levelPersistence: 0,
      levelStepSd: 0,
      levelNow: 0,
      closedWeekdaysWithContacts: [...closedWeekdaysWithContacts],
    },
    lifts: Object.fromEntries(
      triggers.map(({ id, priorLift }) => [id, { lift: priorLift, low: priorLift, high: priorLift, learnedFrom: 0 }]),
    ),
    residuals: new Float64Array(history.contacts.length).fill(NaN),
    fitted: history.contacts.map((value) => (Number.isNaN(value) ? NaN : rate)),
    caveats: ["The history has no contacts at all: the forecast is close to zero and says no more than that."],
  };
}
