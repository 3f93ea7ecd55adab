import { dayFrom, intervalGrid, timeZone, weekday } from "@springtide/calendar";
import type { Contract, LabourTerms, RosterPerson, RosterProblem, ShiftPattern, Wish } from "@springtide/planning";
import { randomStream } from "@springtide/probability";

/** Germany's rules of working time in numbers. */
const RULES: readonly LabourTerms[] = [
  { id: "daily-rest", kind: "daily-rest", hours: 11 },
  { id: "weekly-rest", kind: "weekly-rest", hours: 35 },
  {
    id: "breaks",
    kind: "breaks",
    steps: [
      { moreThanHours: 6, minutes: 30 },
      { moreThanHours: 9, minutes: 45 },
    ],
    leastPartMinutes: 15,
    longestStretchHours: 6,
  },
  { id: "longest-day", kind: "longest-day", hours: 10 },
  { id: "weekly-average", kind: "longest-week", hours: 48, weeks: 24 },
  { id: "free-sundays", kind: "free-sundays-a-year", sundays: 15 },
  { id: "rest-for-sundays", kind: "substitute-rest", on: "sunday", withinDays: 14 },
  { id: "rest-for-holidays", kind: "substitute-rest", on: "holiday", withinDays: 56 },
];

const FULL: Contract = {
  ...{ id: "full-time", leastHoursAWeek: 36, hoursAWeek: 40, overtimeHoursAWeek: 6, overtimePremium: 0.25 },
  ...{ daysAWeek: 5, daysInARow: 6 },
};
const THREE_QUARTERS: Contract = {
  ...{ id: "three-quarters", leastHoursAWeek: 26, hoursAWeek: 30, overtimeHoursAWeek: 4, overtimePremium: 0.25 },
  ...{ daysAWeek: 5, daysInARow: 5 },
};
const HALF: Contract = {
  ...{ id: "half-time", leastHoursAWeek: 18, hoursAWeek: 20, overtimeHoursAWeek: 4, overtimePremium: 0.25 },
  ...{ daysAWeek: 4, daysInARow: 4 },
};

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const LUNCH = { minutes: 30, fromMinute: 150, toMinute: 345 };
const PATTERNS: readonly ShiftPattern[] = [
  {
    ...{ id: "long", weekdays: EVERY_DAY, startMinutes: [420, 450, 480, 540, 600, 660, 720, 780, 810] },
    ...{ lengthMinutes: [510], breaks: [LUNCH], isBreakPaid: false },
  },
  {
    ...{ id: "middle", weekdays: EVERY_DAY, startMinutes: [420, 480, 540, 600, 660, 720, 780, 840, 900] },
    ...{ lengthMinutes: [390], breaks: [LUNCH], isBreakPaid: false },
  },
  {
    ...{ id: "short", weekdays: EVERY_DAY, startMinutes: [420, 480, 540, 600, 660, 720, 780, 840, 900, 960, 1020] },
    ...{ lengthMinutes: [240, 300], breaks: [], isBreakPaid: false },
  },
];

/** How a shop with so many people looks over so many days: contracts, leave, wishes, one queue or two. */
export interface InstanceSize {
  readonly people: number;
  readonly days: number;
  readonly queues: 1 | 2;
  readonly seed: number;
  /** Hours wanted as a share of the hours of all contracts. */
  readonly load: number;
}

/** A made-up shop, open every day from 7 to 22 in Berlin, over the night in March in which the clocks go forward. */
export function rosterInstance({ people, days, queues, seed, load }: InstanceSize): RosterProblem {
  const random = randomStream(seed, "roster instance");
  const zone = timeZone("Europe/Berlin");
  const firstDay = dayFrom(2026, 3, 9);
  const grid = intervalGrid({ zone, firstDay, days, intervalMinutes: 15 });
  const clock = Float64Array.from(grid.startsMs, (ms) => zone.minuteOfDayAt(ms) / 60);
  const dayOf = Int32Array.from(grid.startsMs, (ms) => zone.dayAt(ms) - firstDay);
  const team = Array.from({ length: people }, (_, i) =>
    person({ index: i, random, days, queues, clock, dayOf, zone, firstDay }),
  );
  const contracted = (team.reduce((sum, { contract }) => sum + contract.hoursAWeek, 0) * days) / 7;
  const shape = Float64Array.from(clock, (hour, t) => {
    const day = weekday(firstDay + (dayOf[t] ?? 0));
    const ofWeek = [1.15, 1.05, 1, 0.98, 1.02, 0.7, 0.5][day - 1] ?? 1;
    if (hour < 7 || hour >= 22) return 0;
    return ofWeek * (0.12 + Math.exp(-((hour - 11) ** 2) / 8) + 0.85 * Math.exp(-((hour - 16.5) ** 2) / 10));
  });
  const all = shape.reduce((sum, value) => sum + value / 4, 0);
  const shares = queues === 1 ? [1] : [0.65, 0.35];
  return {
    ...{ zone, holidays: new Set([dayFrom(2026, 4, 3)]), firstDay, days },
    ...{ startsMs: grid.startsMs, seconds: grid.seconds, patterns: PATTERNS, people: team, rules: RULES },
    demand: shares.map((share) =>
      Int32Array.from(shape, (value) =>
        Math.round(((share * load * contracted * value) / all) * (1 + 0.1 * (random.uniform() - 0.5))),
      ),
    ),
    shortfallPerHour: shares.map(() => [
      { heads: 2, cost: 30 },
      { heads: 4, cost: 60 },
      { heads: Infinity, cost: 120 },
    ]),
    unpopular: Uint8Array.from(clock, (hour, t) =>
      Number(hour >= 7 && hour < 22 && (hour >= 19 || weekday(firstDay + (dayOf[t] ?? 0)) >= 6)),
    ),
    fairnessPerHour: 4,
  };
}

function person(of: {
  readonly index: number;
  readonly random: ReturnType<typeof randomStream>;
  readonly days: number;
  readonly queues: 1 | 2;
  readonly clock: Float64Array;
  readonly dayOf: Int32Array;
  readonly zone: RosterProblem["zone"];
  readonly firstDay: number;
}): RosterPerson {
  const { index, random, days, queues, clock, dayOf, zone, firstDay } = of;
  const contract = index % 5 < 3 ? FULL : index % 5 === 3 ? THREE_QUARTERS : HALF;
  const leaveWeek = random.uniform() < 0.4 ? Math.floor((random.uniform() * days) / 7) : -1;
  const isEarlyOnly = contract === HALF && random.uniform() < 0.5;
  const freeWeekday = contract === HALF ? 1 + Math.floor(random.uniform() * 7) : 0;
  const available = Uint8Array.from(clock, (hour, t) => {
    const day = dayOf[t] ?? 0;
    const isAway = Math.floor(day / 7) === leaveWeek || weekday(firstDay + day) === freeWeekday;
    return Number(hour >= 7 && hour < 22 && !isAway && !(isEarlyOnly && hour >= 16));
  });
  const wishes = Array.from({ length: Math.floor(random.uniform() * 4) }, (): Wish => {
    const day = firstDay + Math.floor(random.uniform() * days);
    const isLong = random.uniform() < 0.3;
    return {
      kind: random.uniform() < 0.8 ? "off" : "work",
      ...{ fromMs: zone.startOfDayMs(day), toMs: zone.startOfDayMs(day + (isLong ? 2 : 1)) },
      cost: 20 + 20 * Math.floor(random.uniform() * 4),
    };
  });
  const skills = queues === 1 ? [0] : [[0], [0, 1], [1, 0], [1]][index % 4 === 3 && index % 8 === 3 ? 3 : index % 3];
  return {
    ...{ id: `p${index + 1}`, contract, costPerHour: 20 + (index % 4), skills: skills ?? [0] },
    ...{ patterns: [0, 1, 2], available, published: [], wishes },
  };
}
