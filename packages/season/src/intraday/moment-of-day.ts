import { civilDay, isoDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";

/** A moment within a day of the plan; places are those of the plan's grid. */
export interface MomentOfDay {
  readonly atMs: number;
  /** Day of the grid, from 0. */
  readonly day: number;
  readonly from: number;
  readonly to: number;
  /** First interval that has not begun: what can still be changed. `to` where the last one is running. */
  readonly next: number;
  /** First interval that is not over: the one running, or `next`. */
  readonly notOver: number;
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(:00)?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment that a text names: a local time of the plan's zone, or a time with its offset. A local time that the clocks show twice is the first of
 * the two; with its offset either can be named.
 * @throws Refusal "not-a-local-time", "moment-outside-plan"
 */
export function momentOfDay({ grid }: Pick<SeasonBasis, "grid">, at: string): MomentOfDay {
  const atMs = instantOf(grid, at);
  const day = grid.zone.dayAt(atMs) - grid.firstDay;
  if (day < 0 || day >= grid.days) throw outside(grid, at);
  const [from, to] = [grid.dayOffsets[day] ?? 0, grid.dayOffsets[day + 1] ?? 0];
  const begun =
    (ms: number) =>
    (t: number): boolean =>
      (grid.startsMs[t] ?? 0) < ms;
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  const next = places.find((t) => !begun(atMs)(t)) ?? to;
  const running = places.find((t) => begun(atMs)(t) && (grid.startsMs[t] ?? 0) + (grid.seconds[t] ?? 0) * 1000 > atMs);
  return { atMs, day, from, to, next, notOver: running ?? next };
}

function instantOf(grid: SeasonBasis["grid"], at: string): number {
  if (WITH_OFFSET.test(at) && !Number.isNaN(Date.parse(at))) return Date.parse(at);
  const [, day = "", hour = "", minute = ""] = LOCAL.exec(at) ?? [];
  if (day === "" || Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
    throw new Refusal({
      code: "not-a-local-time",
      place: { field: "/at" },
      found: at,
      rule: "a moment is a local time of the plan's zone, or a time with its offset",
      remedy: "Write it like 2016-04-18T11:00, or 2016-04-18T11:00-07:00.",
    });
  const [instant] = grid.zone.instantsOf(civilDay(day), Number(hour) * 60 + Number(minute));
  if (instant === undefined)
    throw new Refusal({
      code: "not-a-local-time",
      place: { field: "/at" },
      found: at,
      rule: `the clocks in ${grid.zone.name} skip this time`,
      remedy: "Name a time that they show.",
    });
  return instant;
}

function outside({ firstDay, days, zone }: SeasonBasis["grid"], at: string): Refusal {
  return new Refusal({
    code: "moment-outside-plan",
    place: { field: "/at" },
    found: at,
    rule: `the plan covers ${isoDay(firstDay)} to ${isoDay(firstDay + days - 1)} in ${zone.name}`,
    remedy: "Name a time within them, or the plan of that day.",
  });
}
