import { civilDay, isoDay, type TimeZone } from "@springtide/calendar";
import type { EditedShift, TimeSpan } from "@springtide/season/roster-edit";
import type { TextId } from "../languages/texts.ts";
import type { EditFrame } from "./edit-frame.ts";
import { settled } from "./edit-moves.ts";

/** A time of the clock as it is typed; `again` means the second of two where the clock shows it twice. */
export interface TypedTime {
  readonly clock: string;
  readonly again: boolean;
}

/** A shift as it is typed. */
export interface ShiftForm {
  readonly day: string;
  readonly start: TypedTime;
  readonly end: TypedTime;
  readonly breaks: readonly { readonly start: TypedTime; readonly end: TypedTime }[];
}

/** What is wrong at a field: "day", "start", "end", or "break 0". */
export interface FormTrouble {
  readonly field: string;
  readonly rule: TextId;
}

const MOST_MS = 24 * 3_600_000;

export function formOf(shift: EditedShift, zone: TimeZone): ShiftForm {
  const typed = (ms: number): TypedTime => {
    const minute = zone.minuteOfDayAt(ms);
    const again = zone.instantsOf(zone.dayAt(ms), minute)[1] === ms;
    return { clock: clockOf(minute), again };
  };
  return {
    day: isoDay(zone.dayAt(shift.startMs)),
    start: typed(shift.startMs),
    end: typed(shift.endMs),
    breaks: shift.breaks.map(({ startMs, endMs }) => ({ start: typed(startMs), end: typed(endMs) })),
  };
}

/** Whether the clock shows a typed time twice on its day. */
export function comesTwice(zone: TimeZone, day: string, clock: string): boolean {
  const minute = minuteOf(clock);
  return minute !== null && zone.instantsOf(civilDay(day), minute).length > 1;
}

/** The shift as typed, or what is wrong with it, field by field. Ends and breaks are the first such time after what they follow. */
export function typedShift(
  shift: EditedShift,
  form: ShiftForm,
  frame: EditFrame,
): { readonly shift: EditedShift } | { readonly trouble: FormTrouble } {
  const refused = (field: string, rule: TextId) => ({ trouble: { field, rule } });
  if (!/^\d{4}-\d\d-\d\d$/.test(form.day)) return refused("day", "roster-edit.rule-day");
  const startMs = instantOf(frame.zone, civilDay(form.day), form.start);
  if (startMs === null) return refused("start", "roster-edit.rule-clock");
  if (startMs < frame.firstMs || startMs >= frame.endMs) return refused("day", "roster-edit.rule-day");
  const endMs = nextTime(frame.zone, startMs, form.end);
  if (endMs === null) return refused("end", "roster-edit.rule-clock");
  if (endMs - startMs > MOST_MS) return refused("end", "roster-edit.rule-end");
  const breaks: TimeSpan[] = [];
  for (const [place, typed] of form.breaks.entries()) {
    const field = `break ${String(place)}`;
    const from = nextTime(frame.zone, (breaks.at(-1)?.endMs ?? startMs) - 1, typed.start);
    const to = from === null ? null : nextTime(frame.zone, from, typed.end);
    if (from === null || to === null) return refused(field, "roster-edit.rule-clock");
    if (to > endMs) return refused(field, "roster-edit.rule-break");
    breaks.push({ startMs: from, endMs: to });
  }
  return { shift: settled({ ...shift, startMs, endMs, breaks }, frame) };
}

/** The first instant after another at which the clock shows a typed time. */
function nextTime(zone: TimeZone, afterMs: number, typed: TypedTime): number | null {
  const day = zone.dayAt(afterMs);
  for (const candidate of [day, day + 1]) {
    const ms = instantOf(zone, candidate, typed);
    if (ms !== null && ms > afterMs) return ms;
  }
  return null;
}

function instantOf(zone: TimeZone, day: number, { clock, again }: TypedTime): number | null {
  const minute = minuteOf(clock);
  if (minute === null) return null;
  const [first, second] = zone.instantsOf(day, minute);
  return (again ? (second ?? first) : first) ?? null;
}

function minuteOf(clock: string): number | null {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(clock) ?? [];
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute);
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(Math.floor(minute % 60)).padStart(2, "0")}`;
}
