import { isoDay } from "@springtide/calendar";
import type { TriggerParameters } from "@springtide/contracts";
import type { DatedTrigger } from "./dated-trigger.ts";

/** Dates as the plan stores them. */
export function storedDates(
  trigger: Pick<DatedTrigger, "pastOnsets" | "nextOnsets" | "composed">,
): Pick<TriggerParameters, "pastOnsets" | "nextOnsets" | "composed"> {
  const { composed } = trigger;
  return {
    pastOnsets: trigger.pastOnsets.map(({ day, market, weight }) => ({ day: isoDay(day), market, weight })),
    nextOnsets: trigger.nextOnsets.map(({ days, pastYears, ...next }) => ({
      ...next,
      days: days.map(({ day, probability }) => ({ day: isoDay(day), probability })),
      ...(pastYears === undefined ? {} : { pastYears: pastYears.map((year) => ({ ...year })) }),
    })),
    ...(composed === undefined ? {} : { composed: storedComposition(composed) }),
  };
}

function storedComposition(composed: NonNullable<DatedTrigger["composed"]>): TriggerParameters["composed"] {
  const fromDay = isoDay(composed.fromDay);
  return composed.kind === "all-of" || composed.kind === "any-of"
    ? { ...composed, of: [...composed.of], fromDay }
    : { ...composed, fromDay };
}
