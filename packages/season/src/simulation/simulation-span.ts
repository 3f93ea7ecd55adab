import { civilDay, type IntervalGrid } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";

/** Days of a plan that are played: those asked for, and one before them where there is one, so that no line starts empty. */
export interface SimulationSpan {
  readonly leadDay: number;
  readonly firstDay: number;
  readonly days: number;
}

/** Which days are asked for: all of the plan's if not given. */
export interface DaysAsked {
  /** A local day of the plan, such as 2027-11-01. */
  readonly firstDay?: string;
  readonly days?: number;
}

/** @throws Refusal for days outside the plan */
export function simulationSpan({ firstDay, days }: DaysAsked, grid: IntervalGrid): SimulationSpan {
  const first = firstDay === undefined ? 0 : civilDay(firstDay) - grid.firstDay;
  const count = days ?? (firstDay === undefined ? grid.days : 1);
  const last = grid.zone.formatInstant((grid.startsMs[grid.startsMs.length - 1] ?? 0) - 1).slice(0, 10);
  const told = { rule: `the plan covers ${grid.days} days up to ${last}`, remedy: "Ask for days of the plan." };
  if (!(first >= 0 && first < grid.days)) {
    throw new Refusal({ code: "day-outside-plan", place: { field: "/firstDay" }, found: String(firstDay), ...told });
  }
  if (!(Number.isInteger(count) && count >= 1 && first + count <= grid.days)) {
    throw new Refusal({ code: "day-outside-plan", place: { field: "/days" }, found: String(count), ...told });
  }
  return { leadDay: Math.max(0, first - 1), firstDay: first, days: count };
}
