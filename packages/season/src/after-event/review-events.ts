import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import type { EventError, EventReview, LearnedEffect } from "@springtide/contracts";
import type { EventErrorParts } from "@springtide/forecast";
import { splitEventError } from "@springtide/forecast";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import {
  type ForecastAsOf,
  forecastAsOf,
  type LearnedAsOf,
  learnedAsOf,
  type ShopPast,
} from "../backtest/forecast-as-of.ts";
import type { WeatherAtOrigin } from "../backtest/weather-at-origin.ts";
import { drawDemand } from "../demand.ts";
import type { HistoryOnGrid } from "../history-on-grid.ts";
import type { DatedTrigger } from "../triggers/dated-trigger.ts";
import { eventDays } from "./event-days.ts";
import { type FiredEvent, firedEvents, windowOf } from "./fired-events.ts";
import { expectedDay, pinned } from "./pinned-dates.ts";

/** Firings that are looked at one by one: the latest. */
const MOST_EVENTS = 12;

/** What was forecast in a backtest, and the triggers that fired, seen from the end of the history. */
export interface EventsToReview {
  readonly past: ShopPast;
  readonly histories: ReadonlyMap<string, HistoryOnGrid>;
  readonly fired: readonly DatedTrigger[];
  readonly origins: readonly CivilDay[];
  readonly horizonDays: number;
  readonly lastDay: CivilDay;
  readonly weatherAt: WeatherAtOrigin;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/**
 * Looks at every trigger that fired while a forecast of the backtest looked ahead: what the last forecast before it got wrong, in hours
 * of work, and what the event taught of its lift and shape. That forecast is made anew, far enough to see the event to its end. Of
 * more than twelve firings the latest are reviewed; a caveat names how many are not.
 * Cost: two fits of all queues for each event.
 */
export function reviewEvents(toReview: EventsToReview): { readonly events: EventReview[]; readonly caveats: string[] } {
  const { fired, origins, lastDay, horizonDays } = toReview;
  const all = fired
    .flatMap((trigger) => firedEvents(trigger, { from: (origins[0] ?? lastDay) + 1, to: lastDay }))
    .flatMap((event) => {
      const origin = origins.findLast((day) => day < event.firstOnset && day + horizonDays > event.firstOnset);
      return origin === undefined ? [] : [{ event, origin }];
    })
    .sort((a, b) => a.event.firstOnset - b.event.firstOnset);
  const reviewed = all.slice(-MOST_EVENTS);
  const events = reviewed.map(({ event, origin }, done) => {
    stopIfCancelled(toReview.cancel);
    toReview.progress?.(done, reviewed.length, `Looking at ${event.trigger.name} of ${isoDay(event.firstOnset)}`);
    return reviewOf(event, origin, toReview);
  });
  return {
    events,
    caveats:
      all.length > reviewed.length
        ? [`${all.length - reviewed.length} earlier firings of triggers are not looked at one by one.`]
        : [],
  };
}

function reviewOf(event: FiredEvent, origin: CivilDay, toReview: EventsToReview): EventReview {
  const { past, lastDay, weatherAt, cancel } = toReview;
  const seen = windowOf(event.trigger, event.onsets);
  const forecasts = weatherAt(origin);
  const ahead = { origin, days: seen.to - origin + 1, forecasts, cancel };
  const asOf = forecastAsOf(past, ahead);
  const expected = expectedDay(asOf.basis, event);
  const wide =
    expected === null ? seen : windowOf(event.trigger, [...event.onsets, { day: Math.min(expected, seen.to) }]);
  const [from, to] = [Math.max(origin, wide.from), Math.min(lastDay, seen.to)];
  const after = learnedAsOf(past, { before: to + 1, until: to + 1, forecasts: new Map(), cancel });
  const { id, name } = event.trigger;
  return {
    trigger: id,
    name,
    onset: isoDay(event.firstOnset),
    origin: isoDay(origin),
    expected: expected === null ? null : isoDay(expected),
    firstDay: isoDay(from),
    lastDay: isoDay(to),
    complete: wide.from >= origin && seen.to <= lastDay,
    queues: queuesOf(event, { from, to }, asOf, after, toReview),
  };
}

function queuesOf(
  event: FiredEvent,
  { from, to }: { from: CivilDay; to: CivilDay },
  asOf: ForecastAsOf,
  after: LearnedAsOf,
  { past, histories }: EventsToReview,
): EventReview["queues"] {
  const { id, liftByQueue } = event.trigger;
  const atTrueDate = drawDemand(pinned(asOf.basis, event));
  return past.shop.queues.flatMap((queue) => {
    const whole = histories.get(queue.id);
    const contacts = past.contacts.find((history) => history.queue === queue.id);
    const lifts = [asOf, after].map(
      ({ fitted }) => fitted.find((one) => one.queue === queue.id)?.fit.regression.lifts[id],
    );
    const [before, learned] = lifts;
    if ((liftByQueue[queue.id] ?? 0) === 0 || whole === undefined || contacts === undefined) return [];
    if (before === undefined || learned === undefined) return [];
    const days = eventDays({ queue, basis: asOf.basis, forecast: asOf.demand, atTrueDate, whole, contacts, from, to });
    if (days === null) return [];
    return [
      {
        queue: queue.id,
        error: rounded(splitEventError(days)),
        lift: { before: { ...before }, after: { ...learned } },
        shape: { before: shapeOf(asOf, id, queue.id), after: shapeOf(after, id, queue.id) },
      },
    ];
  });
}

function shapeOf({ triggers }: Pick<LearnedAsOf, "triggers">, trigger: string, queue: string): LearnedEffect | null {
  const shape = triggers.find(({ id }) => id === trigger)?.learned?.byQueue[queue];
  if (shape === undefined) return null;
  const { firstOffset, mean, low, high, events } = shape;
  const decimals = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 10_000) / 10_000);
  return { firstOffset, mean: decimals(mean), low: decimals(low), high: decimals(high), events };
}

function rounded(parts: EventErrorParts): EventError {
  const hours = (value: number): number => Math.round(value * 1e6) / 1e6;
  return {
    forecastHours: hours(parts.forecastHours),
    actualHours: hours(parts.actualHours),
    errorHours: hours(parts.errorHours),
    volumeHours: hours(parts.volumeHours),
    dateHours: hours(parts.dateHours),
    shapeOverDaysHours: hours(parts.shapeOverDaysHours),
    shapeWithinDayHours: hours(parts.shapeWithinDayHours),
    ahtHours: hours(parts.ahtHours),
  };
}
