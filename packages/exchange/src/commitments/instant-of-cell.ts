import type { TimeZone } from "@springtide/calendar";
import type { Trouble } from "../contacts/refused-rows.ts";
import { instantOf, localMsOf, readWrittenTime } from "../series/written-time.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The instant that a cell tells, by its offset or else on the clock of a zone; why not where that clock shows it twice or never. */
export function instantOfCell(text: string, zone: TimeZone): number | Trouble {
  const time = readWrittenTime(text, "ymd");
  if ("code" in time) return NOT_A_TIME;
  if (!Number.isNaN(time.offsetMinutes)) return instantOf(time);
  const day = Math.floor(localMsOf(time) / DAY_MS);
  const [first, second] = zone.instantsOf(day, (localMsOf(time) - day * DAY_MS) / MINUTE_MS);
  if (first === undefined)
    return {
      code: "time-skipped",
      rule: `the clocks in ${zone.name} skip that time`,
      remedy: "Write a time that there is, with its offset from UTC.",
    };
  return second === undefined
    ? first
    : {
        code: "time-comes-twice",
        rule: `the clocks in ${zone.name} show that time twice`,
        remedy: `Write it with its offset: ${zone.formatInstant(first)} or ${zone.formatInstant(second)}.`,
      };
}

const NOT_A_TIME: Trouble = {
  code: "not-a-time",
  rule: "it is a date and a time such as 2026-03-09T09:00:00+01:00",
  remedy: "Correct it; the plan's own decisions.csv has it so.",
};
