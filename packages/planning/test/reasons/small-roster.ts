import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type {
  Contract,
  LabourTerms,
  RosterAnswer,
  RosteredShift,
  RosterPerson,
  RosterProblem,
  ShiftPattern,
  WorkedShift,
} from "../../src/index.ts";

export const berlin = timeZone("Europe/Berlin");

/** "2026-12-05 22:00" by Berlin's clock; the first of two where it comes twice. */
export function at(text: string): number {
  const [day = "", clock = ""] = text.split(" ");
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  if (hour === 24) return berlin.startOfDayMs(civilDay(day) + 1);
  return berlin.instantsOf(civilDay(day), hour * 60 + minute)[0] ?? NaN;
}

export const LAW: readonly LabourTerms[] = [
  { id: "daily-rest", kind: "daily-rest", hours: 11 },
  { id: "weekly-rest", kind: "weekly-rest", hours: 35 },
  {
    id: "breaks",
    kind: "breaks",
    steps: [{ moreThanHours: 6, minutes: 30 }],
    leastPartMinutes: 15,
    longestStretchHours: 6,
  },
  { id: "longest-day", kind: "longest-day", hours: 10 },
];

export const FULL_TIME: Contract = {
  id: "full",
  leastHoursAWeek: 0,
  hoursAWeek: 40,
  overtimeHoursAWeek: 0,
  overtimePremium: 0.25,
  daysAWeek: 5,
  daysInARow: 6,
};

/** Eight hours from 10:00, with a break of an hour after four; any day of the week. */
export const DAY: ShiftPattern = {
  id: "day",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  startMinutes: [600],
  lengthMinutes: [480],
  breaks: [{ minutes: 60, fromMinute: 240, toMinute: 240 }],
  isBreakPaid: false,
};

/** Four hours on the hour from 8:00 to 18:00. */
export const SHORT: ShiftPattern = {
  id: "short",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  startMinutes: [480, 540, 600, 660, 720, 780, 840, 900, 960, 1020, 1080],
  lengthMinutes: [240],
  breaks: [],
  isBreakPaid: false,
};

/** "2026-12-05 22:00 > 2026-12-06 06:00". */
export function published(text: string): WorkedShift {
  const [from = "", to = ""] = text.split(" > ");
  return { startMs: at(from), endMs: at(to), breaks: [], source: 0 };
}

interface SmallRoster {
  readonly firstDay?: string;
  readonly days?: number;
  readonly intervalMinutes?: number;
  /** Heads wanted by queue: stretches "2026-12-06 10:00 > 2026-12-06 18:00 x 6". */
  readonly demand: readonly (readonly string[])[];
  readonly price?: number;
  readonly patterns?: readonly ShiftPattern[];
  readonly rules?: readonly LabourTerms[];
  readonly people: readonly (Partial<Omit<RosterPerson, "available">> & {
    /** Where somebody is not available. */
    readonly away?: readonly string[];
  })[];
  readonly unpopular?: readonly string[];
  readonly fairnessPerHour?: number;
}

/** A week from Monday 30 November 2026 by the hour, where nothing else is said. */
export function smallRoster(of: SmallRoster): RosterProblem {
  const { firstDay = "2026-11-30", days = 7, intervalMinutes = 60, price = 100, patterns = [DAY, SHORT] } = of;
  const grid = intervalGrid({ zone: berlin, firstDay: civilDay(firstDay), days, intervalMinutes });
  const { startsMs, seconds } = grid;
  const within = (stretch: string): ((ms: number) => boolean) => {
    const { startMs, endMs } = published(stretch);
    return (ms) => ms >= startMs && ms < endMs;
  };
  const marked = (stretches: readonly string[]): Uint8Array => {
    const isWithin = stretches.map(within);
    return Uint8Array.from(startsMs, (ms) => (isWithin.some((is) => is(ms)) ? 1 : 0));
  };
  const wanted = (stretches: readonly string[]): Int32Array => {
    const parts = stretches.map((text) => {
      const [stretch = "", heads = "1"] = text.split(" x ");
      return { isWithin: within(stretch), heads: Number(heads) };
    });
    return Int32Array.from(startsMs, (ms) =>
      parts.reduce((sum, { isWithin, heads }) => sum + (isWithin(ms) ? heads : 0), 0),
    );
  };
  return {
    zone: berlin,
    holidays: new Set(),
    firstDay: civilDay(firstDay),
    days,
    startsMs,
    seconds,
    demand: of.demand.map(wanted),
    shortfallPerHour: of.demand.map(() => [{ heads: Infinity, cost: price }]),
    patterns,
    people: of.people.map(({ away = [], ...person }, i) => ({
      id: `person-${i}`,
      contract: FULL_TIME,
      costPerHour: 20,
      skills: [0],
      patterns: patterns.map((_, pattern) => pattern),
      published: [],
      wishes: [],
      ...person,
      available: marked(away).map((isAway) => 1 - isAway),
    })),
    rules: of.rules ?? LAW,
    unpopular: marked(of.unpopular ?? []),
    fairnessPerHour: of.fairnessPerHour ?? 0,
  };
}

/** A shift "2026-12-06 10:00 > 2026-12-06 18:00" of a person, with the break of its pattern. */
export function given(problem: RosterProblem, person: number, pattern: number, text: string): RosteredShift {
  const { startMs, endMs } = published(text);
  const breaks = (problem.patterns[pattern]?.breaks ?? []).map(({ fromMinute, minutes }) => ({
    startMs: startMs + fromMinute * 60_000,
    endMs: startMs + (fromMinute + minutes) * 60_000,
  }));
  return { person, pattern, startMs, endMs, breaks };
}

/** An answer with these shifts; the heads are counted for one queue only, in the plainest way. */
export function answered(problem: RosterProblem, shifts: readonly RosteredShift[]): RosterAnswer {
  const atWork = Int32Array.from(problem.startsMs, (ms, t) => {
    const endMs = ms + (problem.seconds[t] ?? 0) * 1000;
    const isAtWork = ({ startMs, endMs: end, breaks }: Omit<RosteredShift, "person" | "pattern">): boolean =>
      startMs <= ms && end >= endMs && !breaks.some((away) => away.startMs < endMs && away.endMs > ms);
    return (
      shifts.filter((shift) => shift.pattern >= 0 && isAtWork(shift)).length +
      problem.people.filter(({ published: known }) => known.some(isAtWork)).length
    );
  });
  const cost = { wages: 0, overtime: 0, shortfall: 0, wishes: 0, fairness: 0, total: 0 };
  return {
    shifts,
    working: [atWork],
    missing: problem.demand.map((heads) => heads.map((wanted, t) => Math.max(0, wanted - (atWork[t] ?? 0)))),
    ...{ cost, bound: 0, gap: 0, stopped: "work-limit", steps: [], work: { rounds: 0, columns: 0, nodes: 0 } },
  };
}
