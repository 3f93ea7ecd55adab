import type { CivilDay } from "@springtide/calendar";
import { instantOnClock } from "@springtide/calendar";
import type { EditedShift, TimeSpan } from "@springtide/season/roster-edit";
import { fitsPattern } from "@springtide/season/roster-edit";
import type { EditFrame } from "./edit-frame.ts";

const MOST_MS = 24 * 3_600_000;

/** The nearest step of the local day: steps count from its midnight as time passes, so that days of 23 and 25 hours have theirs. */
function snapped({ zone, stepMs }: Pick<EditFrame, "zone" | "stepMs">, ms: number): number {
  const day = zone.dayAt(ms);
  const midnightMs = zone.startOfDayMs(day);
  const next = zone.startOfDayMs(day + 1);
  return Math.min(next, midnightMs + Math.round((ms - midnightMs) / stepMs) * stepMs);
}

/** The shift begun at another time: as long as before, its breaks along with it. */
export function movedTo(shift: EditedShift, startMs: number, frame: EditFrame): EditedShift {
  const last = frame.endMs - frame.stepMs;
  const start = Math.min(last, Math.max(frame.firstMs, snapped(frame, startMs)));
  return settled(shifted(shift, start - shift.startMs), frame);
}

/** The shift on another day at the same time of the local clock. */
export function movedToDay(shift: EditedShift, day: CivilDay, frame: EditFrame): EditedShift {
  return movedTo(shift, instantOnClock(frame.zone, day, frame.zone.minuteOfDayAt(shift.startMs)), frame);
}

/** The shift with another start; its end stays. */
export function startedAt(shift: EditedShift, startMs: number, frame: EditFrame): EditedShift {
  const latest = shift.endMs - frame.stepMs;
  const earliest = Math.max(frame.firstMs, shift.endMs - MOST_MS);
  return spanned(
    shift,
    { startMs: Math.max(earliest, Math.min(latest, snapped(frame, startMs))), endMs: shift.endMs },
    frame,
  );
}

/** The shift with another end; its start stays. */
export function endedAt(shift: EditedShift, endMs: number, frame: EditFrame): EditedShift {
  const earliest = shift.startMs + frame.stepMs;
  const latest = shift.startMs + MOST_MS;
  return spanned(
    shift,
    { startMs: shift.startMs, endMs: Math.min(latest, Math.max(earliest, snapped(frame, endMs))) },
    frame,
  );
}

/** The shift with one of its breaks begun at another time: as long as before, inside the shift and clear of the others. */
export function breakMoved(shift: EditedShift, place: number, startMs: number, frame: EditFrame): EditedShift {
  const away = shift.breaks[place];
  if (away === undefined) return shift;
  const length = away.endMs - away.startMs;
  const earliest = shift.breaks[place - 1]?.endMs ?? shift.startMs;
  const latest = (shift.breaks[place + 1]?.startMs ?? shift.endMs) - length;
  if (latest < earliest) return shift;
  const start = Math.max(earliest, Math.min(latest, snapped({ zone: frame.zone, stepMs: frame.breakStepMs }, startMs)));
  return settled({ ...shift, breaks: shift.breaks.with(place, { startMs: start, endMs: start + length }) }, frame);
}

/**
 * Two shifts in place of one, parted at a time inside it; where that is in a break, around the break. The work is the same.
 * @param id of the second one
 */
export function splitAt(
  shift: EditedShift,
  atMs: number,
  id: string,
  frame: EditFrame,
): readonly [EditedShift, EditedShift] | null {
  const at = snapped(frame, atMs);
  const around = shift.breaks.find(({ startMs, endMs }) => startMs < at && endMs > at);
  const [leftEnd, rightStart] = around === undefined ? [at, at] : [around.startMs, around.endMs];
  if (leftEnd <= shift.startMs || rightStart >= shift.endMs) return null;
  const left = { ...shift, endMs: leftEnd, breaks: shift.breaks.filter(({ endMs }) => endMs <= leftEnd) };
  const right = {
    ...shift,
    id,
    startMs: rightStart,
    breaks: shift.breaks.filter(({ startMs }) => startMs >= rightStart),
  };
  return [settled(left, frame), settled(right, frame)];
}

/** Where a shift is parted if nobody says where: at the break nearest to its middle, else in the middle. */
export function splitPoint({ startMs, endMs, breaks }: EditedShift): number {
  const middle = (startMs + endMs) / 2;
  const [nearest] = breaks
    .map((away) => (away.startMs + away.endMs) / 2)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest ?? middle;
}

/** The shift between other times, with the breaks as they then fit. */
function spanned(shift: EditedShift, span: TimeSpan, frame: EditFrame): EditedShift {
  return settled({ ...shift, ...span, breaks: breaksInside(shift.breaks, span) }, frame);
}

/** Breaks inside a shift, in order and clear of each other: those that stick out move in, those that find no room go. */
function breaksInside(breaks: readonly TimeSpan[], { startMs, endMs }: TimeSpan): readonly TimeSpan[] {
  const inside: TimeSpan[] = [];
  for (const away of breaks.toSorted((a, b) => a.startMs - b.startMs)) {
    const length = away.endMs - away.startMs;
    const earliest = inside.at(-1)?.endMs ?? startMs;
    const start = Math.max(earliest, Math.min(away.startMs, endMs - length));
    // A break is part of a shift, never all of it.
    if (length > 0 && start + length <= endMs && length < endMs - startMs)
      inside.push({ startMs: start, endMs: start + length });
  }
  return inside;
}

/** The shift with the pattern whose times it now has: its own if it still does, else another, else none. */
export function settled(shift: EditedShift, { patterns, zone }: EditFrame): EditedShift {
  const own = patterns.find(({ id }) => id === shift.pattern);
  const fitting =
    own !== undefined && fitsPattern(own, shift, zone) ? own : patterns.find((one) => fitsPattern(one, shift, zone));
  return { ...shift, pattern: fitting?.id ?? null };
}

function shifted(shift: EditedShift, byMs: number): EditedShift {
  const by = ({ startMs, endMs }: TimeSpan): TimeSpan => ({ startMs: startMs + byMs, endMs: endMs + byMs });
  return { ...shift, ...by(shift), breaks: shift.breaks.map(by) };
}
