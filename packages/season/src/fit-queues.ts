import type { CivilDay, IntervalGrid } from "@springtide/calendar";
import { windowsOn } from "@springtide/calendar";
import type { ContactHistory, HandleTimes, Queue, Shop } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal, stopIfCancelled } from "@springtide/refusal";
import type { FittedEnsemble, ProfilesByClass } from "@springtide/forecast";
import { defaultProfile, fitProfile } from "@springtide/forecast";
import { withBorrowedProfiles } from "./forecast/borrowed-profiles.ts";
import { classesOfDays, classProfiles } from "./forecast/class-profiles.ts";
import { fitForecast, type QueueForecast } from "./forecast/fit-forecast.ts";
import { historyCaveats } from "./forecast/history-caveats.ts";
import { methodsLeftOut } from "./forecast/method-choice.ts";
import type { ToldWeather } from "./forecast/told-weather.ts";
import { learnHandleTimes } from "./handle-times/learn-handle-times.ts";
import { type HistoryOnGrid, historyOnGrid } from "./history-on-grid.ts";
import { holidaysAt, type HolidaySets } from "./places.ts";
import type { DatedTrigger } from "./trigger-dates.ts";
import { shapedForQueue } from "./triggers/dated-trigger.ts";

/** What was learned of one queue from everything before a day. */
export interface FittedQueue extends QueueForecast {
  readonly queue: string;
  readonly history: HistoryOnGrid;
  readonly profile: readonly (readonly number[])[];
  readonly profileBasis: "history" | "default";
  /** Profiles by class of day, where they foretell more than those of the weekday. */
  readonly classes: ProfilesByClass | null;
  readonly intervalCv: number;
  /** Null where the one AHT of the shop file is planned with. */
  readonly handleTimes: HandleTimes | null;
  readonly caveats: readonly string[];
}

/** Fits every queue on what was known before a day. @throws Refusal for a queue of which nothing is known. */
export function fitQueues(input: {
  readonly shop: Shop;
  readonly contacts: readonly ContactHistory[];
  readonly holidays: HolidaySets;
  readonly triggers: readonly DatedTrigger[];
  readonly before: CivilDay;
  /** What the forecasts may be told of the weather; nothing if not given. */
  readonly weather?: ToldWeather | null | undefined;
  /** What was learned a short while ago, by queue: handling times are then as they were, for the rest see `fitForecast`. */
  readonly earlier?: readonly FittedQueue[] | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}): FittedQueue[] {
  const { shop } = input;
  const fitted = shop.queues.map((queue, index) => {
    stopIfCancelled(input.cancel);
    input.progress?.(index, shop.queues.length, `Learning from the history of ${queue.id}`);
    const history = historyOf(queue, input);
    const earlier = input.earlier?.find((one) => one.queue === queue.id);
    const { fit, weather } = fitForecast(
      queue,
      {
        history: history.daily,
        triggers: shapedForQueue(input.triggers, queue.id).map((trigger) => ({
          ...trigger,
          priorLift: trigger.liftByQueue[queue.id] ?? 0,
        })),
        holidays: input.holidays.customers,
        closedDays: history.closedDays,
      },
      input.weather ?? null,
      earlier,
    );
    const aht =
      earlier === undefined
        ? learnHandleTimes({
            queue,
            history: input.contacts.find((one) => one.queue === queue.id),
            zone: shop.zone,
            before: input.before,
            triggers: shapedForQueue(input.triggers, queue.id),
          })
        : { handleTimes: earlier.handleTimes, caveats: [] };
    const profile = profileOf(queue, history, shop.intervalMinutes, input);
    return {
      queue: queue.id,
      history,
      fit,
      weather,
      ...profile,
      handleTimes: aht.handleTimes,
      caveats: [
        ...fit.caveats,
        ...historyCaveats({ ...history, fitted: fit.fitted }),
        ...choiceCaveats(queue, fit),
        ...profile.caveats,
        ...aht.caveats,
      ],
    };
  });
  return withBorrowedProfiles(fitted, shop);
}

function choiceCaveats({ forecast }: Queue, { members }: FittedEnsemble): string[] {
  const left = methodsLeftOut(forecast, members);
  if (left.length === 0) return [];
  return [
    `The history is too short for ${left.join(", ")}: the rest of the methods asked for stand in, and where there is none the regression.`,
  ];
}

function historyOf(
  queue: Queue,
  input: {
    readonly shop: Shop;
    readonly contacts: readonly ContactHistory[];
    readonly holidays: HolidaySets;
    readonly before: CivilDay;
  },
): HistoryOnGrid {
  const found = input.contacts.find((history) => history.queue === queue.id);
  const history =
    found === undefined
      ? null
      : historyOnGrid({
          history: found,
          queue,
          zone: input.shop.zone,
          intervalMinutes: input.shop.intervalMinutes,
          holidays: input.holidays,
          before: input.before,
        });
  if (history?.contacts?.some((count) => !Number.isNaN(count)) === true && history.daily.contacts.every(Number.isNaN))
    throw hoursUnknown(queue.id);
  if (history !== null) return history;
  throw new Refusal({
    code: "queue-without-history",
    place: { field: `/queues/${queue.id}` },
    found: "no contacts before the first day planned",
    rule: `the queue "${queue.id}" is learned from its own past`,
    remedy: "Give contacts of this queue, plan from a later day, or leave the queue out of the shop file.",
  });
}

/** Rows there are, yet every day lacks too many of its open intervals: the hours of the shop file are not those of the rows. */
function hoursUnknown(queue: string): Refusal {
  return new Refusal({
    code: "hours-without-history",
    place: { field: `/queues/${queue}` },
    found: "rows on every day for only a part of its opening hours",
    rule: `a day of "${queue}" is known when rows cover at least nine tenths of the hours in which it is open`,
    remedy:
      "Write a row with 0 for every open interval in which nothing came, or give the opening hours that the queue had in the shop file.",
  });
}

function profileOf(
  queue: Queue,
  history: HistoryOnGrid,
  intervalMinutes: number,
  { holidays, triggers }: { readonly holidays: HolidaySets; readonly triggers: readonly DatedTrigger[] },
): Pick<FittedQueue, "profile" | "profileBasis" | "classes" | "intervalCv" | "caveats"> {
  if (history.contacts !== null) {
    const counted = { grid: history.grid, contacts: history.contacts, open: history.open };
    const { profile, basis, intervalCv } = fitProfile(counted);
    const classOfDay = classesOfDays(history.grid, { holidays: holidays.customers, triggers });
    if (basis === "history")
      return { profile, profileBasis: basis, classes: classProfiles(counted, classOfDay), intervalCv, caveats: [] };
  }
  return {
    profile: defaultProfile({ intervalMinutes, openByWeekday: usualWindows(queue, history.grid, holidays) }),
    profileBasis: "default",
    classes: null,
    intervalCv: 0,
    caveats: [
      "The history has whole days only: each day is spread over the opening hours by a default profile with a morning and an afternoon high.",
    ],
  };
}

/** The windows of an ordinary week: those of the last days of the history that are neither holidays nor exceptions. */
function usualWindows(
  queue: Queue,
  grid: IntervalGrid,
  holidays: HolidaySets,
): { fromMinute: number; toMinute: number }[][] {
  const plain = { ...queue.openingHours, exceptions: [], onHolidays: "open" as const };
  const monday = grid.firstDay + ((4 - (grid.firstDay % 7) + 7) % 7);
  return Array.from({ length: 7 }, (_, i) => [...windowsOn(plain, monday + i, holidaysAt(holidays, queue.site))]);
}
