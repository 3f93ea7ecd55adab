import type { CivilDay, TimeZone } from "@springtide/calendar";
import type { LabourTerms } from "../labour/labour-terms.ts";
import type { WorkedShift } from "../labour/person-shifts.ts";
import type { ShortfallStep } from "../shifts/shift-problem.ts";

/** A kind of shift that people may be given: on which days, from when, how long, and where its break may lie. */
export interface ShiftPattern {
  readonly id: string;
  /** ISO weekdays on which it may begin. */
  readonly weekdays: readonly number[];
  /** Minutes after local midnight at which it may begin. */
  readonly startMinutes: readonly number[];
  /** Elapsed minutes from beginning to end, breaks included. */
  readonly lengthMinutes: readonly number[];
  /** Each break lasts so long and begins within the window, counted in minutes from the start of the shift; in order. */
  readonly breaks: readonly { readonly minutes: number; readonly fromMinute: number; readonly toMinute: number }[];
  readonly isBreakPaid: boolean;
}

/** Hours that a person and the house have agreed on. */
export interface Contract {
  readonly id: string;
  /** Paid every week, worked or not. */
  readonly leastHoursAWeek: number;
  /** Worked hours beyond this are overtime. */
  readonly hoursAWeek: number;
  readonly overtimeHoursAWeek: number;
  /** Share of the wage paid on top of each hour of overtime. */
  readonly overtimePremium: number;
  readonly daysAWeek: number;
  readonly daysInARow: number;
}

/** Something a person would like; what it costs to pass it over, in money. */
export interface Wish {
  readonly kind: "off" | "work";
  readonly fromMs: number;
  readonly toMs: number;
  readonly cost: number;
}

/** One person who can be rostered. */
export interface RosterPerson {
  readonly id: string;
  readonly contract: Contract;
  readonly costPerHour: number;
  /** Queues the person can work, by index, first the one they serve first. */
  readonly skills: readonly number[];
  /** Patterns the person may be given, by index. */
  readonly patterns: readonly number[];
  /** 1 in each interval in which the person may work: availability, leave and opening of the site together. */
  readonly available: Uint8Array;
  /** Shifts already published: before the range they count for rest and averages, within it they stay as they are. */
  readonly published: readonly WorkedShift[];
  readonly wishes: readonly Wish[];
}

/** Who works when, over a range of local days: what is wanted, who there is, and what the law and the contracts allow. */
export interface RosterProblem {
  readonly zone: TimeZone;
  /** Public holidays where they work. */
  readonly holidays: ReadonlySet<CivilDay>;
  readonly firstDay: CivilDay;
  readonly days: number;
  /** Start and length of each interval of the range, from local midnight to local midnight. */
  readonly startsMs: Float64Array;
  readonly seconds: Float64Array;
  /** Heads wanted by queue and interval. */
  readonly demand: readonly Int32Array[];
  /** By queue: what each missing head costs for an hour; rising prices, the last step has no end. */
  readonly shortfallPerHour: readonly (readonly ShortfallStep[])[];
  readonly patterns: readonly ShiftPattern[];
  readonly people: readonly RosterPerson[];
  readonly rules: readonly LabourTerms[];
  /** 1 in each interval that people like least (evenings, weekends): what makes a roster fair is that these hours are shared. */
  readonly unpopular: Uint8Array;
  /** What one unpopular hour more than a person's fair share costs, in money; 0 where fairness does not count. */
  readonly fairnessPerHour: number;
}

/** A shift given to a person. Instants in milliseconds. */
export interface RosteredShift {
  /** Index into the people of the problem. */
  readonly person: number;
  /** Index into the patterns; -1 for a shift that was published before. */
  readonly pattern: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly breaks: readonly { readonly startMs: number; readonly endMs: number }[];
}

/** What a roster costs, part by part; `total` is what is minimised. */
export interface RosterCost {
  readonly wages: number;
  readonly overtime: number;
  readonly shortfall: number;
  readonly wishes: number;
  readonly fairness: number;
  readonly total: number;
}

/** Who works when, what it costs, and how much less any other legal roster could cost. */
export interface RosterAnswer {
  readonly shifts: readonly RosteredShift[];
  /** Heads working each queue by interval; a person counts once. */
  readonly working: readonly Int32Array[];
  /** Heads missing by queue and interval. */
  readonly missing: readonly Int32Array[];
  readonly cost: RosterCost;
  /** No legal roster costs less. */
  readonly bound: number;
  /** (total - bound) / total. */
  readonly gap: number;
  readonly stopped: "gap" | "work-limit";
  readonly steps: readonly { readonly step: string; readonly cost: number }[];
  /** Work done: rounds of search, columns made for the bound, nodes of search trees. */
  readonly work: { readonly rounds: number; readonly columns: number; readonly nodes: number };
}
