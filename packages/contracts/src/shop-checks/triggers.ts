import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";

/** Triggers that say when in two ways or in none, or whose season ends before it begins. */
export function triggerFindings({ triggers }: ShopFile): Finding[] {
  return triggers.flatMap((trigger, index): Finding[] => {
    const field = `/triggers/${index}`;
    if (trigger.kind === "calendar-date" && (trigger.dates === undefined) === (trigger.yearly === undefined))
      return [
        {
          code: "trigger-without-date",
          place: { field },
          found: trigger.dates === undefined ? "neither dates nor a yearly rule" : "both dates and a yearly rule",
          rule: "a calendar-date trigger has either dates or a yearly rule",
          remedy: trigger.dates === undefined ? "Add one of the two." : "Keep one of the two.",
        },
      ];
    if (trigger.kind === "first-warm-day" && trigger.armOn > trigger.disarmOn)
      return [
        {
          code: "season-in-reverse",
          place: { field: `${field}/disarmOn` },
          found: `${trigger.disarmOn}, before ${trigger.armOn}`,
          rule: "the days on which a first warm day counts lie in one calendar year",
          remedy: "Write a disarmOn that comes after armOn.",
        },
      ];
    return [];
  });
}
