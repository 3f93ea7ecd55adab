import type { PathQuantiles, QueueForecast, Trigger, TriggerParameters } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import { basisOfPlan, type SeasonBasis } from "../basis.ts";
import { drawDemand } from "../demand.ts";
import { addedUp, forecastBands } from "../forecast-bands.ts";
import { holidaySets } from "../places.ts";
import { storedTrigger } from "../stored-plan.ts";
import { dateTriggers, storedDates } from "../trigger-dates.ts";
import { changedTriggers } from "./changed-triggers.ts";
import { learnedTriggers } from "./learned-triggers.ts";
import { openPastFirings, type PastFirings } from "./past-firings.ts";
import { refitQueues, withRefitted } from "./refit-queues.ts";
import { knownAhead, spanOfPlan, type TriggerTrialInput } from "./trial-input.ts";

/** When a trigger fired and may fire; null where what it looks at is missing, and what is to be said of that. */
export interface TrialDates {
  readonly dates: Pick<TriggerParameters, "pastOnsets" | "nextOnsets"> | null;
  readonly caveats: readonly string[];
}

/** A season forecast with other triggers than the plan's. */
export interface TriedTriggers {
  /** All triggers tried, with their dates and what the history says of them. */
  readonly triggers: readonly TriggerParameters[];
  /** Queues whose forecast was learned anew; the others are as in the plan. */
  readonly queues: readonly Pick<QueueForecast, "queue" | "daily" | "total">[];
  readonly allQueues: { readonly daily: QueueForecast["daily"]; readonly total: PathQuantiles };
  readonly caveats: readonly string[];
}

/** A plan opened to try other triggers on it; nothing is staffed. */
export interface TriggerTrial {
  readonly pastFirings: PastFirings;
  /** The dates of one of the triggers, past and to come. */
  datesOf(triggers: readonly Trigger[], id: string): TrialDates;
  /**
   * Learns lifts and shapes from the history by day and draws the season of the queues concerned. Triggers that are as in the plan
   * keep the shape that was learned for it.
   */
  learn(triggers: readonly Trigger[], progress?: Progress, cancel?: CancelSignal): TriedTriggers;
}

/** Opens a plan to try other triggers on it, on the random numbers of the plan. */
export function openTriggerTrial(input: TriggerTrialInput): TriggerTrial {
  const { plan, weather } = input;
  const span = spanOfPlan(plan);
  const ahead = knownAhead(input);
  const datesFor = (triggers: readonly Trigger[]): ReturnType<typeof dateTriggers> =>
    dateTriggers({ ...plan.shop, triggers: [...triggers] }, weather, span, ahead);
  return {
    pastFirings: openPastFirings(plan.shop, weather, span, ahead),
    datesOf(triggers, id) {
      const { triggers: dated, caveats } = datesFor(withParts(triggers, id));
      const found = dated.find((one) => one.id === id);
      return { dates: found === undefined ? null : storedDates(found), caveats };
    },
    learn(triggers, progress, cancel) {
      const changed = changedTriggers(plan.shop.triggers, triggers);
      progress?.(0, STEPS, "Finding the dates of the triggers");
      const { triggers: dated, caveats } = datesFor(triggers);
      stopIfCancelled(cancel);
      progress?.(1, STEPS, "Learning the shape of the effect");
      const learned = learnedTriggers(input, dated, changed);
      stopIfCancelled(cancel);
      const refitted = refitQueues(
        { ...input, forecasts: ahead.forecasts ?? new Map() },
        { triggers: learned, queues: changed.queues },
        (done, total, label) => progress?.(2 + done / total, STEPS, label),
        cancel,
      );
      const basis = withRefitted(basisOfPlan(plan), refitted, {
        triggers: learned,
        holidays: holidaySets(plan.holidays),
      });
      const seasons = drawnSeasons(
        basis,
        changed.queues,
        (done, total, label) => progress?.(3 + done / total, STEPS, label),
        cancel,
      );
      return {
        ...seasons,
        triggers: learned.map((trigger) => withLiftsOfPlan(storedTrigger(trigger, refitted), plan.triggers)),
        caveats,
      };
    },
  };
}

const STEPS = 4;

/** A trigger and those that it hangs on, directly or not. */
function withParts(triggers: readonly Trigger[], id: string): readonly Trigger[] {
  const ids = new Set([id]);
  for (const wanted of ids) {
    const trigger = triggers.find((one) => one.id === wanted);
    if (trigger !== undefined && "of" in trigger) for (const part of [trigger.of].flat()) ids.add(part);
    if (trigger !== undefined && "unless" in trigger) ids.add(trigger.unless);
  }
  return triggers.filter((trigger) => ids.has(trigger.id));
}

function drawnSeasons(
  basis: SeasonBasis,
  queues: ReadonlySet<string>,
  progress: Progress,
  cancel: CancelSignal | undefined,
): Pick<TriedTriggers, "queues" | "allQueues"> {
  const { paths } = basis;
  const { days } = basis.grid;
  const demand = drawDemand(basis, progress, cancel);
  const together = forecastBands(addedUp(demand.queues.map(({ dailyCounts }) => dailyCounts)), days, paths);
  return {
    queues: demand.queues
      .filter(({ queue }) => queues.has(queue))
      .map(({ queue, dailyCounts }) => {
        const { daily, total } = forecastBands(dailyCounts, days, paths);
        return { queue, daily, total };
      }),
    allQueues: { daily: together.daily, total: together.total },
  };
}

/** Lifts on queues that were not learned anew are those of the plan. */
function withLiftsOfPlan(trigger: TriggerParameters, planned: readonly TriggerParameters[]): TriggerParameters {
  const before = planned.find(({ id }) => id === trigger.id)?.liftByQueue ?? {};
  return { ...trigger, liftByQueue: { ...before, ...trigger.liftByQueue } };
}
