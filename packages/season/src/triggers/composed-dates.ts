import type { Trigger } from "@springtide/contracts";
import type { Composition } from "@springtide/forecast";
import { composedDistributions, composedPast, drawOnsets } from "@springtide/forecast";
import type { DatedTrigger, Dates, Span } from "./dated-trigger.ts";

export type ComposedTrigger = Extract<Trigger, { kind: "all-of" | "any-of" | "after" | "not-within" }>;

/** Draws of the parts by which a composition's dates are counted; fixed, so that the dates of a shop file are its own. */
const PATHS = 1000;
const SEED = 1;

/** Whether a trigger hangs on others. */
export function isComposed(trigger: Trigger): trigger is ComposedTrigger {
  return ["all-of", "any-of", "after", "not-within"].includes(trigger.kind);
}

/** The ids of the triggers that a composed one hangs on directly. */
export function partIds(trigger: ComposedTrigger): readonly string[] {
  if (trigger.kind === "all-of" || trigger.kind === "any-of") return trigger.of;
  return trigger.kind === "after" ? [trigger.of] : [trigger.of, trigger.unless];
}

/** When a composed trigger fired and may fire, from the dates of all triggers that it hangs on, directly or not. */
export function composedDates(
  trigger: ComposedTrigger,
  dated: readonly DatedTrigger[],
  span: Span,
): Dates & { readonly composed: Composition } {
  const composition = compositionOf(trigger, span);
  const ids = partIds(trigger);
  const parts = dated.filter(({ id }) => ids.includes(id));
  const drawn = drawOnsets({ triggers: dated, paths: PATHS, seed: SEED });
  return {
    pastOnsets: composedPast({ composition, parts }),
    nextOnsets: composedDistributions({ composition, parts, drawn, paths: PATHS }),
    composed: composition,
  };
}

/** How a trigger hangs on others, from the first day planned on. */
export function compositionOf(trigger: ComposedTrigger, { planFrom }: Span): Composition {
  switch (trigger.kind) {
    case "all-of":
      return { kind: trigger.kind, of: trigger.of, withinDays: trigger.withinDays, fromDay: planFrom };
    case "any-of":
      return { kind: trigger.kind, of: trigger.of, apartDays: trigger.apartDays, fromDay: planFrom };
    case "after":
      return { kind: trigger.kind, of: trigger.of, days: trigger.days, fromDay: planFrom };
    case "not-within":
      return {
        kind: trigger.kind,
        of: trigger.of,
        unless: trigger.unless,
        days: trigger.days,
        fromDay: planFrom,
      };
  }
}
