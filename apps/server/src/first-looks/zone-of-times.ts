import { timeZone } from "@springtide/calendar";
import type { ImportDiagnosis } from "@springtide/contracts";
import { zoneOfOffsets } from "@springtide/exchange";

const OFFSET = /([+-])(\d{2}):?(\d{2})$/;

/**
 * The zone whose clock the first times of a file are written in, where they carry offsets and these are not those of the zone that was
 * asked for. Null where the zone that was asked for fits, or times tell no offset but that of UTC, in which any export may be written.
 */
export function zoneOfTimes({ columns, head, mapping }: ImportDiagnosis, asked: string | undefined): string | null {
  const at = columns.indexOf(mapping.columns.start ?? "");
  const known = head.flatMap((row) => {
    const text = row[at] ?? "";
    const [, sign, hours, minutes] = OFFSET.exec(text) ?? [];
    const ms = Date.parse(text);
    if (sign === undefined || Number.isNaN(ms)) return [];
    return [{ ms, offsetMinutes: (sign === "-" ? -1 : 1) * (60 * Number(hours) + Number(minutes)) }];
  });
  if (known.every(({ offsetMinutes }) => offsetMinutes === 0)) return null;
  const fits =
    asked !== undefined &&
    known.every(({ ms, offsetMinutes }) => timeZone(asked).offsetMinutesAt(ms) === offsetMinutes);
  return fits ? null : zoneOfOffsets(known);
}
