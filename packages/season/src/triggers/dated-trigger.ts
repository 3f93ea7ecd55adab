import type { CivilDay } from "@springtide/calendar";
import type { TriggerParameters } from "@springtide/contracts";
import type { PlannedTrigger, TriggerShape, WeightedOnset } from "@springtide/forecast";

/** A trigger whose effect may take another shape on some queues. */
export interface ShapedTrigger extends PlannedTrigger {
  readonly shapeByQueue?: Readonly<Record<string, TriggerShape>> | undefined;
}

/** A trigger with the days on which it fired and the days on which it may. */
export interface DatedTrigger extends ShapedTrigger {
  readonly name: string;
  readonly pastOnsets: readonly (WeightedOnset & { readonly market: string | null })[];
  readonly liftByQueue: Readonly<Record<string, number>>;
  /** What past events say of its shape, as the plan stores it. */
  readonly learned?: TriggerParameters["learned"];
  /** The orders that it follows. */
  readonly orders?: FollowedOrders;
}

/** Orders whose contacts come on a day: of a usual day, and of the day with the fewest. */
export interface FollowedOrders {
  readonly usualPerDay: number;
  readonly fewestPerDay: number;
}

/** When a trigger fired and may fire. */
export type Dates = Pick<DatedTrigger, "pastOnsets" | "nextOnsets">;

/** The time that is looked at: what happened before `planFrom` is known, what comes until `planTo` is drawn. */
export interface Span {
  readonly historyFrom: CivilDay;
  readonly planFrom: CivilDay;
  readonly planTo: CivilDay;
}

/** Triggers with the shape that their effect has on one queue. */
export function shapedForQueue<T extends ShapedTrigger>(triggers: readonly T[], queue: string): T[] {
  return triggers.map((trigger) => ({ ...trigger, ...trigger.shapeByQueue?.[queue] }));
}
