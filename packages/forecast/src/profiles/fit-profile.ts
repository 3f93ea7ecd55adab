import { defaultProfile } from "./default-profile.ts";
import { intervalCvOf } from "./interval-cv.ts";
import type { IntervalHistory } from "./interval-history.ts";
import { profileRow, slotsADay, slotsOfGrid } from "./slots-of-grid.ts";

/** How contacts spread over a day, and how much intervals vary beyond chance. */
export interface FittedProfile {
  readonly profile: number[][];
  readonly basis: "history" | "default";
  /** Coefficient of variation of an interval's rate around its share of the day, beyond Poisson noise. */
  readonly intervalCv: number;
}

const LEAST_DAYS = 7;
/** The pull of the week's common profile on a weekday's own, in average days' worth of contacts. */
const PRIOR_DAYS = 2;

/**
 * Profile by weekday from interval counts. Days count whose open intervals are all known; a repeated hour counts as the mean of its
 * passes. Each weekday is smoothed towards the profile of the whole week (over the hours that day is alive: open or contacted)
 * by a Dirichlet prior worth two average days of contacts. Under seven days with contacts the default profile stands in.
 */
export function fitProfile(history: IntervalHistory): FittedProfile {
  const { grid } = history;
  const size = slotsADay(grid.intervalMinutes);
  const days = Array.from({ length: grid.days }, (_, day) => day).filter((day) => isComplete(history, day));
  const byWeekday = Array.from({ length: 7 }, () => new Float64Array(size));
  for (const day of days) addDay(history, day, byWeekday[profileRow(grid, day)]);
  if (days.length < LEAST_DAYS) return { ...fromOpeningHours(history, size), intervalCv: 0 };
  const week = Float64Array.from({ length: size }, (_, slot) =>
    byWeekday.reduce((sum, row) => sum + (row[slot] ?? 0), 0),
  );
  const pull = (PRIOR_DAYS * sumOf(week)) / days.length;
  const alive = openSlots(history, size);
  const profile = byWeekday.map((row, weekday) => {
    const isAlive = (slot: number): boolean => alive[weekday]?.[slot] === 1 || (row[slot] ?? 0) > 0;
    const common = week.map((contacts, slot) => (isAlive(slot) ? contacts : 0));
    const prior = sumOf(common) > 0 ? common : week;
    return normalised(row.map((contacts, slot) => contacts + (pull * (prior[slot] ?? 0)) / sumOf(prior)));
  });
  return { profile, basis: "history", intervalCv: intervalCvOf(history, profile, days) };
}

/** Whether every open interval of a day is known and the day had contacts. */
export function isComplete({ grid, contacts, open }: IntervalHistory, day: number): boolean {
  let total = 0;
  for (let i = grid.dayOffsets[day] ?? 0; i < (grid.dayOffsets[day + 1] ?? 0); i++) {
    const value = contacts[i] ?? NaN;
    if (Number.isNaN(value) && open[i] === 1) return false;
    total += Number.isNaN(value) ? 0 : value;
  }
  return total > 0;
}

/** Adds a day's contacts to the slots of the local clock; a repeated hour counts as the mean of its passes. */
export function addDay({ grid, contacts }: IntervalHistory, day: number, row: Float64Array | undefined): void {
  if (row === undefined) return;
  const { slots, filled } = slotsOfGrid(grid);
  const [from, to] = [grid.dayOffsets[day] ?? 0, grid.dayOffsets[day + 1] ?? 0];
  const passes = new Float64Array(row.length);
  for (let i = from; i < to; i++) passes[slots[i] ?? 0] = (passes[slots[i] ?? 0] ?? 0) + (filled[i] ?? 0);
  for (let i = from; i < to; i++) {
    const slot = slots[i] ?? 0;
    const value = contacts[i] ?? NaN;
    if (!Number.isNaN(value)) row[slot] = (row[slot] ?? 0) + value / (passes[slot] ?? 1);
  }
}

/** 1 where a slot of a weekday was ever open, Monday first. */
function openSlots({ grid, open }: IntervalHistory, size: number): Uint8Array[] {
  const { slots } = slotsOfGrid(grid);
  const rows = Array.from({ length: 7 }, () => new Uint8Array(size));
  for (let day = 0; day < grid.days; day++)
    for (let i = grid.dayOffsets[day] ?? 0; i < (grid.dayOffsets[day + 1] ?? 0); i++)
      if (open[i] === 1) rows[profileRow(grid, day)]?.fill(1, slots[i] ?? 0, (slots[i] ?? 0) + 1);
  return rows;
}

function fromOpeningHours(history: IntervalHistory, size: number): { profile: number[][]; basis: "default" } {
  const { intervalMinutes } = history.grid;
  const openByWeekday = openSlots(history, size).map((row) =>
    Array.from(row).flatMap((open, slot) =>
      open === 1 ? [{ fromMinute: slot * intervalMinutes, toMinute: (slot + 1) * intervalMinutes }] : [],
    ),
  );
  return { profile: defaultProfile({ intervalMinutes, openByWeekday }), basis: "default" };
}

function normalised(row: Float64Array): number[] {
  const sum = sumOf(row);
  return Array.from(row, (value) => value / sum);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
