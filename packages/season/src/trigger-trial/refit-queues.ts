import type { WeatherEnsemble } from "@springtide/forecast";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";
import { type FittedQueue, fitQueues } from "../fit-queues.ts";
import { basisOfFitted } from "../forecast/basis-of-fitted.ts";
import { weatherToTell } from "../forecast/told-weather.ts";
import { holidaySets } from "../places.ts";
import type { DatedTrigger } from "../trigger-dates.ts";
import { withQueues } from "./learned-triggers.ts";
import { dailyHistories, spanOfPlan, type TriggerTrialInput } from "./trial-input.ts";

/** Fits the forecasts of some queues by day beside other triggers than the plan's, from what the plan was learned from. */
export function refitQueues(
  { plan, weather, forecasts }: TriggerTrialInput & { readonly forecasts: ReadonlyMap<string, WeatherEnsemble> },
  { triggers, queues }: { readonly triggers: readonly DatedTrigger[]; readonly queues: ReadonlySet<string> },
  progress: Progress,
  cancel: CancelSignal | undefined,
): readonly FittedQueue[] {
  const { planFrom } = spanOfPlan(plan);
  const told = weatherToTell(plan.shop, { days: weather, forecasts }, { from: planFrom, days: plan.grid.days });
  return fitQueues({
    shop: withQueues(plan.shop, queues),
    contacts: dailyHistories(plan),
    holidays: holidaySets(plan.holidays),
    triggers,
    before: planFrom,
    weather: told.weather,
    progress,
    cancel,
  });
}

/** A basis whose days come from other triggers and queues learned anew; how a day is spread over its hours stays the plan's. */
export function withRefitted(
  basis: SeasonBasis,
  refitted: readonly FittedQueue[],
  { triggers, holidays }: Pick<SeasonBasis, "triggers" | "holidays">,
): SeasonBasis {
  const { queues, ...season } = { ...basis, triggers, holidays };
  const anew = basisOfFitted(refitted, season).queues;
  return {
    ...season,
    queues: queues.map((queue) => {
      const own = anew.find((one) => one.queue === queue.queue);
      if (own === undefined) return queue;
      const { model, combination, weather } = own;
      return { ...queue, model, combination, weather };
    }),
  };
}
