import { weekday } from "@springtide/calendar";
import { drawGamma, drawNormal, drawPoisson, randomStream } from "@springtide/probability";
import { kernelAt } from "@springtide/forecast";
import type { DailySeries, TriggerEffect } from "@springtide/forecast";

/** A queue whose truth is known, to see whether it is found again. */
export interface Truth {
  readonly firstDay: number;
  readonly days: number;
  /** Contacts on a Tuesday. */
  readonly level: number;
  /** Multipliers Monday to Sunday. */
  readonly week: readonly number[];
  readonly trendPerYear: number;
  /** Amplitude of a yearly wave on the log scale. */
  readonly season: number;
  readonly persistence: number;
  readonly levelSd: number;
  readonly daySd: number;
  readonly triggers: readonly (TriggerEffect & { readonly lift: number })[];
}

export const plain: Truth = {
  firstDay: 18_000, // 14 April 2019
  days: 1200,
  level: 400,
  week: [1.3, 1, 1, 0.95, 0.9, 0.5, 0.3],
  trendPerYear: 0,
  season: 0,
  persistence: 0.9,
  levelSd: 0,
  daySd: 0,
  triggers: [],
};

/** Rates of every day (with the level's wandering, without the day factor) and counts, drawn at a fixed seed. */
export function simulate(truth: Truth, seed: number): { history: DailySeries; rates: Float64Array } {
  const stream = randomStream(seed, "simulated queue");
  let level = truth.levelSd * drawNormal(stream);
  const rates = Float64Array.from({ length: truth.days }, (_, i) => {
    const day = truth.firstDay + i;
    level = truth.persistence * level + truth.levelSd * Math.sqrt(1 - truth.persistence ** 2) * drawNormal(stream);
    const lifts = truth.triggers.reduce(
      (product, trigger) =>
        product *
        (1 + trigger.lift * trigger.pastOnsets.reduce((sum, o) => sum + o.weight * kernelAt(trigger, day - o.day), 0)),
      1,
    );
    const slow = (truth.trendPerYear * i) / 365.25 + truth.season * Math.cos((2 * Math.PI * day) / 365.25);
    return truth.level * (truth.week[weekday(day) - 1] ?? 0) * lifts * Math.exp(slow + level);
  });
  const variance = truth.daySd ** 2;
  const contacts = rates.map((rate) =>
    drawPoisson(stream, variance > 0 ? rate * variance * drawGamma(stream, 1 / variance) : rate),
  );
  return { history: { firstDay: truth.firstDay, contacts }, rates };
}

/** A trigger that fires every `everyDays`, from `first` days into the history on. */
export function yearly(of: {
  first: number;
  everyDays: number;
  firings: number;
  priorLift: number;
  lift: number;
}): TriggerEffect & { lift: number } {
  return {
    id: "spring",
    pastOnsets: Array.from({ length: of.firings }, (_, k) => ({
      day: plain.firstDay + of.first + k * of.everyDays,
      weight: 1,
    })),
    leadDays: 2,
    decayDays: 6,
    durationDays: 24,
    priorLift: of.priorLift,
    lift: of.lift,
  };
}
