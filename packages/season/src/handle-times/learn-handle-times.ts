import type { CivilDay } from "@springtide/calendar";
import { timeZone } from "@springtide/calendar";
import type { ContactHistory, HandleTimes, Queue } from "@springtide/contracts";
import type { FittedHandleTimes } from "@springtide/forecast";
import { fitHandleTimes, forecastHandleTimes } from "@springtide/forecast";
import type { ShapedTrigger } from "../triggers/dated-trigger.ts";
import { type PastHandling, pastHandling } from "./past-handle-times.ts";
import { feltOn } from "./trigger-days.ts";

/** With fewer contacts the AHT of the shop file is the better word. */
const LEAST_HANDLED = 200;
/** A trigger is asked about from so many contacts on that were handled while it was felt. */
const LEAST_IN_TRIGGER = 30;

/** Handling times of one queue, and what a reader must know of them. */
export interface LearnedHandleTimes {
  readonly handleTimes: HandleTimes | null;
  readonly caveats: readonly string[];
}

/**
 * Learns a queue's handling times by hour, weekday and trigger from what was handled before a day, where the shop file lets it and the
 * history has enough of them; else its one AHT is planned with. Says in a caveat which. Tenure is not told: a shop file does
 * not say who is new, so beginners are not in the history and not in the plan.
 * @param of.triggers shaped for the queue
 */
export function learnHandleTimes({
  queue,
  history,
  zone,
  before,
  triggers,
}: {
  readonly queue: Queue;
  readonly history: ContactHistory | undefined;
  readonly zone: string;
  readonly before: CivilDay;
  readonly triggers: readonly ShapedTrigger[];
}): LearnedHandleTimes {
  const given = `${Math.round(queue.ahtSeconds)} s in every interval`;
  if (queue.ahtFrom === "given")
    return { handleTimes: null, caveats: [`Handling times are those of the shop file: ${given}.`] };
  const past =
    history === undefined || history.minutes === "day" ? null : pastHandling(history, timeZone(zone), before);
  const handled = past?.handled.reduce((sum, count) => sum + count, 0) ?? 0;
  if (past === null || handled < LEAST_HANDLED)
    return {
      handleTimes: null,
      caveats: [
        `The history has too few handling times to learn from; those of the shop file are planned with: ${given}.`,
      ],
    };
  const events = eventOfHours(past, triggers);
  const fitted = fitHandleTimes({ ...past, events });
  const handleTimes = storedHandleTimes(fitted, past, events);
  return { handleTimes, caveats: caveatsOf(queue, handleTimes, past.rowsLeftOut) };
}

/** The trigger that is felt most in each hour; empty where none is, or too few contacts were handled under it. */
function eventOfHours(past: PastHandling, triggers: readonly ShapedTrigger[]): string[] {
  const firstDay = past.days[0] ?? 0;
  const days = (past.days.at(-1) ?? firstDay) - firstDay + 1;
  const felt = triggers.map((trigger) => ({
    id: trigger.id,
    felt: feltOn({ ...trigger, nextOnsets: [] }, firstDay, days),
  }));
  const events = Array.from(past.days, (day) => {
    const most = felt.reduce<{ id: string; chance: number }>(
      (best, one) => {
        const chance = one.felt[day - firstDay] ?? 0;
        return chance > best.chance ? { id: one.id, chance } : best;
      },
      { id: "", chance: 0.5 },
    );
    return most.id;
  });
  const handledUnder = new Map<string, number>();
  events.forEach((id, i) => handledUnder.set(id, (handledUnder.get(id) ?? 0) + (past.handled[i] ?? 0)));
  return events.map((id) => ((handledUnder.get(id) ?? 0) >= LEAST_IN_TRIGGER ? id : ""));
}

/** The fit as a plan keeps it: a week of hours, and a factor for each trigger that was seen. */
function storedHandleTimes(fitted: FittedHandleTimes, past: PastHandling, events: readonly string[]): HandleTimes {
  const hours = Array.from({ length: 168 }, (_, i) => i % 24);
  const weekdays = hours.map((_, i) => Math.floor(i / 24) + 1);
  const { meanSeconds } = forecastHandleTimes(fitted, { hours, weekdays });
  const under = (event: string): number =>
    (forecastHandleTimes(fitted, { hours: [12], weekdays: [1], events: [event] }).meanSeconds[0] ?? Number.NaN) /
    (meanSeconds[12] ?? Number.NaN);
  const predicted = forecastHandleTimes(fitted, { ...past, events }).meanSeconds;
  const handled = past.handled.reduce((sum, count) => sum + count, 0);
  const work = predicted.reduce((sum, seconds, i) => sum + seconds * (past.handled[i] ?? 0), 0);
  return {
    meanSeconds: rounded(work / handled),
    seconds: Array.from({ length: 7 }, (_, day) => Array.from(meanSeconds.subarray(day * 24, day * 24 + 24), rounded)),
    triggers: fitted.events.map((trigger) => ({ trigger, factor: Math.round(under(trigger) * 10_000) / 10_000 })),
    handled,
  };
}

function caveatsOf(queue: Queue, { meanSeconds, handled }: HandleTimes, rowsLeftOut: number): string[] {
  const learned = `Handling times are learned from ${Math.round(handled).toLocaleString("en-GB")} handled contacts: ${Math.round(meanSeconds)} s on average, by hour and weekday (the shop file says ${Math.round(queue.ahtSeconds)} s). New people take longer; they are not told apart.`;
  return rowsLeftOut === 0
    ? [learned]
    : [learned, `${rowsLeftOut} rows with handling times under 1 s or over 8 h were left out of them.`];
}

/** To hundredths of a second. */
function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
