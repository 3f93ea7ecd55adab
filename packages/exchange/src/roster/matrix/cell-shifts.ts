import type { CivilDay, TimeZone } from "@springtide/calendar";
import type { Trouble } from "../../contacts/refused-rows.ts";
import { type Code, type Codes, meaningOfCode, remedyForCode } from "./codes.ts";
import type { RosterSurface } from "../surface.ts";
import type { ShiftTimes } from "./shift-text.ts";
import { hasUnplacedBreak, readWrittenShift, shiftOnDay } from "./written-shift.ts";

/** What a cell of a matrix says about a day; a cell with nothing or a sign for a day off has no shifts. */
export type CellReading =
  | {
      readonly kind: "shifts";
      readonly shifts: readonly { readonly times: ShiftTimes; readonly text: string }[];
      /** Shifts of which only the length of the breaks is told. */
      readonly spreadBreaks: number;
    }
  | { readonly kind: "leave" }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

const BETWEEN_SHIFTS = /\s+\+\s+|\s*[,&\n]\s*/;

/** The day under which a cell stands, and how it is to be read. */
interface CellClock {
  readonly day: CivilDay;
  readonly zone: TimeZone;
  readonly codes: Codes;
  readonly surface: RosterSurface;
}

/** Reads one cell: a code, times, or several of them parted by " + ". */
export function readCell(text: string, { day, zone, codes, surface }: CellClock): CellReading {
  if (text === "") return { kind: "shifts", shifts: [], spreadBreaks: 0 };
  const whole = meaningOf(text, codes);
  if (whole?.kind === "leave") return { kind: "leave" };
  const parts = whole === null ? text.split(BETWEEN_SHIFTS) : [text];
  const shifts: { times: ShiftTimes; text: string }[] = [];
  let spreadBreaks = 0;
  for (const part of parts) {
    const meaning = meaningOf(part, codes);
    if (meaning === null) return { kind: "trouble", trouble: unknown(part, codes, surface) };
    if (meaning.kind !== "work") continue;
    const times = shiftOnDay(meaning.shift, day, zone);
    if ("code" in times) return { kind: "trouble", trouble: times };
    if (hasUnplacedBreak(meaning.shift)) spreadBreaks += 1;
    shifts.push({ times, text: part });
  }
  return { kind: "shifts", shifts, spreadBreaks };
}

function meaningOf(text: string, codes: Codes): Code | null {
  const code = meaningOfCode(text, codes);
  if (code !== null) return code;
  const shift = readWrittenShift(text);
  return shift === null ? null : { kind: "work", shift };
}

function unknown(text: string, codes: Codes, surface: RosterSurface): Trouble {
  const isTimes = /\d\s*[-–—]\s*\d/.test(text);
  return {
    code: isTimes ? "not-a-shift" : "unknown-code",
    rule: isTimes
      ? "times are written 08:00-16:30, with breaks behind strokes: 08:00-16:30 /12:00-12:30"
      : "a cell holds times or a code that is explained",
    remedy: isTimes ? "Correct the times." : remedyForCode(text, codes, surface),
    values: { kind: codes.size === 0 ? "no-codes" : "codes", codes: [...codes.keys()].slice(0, 20).join(", ") },
  };
}
