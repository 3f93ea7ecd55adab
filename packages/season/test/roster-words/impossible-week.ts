import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type {
  Contract,
  LabourTerms,
  RosterAnswer,
  RosterPerson,
  RosterProblem,
  ShiftPattern,
} from "@springtide/planning";

export const berlin = timeZone("Europe/Berlin");

const FULL_TIME: Contract = {
  id: "full",
  leastHoursAWeek: 0,
  hoursAWeek: 35,
  overtimeHoursAWeek: 0,
  overtimePremium: 0.25,
  daysAWeek: 5,
  daysInARow: 6,
};

/** Seven hours on the hour, with half an hour of break after four. */
const SHIFT: ShiftPattern = {
  id: "seven",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  startMinutes: [480, 540, 600, 660, 720],
  lengthMinutes: [420],
  breaks: [{ minutes: 30, fromMinute: 180, toMinute: 240 }],
  isBreakPaid: false,
};

const LAW: readonly LabourTerms[] = [
  { id: "daily-rest", kind: "daily-rest", hours: 11 },
  { id: "weekly-rest", kind: "weekly-rest", hours: 35 },
  { id: "breaks", kind: "breaks", steps: [{ moreThanHours: 6, minutes: 30 }], leastPartMinutes: 15 },
  { id: "longest-week", kind: "longest-week", hours: 26, weeks: 1 },
];

const NAMES = ["Ana", "Bo", "Cem", "Dana", "Eli", "Fay"];
const LEAVE_FROM = civilDay("2026-12-05");

/**
 * The week before St Nicholas, which six people cannot serve: six are wanted on Sunday, of whom Ana and Bo are on leave from Saturday on and
 * Cem has worked every day before; and the queues want more hours than six people's law and contracts have.
 */
export function impossibleWeek(): { problem: RosterProblem; whyAway: () => "leave" } {
  const firstDay = civilDay("2026-11-30");
  const grid = intervalGrid({ zone: berlin, firstDay, days: 7, intervalMinutes: 30 });
  const { startsMs, seconds } = grid;
  const dayAt = (ms: number): number => berlin.dayAt(ms);
  const isOpen = (ms: number): boolean => berlin.minuteOfDayAt(ms) >= 600 && berlin.minuteOfDayAt(ms) < 1080;
  const onLeave = (person: number, ms: number): boolean => person < 2 && dayAt(ms) >= LEAVE_FROM;
  const cem = Array.from({ length: 6 }, (_, day) => {
    const [from = 0] = berlin.instantsOf(firstDay + day, day === 5 ? 480 : 600);
    return { startMs: from, endMs: from + 4 * 3_600_000, breaks: [], source: day };
  });
  const people = NAMES.map((id, person): RosterPerson => ({
    id,
    contract: FULL_TIME,
    costPerHour: 20,
    skills: person === 5 ? [0, 1] : [0],
    patterns: [0],
    available: Uint8Array.from(startsMs, (ms) => (onLeave(person, ms) ? 0 : 1)),
    published: person === 2 ? cem : [],
    wishes: [],
  }));
  const problem: RosterProblem = {
    ...{ zone: berlin, holidays: new Set<number>(), firstDay, days: 7, startsMs, seconds, people },
    demand: [
      Int32Array.from(startsMs, (ms) => (!isOpen(ms) ? 0 : dayAt(ms) === firstDay + 6 ? 6 : 3)),
      Int32Array.from(startsMs, (ms) => (isOpen(ms) && dayAt(ms) === firstDay + 1 ? 1 : 0)),
    ],
    shortfallPerHour: [[{ heads: Infinity, cost: 60 }], [{ heads: Infinity, cost: 90 }]],
    patterns: [SHIFT],
    rules: LAW,
    unpopular: new Uint8Array(startsMs.length),
    fairnessPerHour: 0,
  };
  return { problem, whyAway: () => "leave" };
}

/** Nobody is given anything: everything but what is published is missing. */
export function emptyAnswer(problem: RosterProblem): RosterAnswer {
  const cost = { wages: 0, overtime: 0, shortfall: 0, wishes: 0, fairness: 0, total: 0 };
  const { demand } = problem;
  return {
    ...{ shifts: [], working: demand, missing: demand, cost },
    ...{ bound: 0, gap: 0, stopped: "work-limit", steps: [], work: { rounds: 0, columns: 0, nodes: 0 } },
  };
}
