import type { IntervalGrid } from "@springtide/calendar";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { Commitment, OwnShift, Plan, QueueBacklog, QueueForecast, Shop } from "@springtide/contracts";
import type { Composition } from "@springtide/forecast";
import { type HolidaySets, holidaySets } from "./places.ts";
import type { SkilledHeads } from "./roster/people-heads.ts";
import type { ShapedTrigger } from "./triggers/dated-trigger.ts";

/** What one queue's future is drawn from, as the plan keeps it. */
export type QueueBasis = Pick<
  QueueForecast,
  "queue" | "model" | "combination" | "weather" | "profile" | "profileClasses" | "intervalCv" | "handleTimes"
>;

/** Everything the possible seasons are drawn from: two runs from one basis give the same seasons, in any process. */
export interface SeasonBasis {
  readonly shop: Shop;
  readonly grid: IntervalGrid;
  readonly holidays: HolidaySets;
  readonly triggers: readonly ShapedTrigger[];
  readonly queues: readonly QueueBasis[];
  readonly seed: number;
  readonly paths: number;
  /** What partners were told and agreed to before; nothing if not given. */
  readonly commitments?: readonly Commitment[];
  /** What was open in queues of deferred work just before the season; what is expected there if not given. */
  readonly openingBacklog?: readonly QueueBacklog[];
  /** One's own people who are there beside the rosters; nobody if not given. */
  readonly besides?: PeopleBesides;
}

/** One's own people in hours for which no roster is made. */
export interface PeopleBesides {
  readonly heads: readonly SkilledHeads[];
  readonly shifts: readonly OwnShift[];
}

/** The basis a stored plan was drawn from. */
export function basisOfPlan(plan: Plan): SeasonBasis {
  return {
    shop: plan.shop,
    grid: intervalGrid({
      zone: timeZone(plan.grid.zone),
      firstDay: civilDay(plan.grid.firstDay),
      days: plan.grid.days,
      intervalMinutes: plan.grid.intervalMinutes,
    }),
    holidays: holidaySets(plan.holidays),
    triggers: plan.triggers.map(({ composed, ...trigger }) => ({
      ...trigger,
      ...(composed === undefined ? {} : { composed: compositionOfPlan(composed) }),
      pastOnsets: trigger.pastOnsets.map((onset) => ({ ...onset, day: civilDay(onset.day) })),
      nextOnsets: trigger.nextOnsets.map((next) => ({
        ...next,
        days: next.days.map(({ day, probability }) => ({ day: civilDay(day), probability })),
      })),
    })),
    queues: plan.forecasts.map(
      ({ queue, model, combination, weather, profile, profileClasses, intervalCv, handleTimes }) => ({
        queue,
        model,
        combination,
        weather,
        profile,
        profileClasses,
        intervalCv,
        handleTimes,
      }),
    ),
    seed: plan.seed,
    paths: plan.paths,
    ...(plan.commitments === undefined ? {} : { commitments: plan.commitments }),
    ...(plan.shop.openingBacklog === undefined ? {} : { openingBacklog: plan.shop.openingBacklog }),
  };
}

function compositionOfPlan(composed: NonNullable<Plan["triggers"][number]["composed"]>): Composition {
  return { ...composed, fromDay: civilDay(composed.fromDay) };
}
