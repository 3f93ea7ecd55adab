import type { CivilDay } from "@springtide/calendar";

/** A stretch of the local day in which contacts may come. */
export interface Hours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** One way contacts reach a made-up shop. Every figure is a choice, named in the folder's README. */
export interface DemoQueue {
  readonly id: string;
  /** Contacts on an ordinary Wednesday without any effect. */
  readonly contactsPerDay: number;
  /** Multiplier by ISO weekday, Monday first; 0 = closed. */
  readonly weekday: readonly number[];
  /** When contacts are recorded, by ISO weekday, Monday first. */
  readonly hours: readonly (Hours | null)[];
  /** Highs of the day: clock minute, width in minutes, weight. */
  readonly humps: readonly (readonly [minute: number, widthMinutes: number, weight: number])[];
  /** Coefficient of variation of the day as a whole. */
  readonly dayCv: number;
  readonly ahtSeconds: number;
  /** Share of callers who give up on an ordinary day; null where nobody can. */
  readonly abandonShare: number | null;
  readonly closedOnHolidays: boolean;
}

/** A made-up shop: its queues, and what moves all of its contacts. */
export interface DemoShop {
  readonly folder: string;
  readonly zone: string;
  readonly seed: number;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  readonly intervalMinutes: number;
  readonly growthPerYear: number;
  readonly queues: readonly DemoQueue[];
  readonly holidays: ReadonlySet<CivilDay>;
  /** Multiplier of a day before growth and chance: time of year, effects of triggers, holidays. */
  factor(queue: string, day: CivilDay): number;
}
