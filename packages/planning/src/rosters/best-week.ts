import type { PersonFrame } from "./person-frame.ts";
import type { RosterFrame } from "./roster-frame.ts";
import type { ShiftOption } from "./shift-options.ts";
import { restHours, type RestHours } from "./rest-hours.ts";

/** A shift with one of the ways to lay its breaks. */
export interface ChosenShift {
  readonly option: ShiftOption;
  readonly place: number;
}

/** What a person's week is sought for, and what stands around it. */
export interface WeekQuestion {
  readonly person: PersonFrame;
  readonly week: number;
  /** What a head of this person's class is worth, in money, added up over intervals from the first; one place more than intervals. */
  readonly worth: Float64Array;
  /** End of the last shift before the week, and days worked in a row up to its first day. */
  readonly endBeforeMs: number;
  readonly rowBefore: number;
  /** Start of the first shift after the week, and days worked in a row from the day after it. */
  readonly startAfterMs: number;
  readonly rowAfter: number;
  /** Paid hours that may be added in this week. */
  readonly mostHours: number;
  /** What one paid hour more costs, by the hours added so far: total for so many. */
  readonly hoursCost: (hours: number) => number;
  /** What so many unpopular hours cost: rising with the hours, and ever faster. */
  readonly unpopularCost: (hours: number) => number;
  readonly mostUnpopularPrice: number;
  /** Wishes not yet decided by the work of other weeks. */
  readonly wishes: PersonFrame["person"]["wishes"];
  /** At most so many ways are kept of each number of days worked so far; Infinity for all that may be best. */
  readonly width: number;
  /** 1 where a new shift may begin. */
  readonly mayBegin: Uint8Array;
}

/** The cheapest week: its shifts by day, and what it costs less what it is worth. */
export interface BestWeek {
  readonly cost: number;
  readonly days: readonly (ChosenShift | null)[];
}

interface Label {
  readonly cost: number;
  readonly endMs: number;
  readonly hours: number;
  readonly days: number;
  readonly row: number;
  readonly isRested: boolean;
  readonly isNew: boolean;
  readonly touched: number;
  readonly unpopular: number;
  readonly chosen: ChosenShift | null;
  readonly parent: Label | null;
}

interface PricedShift {
  readonly chosen: ChosenShift;
  readonly worth: number;
  readonly touches: number;
}

const SMALL = 1e-9;

/**
 * The week of one person that costs least, given what their presence is worth: an exact search over the days, keeping of all ways to get
 * to a day only those that no other beats in cost and in every limit (labels with dominance; Irnich and Desaulniers 2005, Shortest path
 * problems with resource constraints). Rest, weekly rest and the contract are kept; averages and Sundays are for the caller to check.
 * Null where not even the published shifts leave a way.
 */
export function bestWeek(frame: RosterFrame, question: WeekQuestion): BestWeek | null {
  const { person, week } = question;
  const { firstDay = 0, endDay = 0, fromMs = 0, toMs = 0 } = frame.weeks[week] ?? {};
  const rest = restHours(frame);
  let labels: Label[] = [firstLabel(question)];
  for (let day = firstDay; day < endDay && labels.length > 0; day += 1) {
    const fixed = person.fixedOfDay[day] ?? null;
    if (fixed !== null) {
      labels = labels.flatMap((label) => withFixed(label, person, day, rest, fromMs));
      continue;
    }
    const shifts = question.mayBegin[day] === 1 ? pricedShifts(question, day) : [];
    const next: Label[] = [];
    for (const label of labels) {
      next.push({ ...label, row: 0, chosen: null, parent: label });
      for (const shift of shifts) {
        const longer = withShift(label, shift, question, rest, fromMs);
        if (longer !== null) next.push(longer);
      }
    }
    labels = undominated(next, question);
  }
  let best: Label | null = null;
  for (const label of labels)
    if ((best === null || label.cost < best.cost - SMALL) && endsWell(label, question, rest, toMs, fromMs))
      best = label;
  return best === null ? null : { cost: best.cost, days: daysOf(best, endDay - firstDay) };
}

function firstLabel({ person, week, endBeforeMs, rowBefore }: WeekQuestion): Label {
  return {
    ...{ cost: 0, endMs: endBeforeMs, hours: 0, days: person.fixedDays[week] ?? 0, row: rowBefore },
    ...{ isRested: false, isNew: false, touched: 0, unpopular: 0, chosen: null, parent: null },
  };
}

function withFixed(label: Label, person: PersonFrame, day: number, rest: RestHours, weekFromMs: number): Label[] {
  const fixed = person.fixedOfDay[day];
  if (fixed === null || fixed === undefined) return [];
  const isAfterNew = label.isNew && label.endMs > (lastFixedEnd(person, day) ?? -Infinity);
  if (isAfterNew && fixed.startMs < label.endMs + rest.dailyMs) return [];
  const row = label.row + 1;
  if (row > person.person.contract.daysInARow && row > fixedRow(person, day)) return [];
  const isRested = label.isRested || fixed.startMs - Math.max(weekFromMs, label.endMs) >= rest.weeklyMs;
  return [{ ...label, endMs: Math.max(label.endMs, fixed.endMs), row, isRested, chosen: null, parent: label }];
}

function lastFixedEnd({ fixedOfDay }: PersonFrame, day: number): number | undefined {
  for (let before = day - 1; before >= 0; before -= 1) {
    const fixed = fixedOfDay[before];
    if (fixed !== null && fixed !== undefined) return fixed.endMs;
  }
  return undefined;
}

/** Days in a row up to this one that were all published: what was there before is not judged. */
function fixedRow({ fixedOfDay, rowBefore }: PersonFrame, day: number): number {
  let row = 0;
  for (let at = day; at >= 0; at -= 1) {
    if (fixedOfDay[at] === null || fixedOfDay[at] === undefined) return row;
    row += 1;
  }
  return row + rowBefore;
}

function withShift(
  label: Label,
  { chosen, worth, touches }: PricedShift,
  question: WeekQuestion,
  rest: RestHours,
  weekFromMs: number,
): Label | null {
  const { option } = chosen;
  const { contract } = question.person.person;
  if (option.startMs < label.endMs + rest.dailyMs) return null;
  if (label.days >= contract.daysAWeek || label.row >= contract.daysInARow) return null;
  const hours = label.hours + option.paidHours;
  if (hours > question.mostHours + SMALL) return null;
  const unpopular = label.unpopular + option.unpopularHours;
  const touched = label.touched | touches;
  const cost =
    label.cost -
    worth +
    (question.hoursCost(hours) - question.hoursCost(label.hours)) +
    (question.unpopularCost(unpopular) - question.unpopularCost(label.unpopular)) +
    (touched === label.touched ? 0 : wishCost(question.wishes, touched & ~label.touched));
  return {
    ...{ cost, hours, unpopular, touched, chosen, parent: label, isNew: true },
    endMs: option.endMs,
    days: label.days + 1,
    row: label.row + 1,
    isRested: label.isRested || option.startMs - Math.max(weekFromMs, label.endMs) >= rest.weeklyMs,
  };
}

/** What it costs that wishes are touched by work: days off that are not kept, less wishes to work that are. */
function wishCost(wishes: WeekQuestion["wishes"], touched: number): number {
  let cost = 0;
  wishes.forEach((wish, i) => {
    if ((touched & (1 << i)) !== 0) cost += wish.kind === "off" ? wish.cost : -wish.cost;
  });
  return cost;
}

function endsWell(
  label: Label,
  question: WeekQuestion,
  rest: RestHours,
  weekToMs: number,
  weekFromMs: number,
): boolean {
  if (!label.isNew) return true;
  if (question.startAfterMs < label.endMs + rest.dailyMs) return false;
  if (label.row > 0 && label.row + question.rowAfter > question.person.person.contract.daysInARow) return false;
  const until = Math.min(weekToMs, Math.max(question.startAfterMs, weekFromMs));
  return label.isRested || until - Math.max(weekFromMs, label.endMs) >= rest.weeklyMs;
}

function pricedShifts(question: WeekQuestion, day: number): PricedShift[] {
  return (question.person.optionsOfDay[day] ?? []).map((option) => {
    const { place, worth } = bestPlace(option, question.worth);
    let touches = 0;
    question.wishes.forEach(({ fromMs, toMs }, i) => {
      if (option.startMs < toMs && option.endMs > fromMs) touches |= 1 << i;
    });
    return { chosen: { option, place }, worth, touches };
  });
}

/** The way to lay the breaks that leaves the shift worth most. */
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

/** Leaves out what another way beats in cost and in everything that limits what may still come; of each number of days the cheapest. */
function undominated(labels: readonly Label[], question: WeekQuestion): Label[] {
  const kept: Label[] = [];
  const byDays: Label[][] = [];
  for (const label of labels.toSorted((a, b) => a.cost - b.cost || a.hours - b.hours)) {
    const same = (byDays[label.days] ??= []);
    if (same.length >= question.width || same.some((better) => dominates(better, label, question))) continue;
    same.push(label);
    kept.push(label);
  }
  return kept;
}

function dominates(a: Label, b: Label, { mostUnpopularPrice, wishes }: WeekQuestion): boolean {
  if (a.days > b.days || a.row > b.row || a.endMs > b.endMs || a.hours > b.hours + SMALL) return false;
  if ((b.isRested && !a.isRested) || (a.isNew && !b.isNew)) return false;
  let left = b.cost - a.cost + SMALL;
  if (left < 0) return false;
  if (a.unpopular > b.unpopular) left -= (a.unpopular - b.unpopular) * mostUnpopularPrice;
  if (a.touched === b.touched || left < 0) return left >= 0;
  wishes.forEach((wish, i) => {
    const bit = 1 << i;
    if (wish.kind === "off" && (a.touched & bit) === 0 && (b.touched & bit) !== 0) left -= wish.cost;
    if (wish.kind === "work" && (a.touched & bit) !== 0 && (b.touched & bit) === 0) left -= wish.cost;
  });
  return left >= 0;
}

function daysOf(last: Label, days: number): (ChosenShift | null)[] {
  const found = new Array<ChosenShift | null>(days).fill(null);
  let label: Label | null = last;
  for (let day = days - 1; day >= 0 && label !== null; day -= 1, label = label.parent) found[day] = label.chosen;
  return found;
}
