import type { Trigger } from "@springtide/contracts";
import { isComposed, partIds } from "../triggers/composed-dates.ts";
import { queuesMovedBy } from "./trial-input.ts";

/** What differs between the triggers of a plan and those that are tried. */
export interface ChangedTriggers {
  /** Tried triggers that are new or other than in the plan, and those that hang on one that is, or on one that is gone. */
  readonly ids: ReadonlySet<string>;
  /** Queues that one of them moves, or moved before. */
  readonly queues: ReadonlySet<string>;
}

/** Compares by content: a trigger written anew in the same words is the same. */
export function changedTriggers(planned: readonly Trigger[], tried: readonly Trigger[]): ChangedTriggers {
  const written = (list: readonly Trigger[]): Map<string, string> =>
    new Map(list.map((trigger) => [trigger.id, JSON.stringify(trigger)]));
  const [before, after] = [written(planned), written(tried)];
  const touched = new Set([...before.keys(), ...after.keys()].filter((id) => before.get(id) !== after.get(id)));
  const both = [...planned, ...tried];
  for (let known = -1; known < touched.size;) {
    known = touched.size;
    for (const trigger of both)
      if (isComposed(trigger) && partIds(trigger).some((id) => touched.has(id))) touched.add(trigger.id);
  }
  return {
    ids: new Set(tried.flatMap(({ id }) => (touched.has(id) ? [id] : []))),
    queues: new Set(both.filter(({ id }) => touched.has(id)).flatMap(queuesMovedBy)),
  };
}
