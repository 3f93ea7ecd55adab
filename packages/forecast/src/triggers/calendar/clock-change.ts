import { clockChanges } from "@springtide/calendar";
import type { CivilDay, TimeZone } from "@springtide/calendar";

/**
 * Days on which a clock-change trigger fires: `offsetDays` local days after each change in the direction asked, within
 * `fromDay` to `toDay` inclusive. None in a zone without clock changes.
 */
export function clockChangeOnsets({
  zone,
  direction,
  offsetDays,
  fromDay,
  toDay,
}: {
  readonly zone: TimeZone;
  readonly direction: "back" | "forward" | "either";
  readonly offsetDays: number;
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
}): readonly CivilDay[] {
  return clockChanges(zone, fromDay - offsetDays, toDay - offsetDays)
    .filter(({ shiftMinutes }) => direction === "either" || shiftMinutes > 0 === (direction === "forward"))
    .map(({ day }) => day + offsetDays);
}
