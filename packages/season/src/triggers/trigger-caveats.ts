import type { DatedTrigger, Span } from "./dated-trigger.ts";

/** Firing on more of the days than this is no event any more. */
const MOST_OF_DAYS = 0.5;
const COINCIDING_DAYS = 1;
const LEAST_FIRINGS = 2;

/** Triggers that fire all the time, and pairs that always come together: what the history cannot tell apart. */
export function triggerCaveats(triggers: readonly DatedTrigger[], span: Span): string[] {
  const inHistory = triggers.map((trigger) => ({
    ...trigger,
    days: [...new Set(trigger.pastOnsets.map(({ day }) => day))].filter(
      (day) => day >= span.historyFrom && day < span.planFrom,
    ),
  }));
  const historyDays = span.planFrom - span.historyFrom;
  const always = inHistory
    // An effect of one day is meant to last as long as its days: a campaign, a school holiday.
    .filter(({ days, durationDays }) => durationDays > 1 && days.length > MOST_OF_DAYS * historyDays)
    .map(
      ({ name, days }) =>
        `"${name}" fired on ${days.length} of the ${historyDays} days of the history: what it does can hardly be told from an ordinary day.`,
    );
  const pairs = inHistory.flatMap((one, i) =>
    inHistory
      .slice(i + 1)
      .filter((other) => liftSameQueue(one, other) && coincide(one.days, other.days))
      .map(
        (other) =>
          `"${one.name}" and "${other.name}" always came together in the history, which cannot tell them apart: how much of the effect is whose is what the shop file believes${sharesWords(one, other)}.`,
      ),
  );
  return [...always, ...pairs];
}

/** Whose the effect is by the lifts believed, on the scale of factors, queue by queue; nothing where they pull in opposite ways. */
function sharesWords(one: DatedTrigger, other: DatedTrigger): string {
  const words = Object.entries(one.liftByQueue).flatMap(([queue, lift]) => {
    const [own, others] = [Math.log1p(lift), Math.log1p(other.liftByQueue[queue] ?? 0)];
    if (!(queue in other.liftByQueue) || own * others <= 0) return [];
    const share = Math.round((100 * own) / (own + others));
    return [`${queue}: ${share} % "${one.name}", ${100 - share} % "${other.name}"`];
  });
  return words.length === 0 ? "" : ` (${words.join("; ")})`;
}

function liftSameQueue(one: DatedTrigger, other: DatedTrigger): boolean {
  return Object.keys(one.liftByQueue).some((queue) => queue in other.liftByQueue);
}

function coincide(some: readonly number[], others: readonly number[]): boolean {
  const near = (days: readonly number[], of: readonly number[]): boolean =>
    days.every((day) => of.some((other) => Math.abs(day - other) <= COINCIDING_DAYS));
  return some.length >= LEAST_FIRINGS && others.length >= LEAST_FIRINGS && near(some, others) && near(others, some);
}
