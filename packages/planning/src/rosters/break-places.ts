import { Refusal } from "@springtide/refusal";
import type { LabourRule } from "../labour/labour-rule.ts";
import type { PersonShifts } from "../labour/person-shifts.ts";
import type { ShiftPattern } from "./roster-problem.ts";

/** Ways to lay the breaks of one shift: `count` ways of `breaks` breaks each, flat, one way after the other. */
export interface BreakPlaces {
  readonly count: number;
  readonly breaks: number;
  /** Milliseconds from the start of the shift. */
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Intervals that the break touches, exclusive end, counted from the first interval of the shift. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** More ways than this to lay the breaks of one shift are not gone through. */
const MOST_WAYS = 50_000;
const MINUTE_MS = 60_000;

/**
 * Every way to lay the breaks of a shift: each begins within its window where an interval begins (at the start of the window where none
 * does), after the one before it has ended, and all end within the shift. Only ways that no rule forbids are kept.
 * @param boundariesMs where intervals begin, from the start of the shift; ascending, the last one at or after its end
 * @throws Refusal `breaks-too-many` for windows so long and many that there are over 50,000 ways
 */
export function breakPlaces(
  pattern: ShiftPattern,
  lengthMs: number,
  boundariesMs: readonly number[],
  isLegal: (breaks: readonly { readonly startMs: number; readonly endMs: number }[]) => boolean,
): BreakPlaces {
  const ways: { readonly startMs: number; readonly endMs: number }[][] = [];
  const lay = (index: number, chosen: { readonly startMs: number; readonly endMs: number }[]): void => {
    const window = pattern.breaks[index];
    if (window === undefined) {
      if (isLegal(chosen)) ways.push(chosen);
      if (ways.length > MOST_WAYS) throw tooMany(pattern);
      return;
    }
    const earliest = chosen.at(-1)?.endMs ?? 0;
    for (const startMs of startsWithin(window, boundariesMs)) {
      const endMs = startMs + window.minutes * MINUTE_MS;
      if (startMs >= earliest && endMs <= lengthMs) lay(index + 1, [...chosen, { startMs, endMs }]);
    }
  };
  lay(0, []);
  const all = ways.flat();
  return {
    count: ways.length,
    breaks: pattern.breaks.length,
    startMs: Float64Array.from(all, ({ startMs }) => startMs),
    endMs: Float64Array.from(all, ({ endMs }) => endMs),
    from: Int32Array.from(all, ({ startMs }) => Math.max(0, lastAtOrBefore(boundariesMs, startMs))),
    to: Int32Array.from(all, ({ endMs }) => firstAtOrAfter(boundariesMs, endMs)),
  };
}

/** Whether one shift alone, begun at `startMs`, breaks none of the rules. */
export function isLegalAlone(
  rules: readonly LabourRule[],
  of: Omit<PersonShifts, "shifts" | "person">,
  startMs: number,
  lengthMs: number,
): (breaks: readonly { readonly startMs: number; readonly endMs: number }[]) => boolean {
  return (breaks) => {
    const placed = breaks.map((away) => ({ startMs: startMs + away.startMs, endMs: startMs + away.endMs }));
    const shift = { startMs, endMs: startMs + lengthMs, breaks: placed, source: 0 };
    return rules.every((rule) => rule.breaches({ ...of, person: "", shifts: [shift] }).length === 0);
  };
}

function startsWithin(window: ShiftPattern["breaks"][number], boundariesMs: readonly number[]): readonly number[] {
  const [fromMs, toMs] = [window.fromMinute * MINUTE_MS, window.toMinute * MINUTE_MS];
  const inside = boundariesMs.filter((ms) => ms >= fromMs && ms <= toMs);
  return inside.length === 0 ? [fromMs] : inside;
}

function lastAtOrBefore(boundariesMs: readonly number[], ms: number): number {
  return boundariesMs.findLastIndex((boundary) => boundary <= ms);
}

function firstAtOrAfter(boundariesMs: readonly number[], ms: number): number {
  return boundariesMs.findIndex((boundary) => boundary >= ms);
}

function tooMany({ id }: ShiftPattern): Refusal {
  return new Refusal({
    code: "breaks-too-many",
    place: {},
    found: `over ${MOST_WAYS} ways to lay the breaks of a shift of pattern ${id}`,
    rule: "at most that many are gone through",
    remedy: "Make the windows of its breaks shorter, or its breaks fewer.",
  });
}
