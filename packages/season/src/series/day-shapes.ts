import { weekday } from "@springtide/calendar";
import type { IntervalHistory } from "./interval-history.ts";
import { type SlotDepartures, slotVariance } from "./slot-variance.ts";

/** A past day as values by slot of the local clock; NaN where unknown. */
interface PastDay {
  readonly day: number;
  readonly slots: Float64Array;
  readonly total: number;
  readonly isHoliday: boolean;
}

/** How far back days still say how a day is spread, and whether the same season of other years speaks too. */
interface Memory {
  readonly halfLifeDays: number;
  readonly seasonal: boolean;
}

/** Shares of days to come by slot, and how much single slots stray from them. */
export interface DayShapes {
  /** Shares of a day by slot, adding to one. */
  readonly sharesOn: (day: number) => Float64Array;
  /** Squared coefficient of variation of a slot around its share of the day, beyond chance. */
  readonly varianceOn: (day: number) => Float64Array;
  readonly reason: string;
}

const MEMORIES: readonly Memory[] = [21, 56, 182, 728].flatMap((halfLifeDays) => [
  { halfLifeDays, seasonal: false },
  { halfLifeDays, seasonal: true },
]);
const JUDGED_DAYS = 84;
/** Two years and a season: no other year speaks for how a day is spread. */
const REMEMBERED_DAYS = 800;
/** Shares are judged as far ahead as half a month: what they are for. */
const JUDGED_LEAD = 14;
/** Days of another year within so many days of the same date are of its season. */
const SEASON_DAYS = 30;
const YEAR = 365.25;
/** The pull of the days of the same kind on a weekday's own, in days. */
const KIND_DAYS = 1;
/** The pull of the ordinary weekday on a holiday, in days. */
const HOLIDAY_PULL_DAYS = 2;

/**
 * Learns how a day is spread over its slots: by weighted means of past days of the weekday, drawn to other days of its kind (workday or
 * weekend), with as long a memory as spread the last twelve weeks best from two weeks before. Holidays have their own, drawn to that of
 * their weekday. `factor` brings values to the unit in which chance is Poisson.
 */
export function dayShapes(
  history: IntervalHistory,
  totals: Float64Array,
  { isHoliday, factor, counted }: { isHoliday: (day: number) => boolean; factor: number; counted: boolean },
): DayShapes {
  const all = pastDays(history, totals, isHoliday);
  const oldest = (all.at(-1)?.day ?? 0) - REMEMBERED_DAYS;
  const past = all.filter((one) => one.isHoliday || one.day > oldest);
  const judged = past.filter(({ isHoliday: special }) => !special).slice(-JUDGED_DAYS);
  const errors = MEMORIES.map((memory) => judgedError(history, past, judged, memory));
  const best = errors.reduce((least, error, m) => (error < (errors[least] ?? Infinity) ? m : least), 2);
  const memory = MEMORIES[best] ?? { halfLifeDays: 182, seasonal: false };
  const departures = departuresOf(history, past, judged, { memory, factor, counted });
  const spread = [0, 1].map((kind) =>
    slotVariance(
      departures.filter(({ day }) => Number(isFree(day)) === kind),
      history.size,
    ),
  );
  return {
    sharesOn: (day) => sharesOf(history, past, { day, until: Infinity, isHoliday: isHoliday(day), memory }),
    varianceOn: (day) => spread[Number(isFree(day))] ?? spread[0] ?? new Float64Array(history.size),
    reason: `Each day is spread by past days of its weekday, weighted with a half-life of ${memory.halfLifeDays / 7} weeks${memory.seasonal ? " and the same season of other years" : ""}: of ${MEMORIES.length} memories the one that spread the last ${judged.length} days best.`,
  };
}

function isFree(day: number): boolean {
  return weekday(day) >= 6;
}

function pastDays(
  { grid, values, slots, size }: IntervalHistory,
  totals: Float64Array,
  isHoliday: (day: number) => boolean,
): PastDay[] {
  return Array.from({ length: grid.days }, (_, d) => d).flatMap((d) => {
    const total = totals[d] ?? Number.NaN;
    if (!(total > 0)) return [];
    const sums = new Float64Array(size);
    const passes = new Float64Array(size);
    for (let i = grid.dayOffsets[d] ?? 0; i < (grid.dayOffsets[d + 1] ?? 0); i += 1) {
      const value = values[i] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const slot = slots[i] ?? 0;
      sums[slot] = (sums[slot] ?? 0) + value;
      passes[slot] = (passes[slot] ?? 0) + 1;
    }
    const day = grid.firstDay + d;
    const ofDay = sums.map((sum, slot) => ((passes[slot] ?? 0) > 0 ? sum / (passes[slot] ?? 1) : Number.NaN));
    return [{ day, slots: ofDay, total, isHoliday: isHoliday(day) }];
  });
}

interface ShareQuestion {
  readonly day: number;
  /** Only days before this one speak. */
  readonly until: number;
  readonly isHoliday: boolean;
  readonly memory: Memory;
}

/** Shares of one day: means of past days' slots over means of their totals, slot by slot, so that unknown slots are left out. */
function sharesOf(history: IntervalHistory, past: readonly PastDay[], question: ShareQuestion): Float64Array {
  const { size, usual } = history;
  const { day, until } = question;
  const row = weekday(day) - 1;
  const own = new Sums(size);
  const kind = new Sums(size);
  const holiday = new Sums(size);
  for (const one of past) {
    if (one.day >= until) break;
    if (one.isHoliday) {
      if (question.isHoliday) holiday.add(one, 1);
      continue;
    }
    const weight = weightOf(one.day, question);
    if (weekday(one.day) - 1 === row) own.add(one, weight);
    else if (isFree(one.day) === isFree(day)) kind.add(one, weight);
  }
  const isUsual = usual[row] ?? new Uint8Array(size);
  const ofKind = kind.shares(null, 0);
  const ofWeekday = own.shares(ofKind, KIND_DAYS);
  const shares = question.isHoliday ? holiday.shares(ofWeekday, HOLIDAY_PULL_DAYS) : ofWeekday;
  const open = shares.map((share, slot) => (isUsual[slot] === 1 && !Number.isNaN(share) ? share : 0));
  const sum = open.reduce((total, share) => total + share, 0);
  if (sum > 0) return open.map((share) => share / sum);
  const usualSlots = isUsual.reduce((count, one) => count + one, 0);
  return Float64Array.from(isUsual, (one) => (usualSlots > 0 ? one / usualSlots : 1 / size));
}

function weightOf(then: number, { day, until, memory: { halfLifeDays, seasonal } }: ShareQuestion): number {
  const age = Math.min(day, until) - then;
  const recent = 2 ** (-age / halfLifeDays);
  if (!seasonal) return recent;
  const apart = Math.abs(day - then);
  const years = Math.round(apart / YEAR);
  const isSameSeason = years > 0 && Math.abs(apart - years * YEAR) <= SEASON_DAYS;
  return recent + (isSameSeason ? 0.5 : 0);
}

/** Weighted sums of slots, and of the totals of the days on which each slot is known. */
class Sums {
  readonly #values: Float64Array;
  readonly #totals: Float64Array;
  #weight = 0;
  #weighted = 0;

  constructor(size: number) {
    this.#values = new Float64Array(size);
    this.#totals = new Float64Array(size);
  }

  add({ slots, total }: PastDay, weight: number): void {
    this.#weight += weight;
    this.#weighted += weight * total;
    for (let slot = 0; slot < slots.length; slot += 1) {
      const value = slots[slot] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      this.#values[slot] = (this.#values[slot] ?? 0) + weight * value;
      this.#totals[slot] = (this.#totals[slot] ?? 0) + weight * total;
    }
  }

  /** Share of each slot, drawn to a parent as if it were so many further days; NaN where nothing is known. */
  shares(parent: Float64Array | null, pullDays: number): Float64Array {
    const day = this.#weight > 0 ? this.#weighted / this.#weight : 1;
    return this.#values.map((value, slot) => {
      const total = this.#totals[slot] ?? 0;
      const drawn = parent?.[slot] ?? Number.NaN;
      if (Number.isNaN(drawn)) return total > 0 ? value / total : Number.NaN;
      return (value + pullDays * day * drawn) / (total + pullDays * day);
    });
  }
}

function judgedError(
  history: IntervalHistory,
  past: readonly PastDay[],
  judged: readonly PastDay[],
  memory: Memory,
): number {
  let error = 0;
  for (const { day, slots, total } of judged) {
    const shares = sharesOf(history, past, { day, until: day - JUDGED_LEAD + 1, isHoliday: false, memory });
    slots.forEach((value, slot) => {
      if (!Number.isNaN(value)) error += Math.abs(value - total * (shares[slot] ?? 0));
    });
  }
  return error;
}

/** What came in the slots of past days, beside what was expected of them given the day, in the unit of counts. */
function departuresOf(
  history: IntervalHistory,
  past: readonly PastDay[],
  judged: readonly PastDay[],
  { memory, factor, counted }: { memory: Memory; factor: number; counted: boolean },
): SlotDepartures[] {
  return judged.map(({ day, slots, total }) => {
    const shares = sharesOf(history, past, { day, until: day - JUDGED_LEAD + 1, isHoliday: false, memory });
    const expected = shares.map((share) => total * share * factor);
    return {
      day,
      error: slots.map((value, slot) => value * factor - (expected[slot] ?? 0)),
      expected,
      chance: expected.map((one, slot) => (counted ? one * (1 - (shares[slot] ?? 0)) : 0)),
    };
  });
}
