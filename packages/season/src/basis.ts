import type { IntervalGrid } from "@springtide/calendar";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { DailyModelParameters, Plan, Shop } from "@springtide/contracts";
import type { PlannedTrigger } from "@springtide/forecast";
import { type HolidaySets, holidaySets } from "./places.ts";

/** What one queue's future is drawn from. */
export interface QueueBasis {
  readonly queue: string;
  readonly model: DailyModelParameters;
  readonly profile: readonly (readonly number[])[];
  readonly intervalCv: number;
}

/** Everything the possible seasons are drawn from: two runs from one basis give the same seasons, in any process. */
export interface SeasonBasis {
  readonly shop: Shop;
  readonly grid: IntervalGrid;
  readonly holidays: HolidaySets;
  readonly triggers: readonly PlannedTrigger[];
  readonly queues: readonly QueueBasis[];
  readonly seed: number;
  readonly paths: number;
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
    triggers: plan.triggers.map((trigger) => ({
      ...trigger,
      pastOnsets: trigger.pastOnsets.map(({ day, weight }) => ({ day: civilDay(day), weight })),
      nextOnsets: trigger.nextOnsets.map((next) => ({
        ...next,
        days: next.days.map(({ day, probability }) => ({ day: civilDay(day), probability })),
      })),
    })),
    queues: plan.forecasts.map(({ queue, model, profile, intervalCv }) => ({ queue, model, profile, intervalCv })),
    seed: plan.seed,
    paths: plan.paths,
  };
}
