import type { Plan } from "@springtide/contracts";
import { basisOfPlan } from "../basis.ts";
import { holidaySets } from "../places.ts";
import type { DatedTrigger } from "../trigger-dates.ts";
import { withLearnedShapes } from "../triggers/learned-shapes.ts";
import type { ChangedTriggers } from "./changed-triggers.ts";
import { dailyHistories, spanOfPlan } from "./trial-input.ts";

/** Triggers with the shapes of their effects: of those that changed learned anew, of the others as the plan has them. */
export function learnedTriggers(
  { plan }: { readonly plan: Plan },
  dated: readonly DatedTrigger[],
  changed: ChangedTriggers,
): readonly DatedTrigger[] {
  const planned = basisOfPlan(plan).triggers;
  const shaped = dated.map((trigger) => {
    if (changed.ids.has(trigger.id)) return trigger;
    const shapeByQueue = planned.find(({ id }) => id === trigger.id)?.shapeByQueue;
    const learned = plan.triggers.find(({ id }) => id === trigger.id)?.learned;
    return {
      ...trigger,
      ...(shapeByQueue === undefined ? {} : { shapeByQueue }),
      ...(learned === undefined ? {} : { learned }),
    };
  });
  if (changed.ids.size === 0) return shaped;
  return withLearnedShapes(shaped, {
    shop: withQueues(plan.shop, changed.queues),
    contacts: dailyHistories(plan),
    holidays: holidaySets(plan.holidays),
    before: spanOfPlan(plan).planFrom,
    only: changed.ids,
  });
}

/** A shop as if it had these queues only. */
export function withQueues<S extends Plan["shop"]>(shop: S, queues: ReadonlySet<string>): S {
  return { ...shop, queues: shop.queues.filter(({ id }) => queues.has(id)) };
}
