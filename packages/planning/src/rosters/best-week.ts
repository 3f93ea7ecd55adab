import type { PersonFrame } from "./person-frame.ts";
import { restHours, type RestHours } from "./rest-hours.ts";
import type { RosterFrame } from "./roster-frame.ts";
import type { ShiftOption } from "./shift-options.ts";
import type { WeekDay, WeekDays } from "./week-days.ts";

/** A shift with one of the ways to lay its breaks. */
export interface ChosenShift {
  readonly option: ShiftOption;
  readonly place: number;
}

/** What a person's week is sought for, and what stands around it. */
export interface WeekQuestion {
  readonly person: PersonFrame;
  readonly week: number;
  readonly days: WeekDays;
  /** What each shift is worth to everybody less what it costs this person beside its hours, in money, by option. */
  readonly gain: Float64Array;
  /** End of the last shift before the week, and days worked in a row up to its first day. */
  readonly endBeforeMs: number;
  readonly rowBefore: number;
  /** Start of the first shift after the week, and days worked in a row from the day after it. */
  readonly startAfterMs: number;
  readonly rowAfter: number;
  /** Paid hours that may be added in this week. */
  readonly mostHours: number;
  /** What so many added paid hours cost. */
  readonly hoursCost: (hours: number) => number;
  /** 1 where a new shift may begin. */
  readonly mayBegin: Uint8Array;
}

/** The cheapest week: which shift on which of its days, and its cost less its gain. */
export interface BestWeek {
  readonly cost: number;
  readonly days: readonly (ShiftOption | null)[];
}

const SMALL = 1e-9;
const NONE = -1;
const FREE = -2;
const FIXED = -3;

/** Ways to get to the end of a day: the cheapest for each number of days, hours, rest so far and kind of last end. */
interface Layer {
  /** Latest end of work of each kind; ends of a kind are alike for all that follows. */
  readonly ends: readonly number[];
  readonly cost: Float64Array;
  readonly parent: Int32Array;
  readonly choice: Int32Array;
}

/** A shift that may be worked next. */
interface Move {
  readonly choice: number;
  readonly units: number;
  readonly gain: number;
  readonly end: number;
  readonly rests: number;
}

/** The ways to a day and after it, and the cheapest found so far of those that differ in their last end alone. */
interface Extension {
  readonly before: Layer;
  readonly after: Layer;
  readonly beaten: Float64Array;
  readonly moves: readonly Move[];
}

/**
 * The week of one person that costs least, given what each shift is worth: an exact search day by day over everything that limits what
 * may follow (days and hours worked, days in a row, whether the long rest was had, when work ended last), of which only the cheapest way
 * to each is kept (Irnich and Desaulniers 2005, Shortest path problems with resource constraints). Daily and weekly rest and the contract
 * are kept; averages over weeks, Sundays and holidays are for the caller to check. Null where the published shifts leave no way.
 */
export class WeekSearch {
  private readonly weekFromMs: number;
  private readonly weekToMs: number;
  private readonly rest: RestHours;
  private layers: Layer[] = [];
  private question: WeekQuestion | null = null;
  private rows = 1;
  private dayCounts = 1;
  private hourCounts = 1;
  private untilMs = Infinity;
  private daysInARow = Infinity;

  constructor(frame: RosterFrame, week: number) {
    this.weekFromMs = frame.weeks[week]?.fromMs ?? 0;
    this.weekToMs = frame.weeks[week]?.toMs ?? 0;
    this.rest = restHours(frame);
  }

  best(question: WeekQuestion): BestWeek | null {
    const { days, unitHours } = question.days;
    const { contract } = question.person.person;
    const fixedDays = question.person.fixedDays[question.week] ?? 0;
    this.question = question;
    this.daysInARow = contract.daysInARow;
    this.rows = rowsNeeded(question, days.length);
    this.dayCounts = Math.max(0, Math.min(days.length, contract.daysAWeek - fixedDays)) + 1;
    const longest = days.reduce((most, { units }) => Math.max(most, ...units), 0);
    const room = Math.min(question.mostHours, (this.dayCounts - 1) * longest * unitHours);
    this.hourCounts = Math.max(0, Math.floor((room + SMALL) / unitHours)) + 1;
    this.untilMs = Math.min(this.weekToMs, question.startAfterMs);
    let layer = this.layer([question.endBeforeMs]);
    layer.cost[this.cell(0, 0, this.rows === 1 ? 0 : question.rowBefore, 0)] = 0;
    this.layers = [layer];
    for (const day of days) {
      layer = day.isFixed ? this.afterFixed(layer, day) : this.afterDay(layer, day);
      this.layers.push(layer);
    }
    return this.cheapest(layer);
  }

  private layer(ends: readonly number[]): Layer {
    const size = ends.length * 2 * this.rows * this.dayCounts * this.hourCounts;
    return {
      ends,
      cost: new Float64Array(size).fill(Infinity),
      parent: new Int32Array(size),
      choice: new Int32Array(size).fill(NONE),
    };
  }

  private cell(kind: number, rested: number, row: number, days: number): number {
    return (((kind * 2 + rested) * this.rows + row) * this.dayCounts + days) * this.hourCounts;
  }

  /** Ends told apart only where it matters afterwards: their kinds, and the kind of each. */
  private kinds(
    day: WeekDay,
    ends: readonly number[],
  ): { readonly ends: readonly number[]; readonly of: Map<number, number> } {
    const { startAfterMs = Infinity } = this.question ?? {};
    const [daily, weekly] = [startAfterMs - this.rest.dailyMs, this.untilMs - this.rest.weeklyMs];
    const sorted = [...new Set(ends)].sort((a, b) => a - b);
    const latest: number[] = [];
    const of = new Map<number, number>();
    let last = -1;
    for (const end of sorted) {
      // What ended before the week began has been the same to the weekly rest since.
      const key = countBelow(day.tellingMs, end) + Number(end > daily) + Number(end > weekly);
      if (key !== last) latest.push(end);
      else latest[latest.length - 1] = end;
      last = key;
      of.set(end, latest.length - 1);
    }
    return { ends: latest, of };
  }

  private afterDay(before: Layer, day: WeekDay): Layer {
    const isOpen = this.question?.mayBegin[day.day] === 1;
    const options = isOpen ? day.options : [];
    const { ends, of } = this.kinds(day, [...before.ends, ...options.map(({ endMs }) => endMs)]);
    const after = this.layer(ends);
    const beaten = new Float64Array(2 * this.rows * this.dayCounts * this.hourCounts).fill(Infinity);
    before.ends.forEach((endMs, kind) => {
      const moves = this.moves(day, options, of, endMs);
      const stay = of.get(endMs) ?? 0;
      for (let rested = 1; rested >= 0; rested -= 1)
        for (let row = 0; row < this.rows; row += 1)
          for (let days = 0; days < this.dayCounts; days += 1)
            this.extend({ before, after, beaten, moves }, { kind, stay, rested, row, days });
    });
    return after;
  }

  /** Goes on from all ways that differ in their hours alone: the day is free, or one of the shifts is worked. */
  private extend(
    { before, after, beaten, moves }: Extension,
    { kind, stay, rested, row, days }: Record<"kind" | "stay" | "rested" | "row" | "days", number>,
  ): void {
    const { hourCounts } = this;
    const at = this.cell(kind, rested, row, days);
    const flat = (row * this.dayCounts + days) * hourCounts;
    const half = beaten.length / 2;
    const free = this.cell(stay, rested, 0, days);
    const isFull = days + 1 >= this.dayCounts || (this.rows > 1 && row + 1 > this.daysInARow);
    let cheaper = Infinity;
    for (let h = 0; h < hourCounts; h += 1) {
      const cost = before.cost[at + h] ?? Infinity;
      // Fewer hours, an earlier end and a rest already had are never worse.
      if (cost >= cheaper) continue;
      cheaper = cost;
      if (cost >= (beaten[half + flat + h] ?? 0) || (rested === 0 && cost >= (beaten[flat + h] ?? 0))) continue;
      beaten[rested * half + flat + h] = cost;
      put(after, free + h, cost, at + h, FREE);
      if (isFull) continue;
      const nextRow = this.rows > 1 ? row + 1 : 0;
      for (const { choice, units, gain, end, rests } of moves) {
        if (h + units >= hourCounts) continue;
        put(after, this.cell(end, rested | rests, nextRow, days + 1) + h + units, cost - gain, at + h, choice);
      }
    }
  }

  /** Shifts that may follow work that ended so; of those alike in length, end and rest before them the one that gains most. */
  private moves(day: WeekDay, options: readonly ShiftOption[], kindOf: Map<number, number>, endMs: number): Move[] {
    const gains = this.question?.gain ?? new Float64Array(0);
    const restedBy = Math.max(endMs, this.weekFromMs) + this.rest.weeklyMs;
    const best = new Map<number, Move>();
    options.forEach(({ id, startMs, endMs: shiftEndMs }, choice) => {
      if (startMs < endMs + this.rest.dailyMs) return;
      const end = kindOf.get(shiftEndMs) ?? 0;
      const rests = Number(startMs >= restedBy);
      const units = day.units[choice] ?? 0;
      const gain = gains[id] ?? 0;
      const key = (end * 2 + rests) * this.hourCounts + units;
      if (units < this.hourCounts && gain > (best.get(key)?.gain ?? -Infinity))
        best.set(key, { choice, units, gain, end, rests });
    });
    return [...best.values()];
  }

  private afterFixed(before: Layer, day: WeekDay): Layer {
    const ends = before.ends.map((end) => Math.max(end, day.fixedEndMs));
    const kinds = this.kinds(day, ends);
    const after = this.layer(kinds.ends);
    before.ends.forEach((endMs, kind) => {
      const isRestKept = endMs <= day.lastFixedEndMs || day.fixedStartMs >= endMs + this.rest.dailyMs;
      if (!isRestKept) return;
      const rests = Number(day.fixedStartMs >= Math.max(endMs, this.weekFromMs) + this.rest.weeklyMs);
      for (let rested = 0; rested < 2; rested += 1)
        for (let row = 0; row < this.rows; row += 1) {
          if (this.rows > 1 && row + 1 > this.daysInARow && row + 1 > day.fixedRow) continue;
          const nextRow = this.rows > 1 ? Math.min(row + 1, this.rows - 1) : 0;
          const from = this.cell(kind, rested, row, 0);
          const to = this.cell(kinds.of.get(ends[kind] ?? 0) ?? 0, rested | rests, nextRow, 0);
          for (let i = 0; i < this.dayCounts * this.hourCounts; i += 1)
            put(after, to + i, before.cost[from + i] ?? Infinity, from + i, FIXED);
        }
    });
    return after;
  }

  private cheapest(last: Layer): BestWeek | null {
    const { question, rest } = this;
    if (question === null) return null;
    const { contract } = question.person.person;
    let [best, least] = [-1, Infinity];
    last.ends.forEach((endMs, kind) => {
      const restedEnd = this.untilMs - Math.max(endMs, this.weekFromMs) >= rest.weeklyMs;
      for (let rested = 0; rested < 2; rested += 1)
        for (let row = 0; row < this.rows; row += 1)
          for (let days = 0; days < this.dayCounts; days += 1) {
            const isRowKept = this.rows === 1 || row === 0 || row + question.rowAfter <= contract.daysInARow;
            const isRestKept = question.startAfterMs >= endMs + rest.dailyMs && (rested === 1 || restedEnd);
            if (days > 0 && !(isRowKept && isRestKept)) continue;
            const at = this.cell(kind, rested, row, days);
            for (let h = 0; h < this.hourCounts; h += 1) {
              const way = last.cost[at + h] ?? Infinity;
              if (way === Infinity) continue;
              const cost = way + question.hoursCost(h * question.days.unitHours);
              if (cost < least - SMALL) [best, least] = [at + h, cost];
            }
          }
    });
    return best < 0 ? null : { cost: least, days: this.daysTo(best) };
  }

  private daysTo(cell: number): (ShiftOption | null)[] {
    const days = this.question?.days.days ?? [];
    const found = new Array<ShiftOption | null>(days.length).fill(null);
    let at = cell;
    for (let i = days.length; i > 0; i -= 1) {
      const layer = this.layers[i];
      const choice = layer?.choice[at] ?? FREE;
      found[i - 1] = choice >= 0 ? (days[i - 1]?.options[choice] ?? null) : null;
      at = layer?.parent[at] ?? 0;
    }
    return found;
  }
}

function put(layer: Layer, cell: number, cost: number, parent: number, choice: number): void {
  if (cost >= (layer.cost[cell] ?? 0)) return;
  layer.cost[cell] = cost;
  layer.parent[cell] = parent;
  layer.choice[cell] = choice;
}

/** Days in a row are told apart only where their limit can be met in this week; one more than the longest row. */
function rowsNeeded({ person, rowBefore, rowAfter }: WeekQuestion, days: number): number {
  const { daysInARow, daysAWeek } = person.person.contract;
  const longest = Math.min(days, daysAWeek);
  const isJoined = longest === days ? rowBefore + days + rowAfter : 0;
  if (Math.max(rowBefore, rowAfter) + longest <= daysInARow && isJoined <= daysInARow) return 1;
  return Math.max(daysInARow, rowBefore + days) + 1;
}

function countBelow(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The way to lay the breaks of a shift that leaves it worth most, from what presence is worth added up over the intervals. */
export function bestPlace(
  { from, to, places }: ShiftOption,
  worth: Float64Array,
): { readonly place: number; readonly worth: number } {
  const all = (worth[to] ?? 0) - (worth[from] ?? 0);
  let [best, least] = [0, Infinity];
  for (let place = 0; place < places.count; place += 1) {
    let lost = 0;
    for (let i = place * places.breaks; i < (place + 1) * places.breaks; i += 1) {
      const [start, end] = [from + (places.from[i] ?? 0), Math.min(to, from + (places.to[i] ?? 0))];
      if (end > start) lost += (worth[end] ?? 0) - (worth[start] ?? 0);
    }
    if (lost < least - SMALL) [best, least] = [place, lost];
  }
  return { place: best, worth: all - least };
}
