import { dayFrom, intervalGrid, timeZone, weekday } from "@springtide/calendar";
import type { Contract, LabourTerms, RosterPerson, RosterProblem, ShiftPattern, Wish } from "@springtide/planning";
import { randomStream, type RandomStream } from "@springtide/probability";

/** Weekends in which clocks change somewhere: forward by an hour, by half an hour, back by an hour; and one in which they do not. */
const PLACES = [
  { zone: "Europe/Berlin", firstDay: dayFrom(2026, 3, 27) },
  { zone: "Australia/Lord_Howe", firstDay: dayFrom(2026, 10, 2) },
  { zone: "America/New_York", firstDay: dayFrom(2026, 10, 30) },
  { zone: "Europe/Warsaw", firstDay: dayFrom(2026, 6, 5) },
];

const RULES: readonly LabourTerms[] = [
  { id: "weekly-rest", kind: "weekly-rest", hours: 35 },
  { id: "short-weekly-rest", kind: "weekly-rest", hours: 24 },
  {
    id: "breaks",
    kind: "breaks",
    steps: [{ moreThanHours: 6, minutes: 60 }],
    leastPartMinutes: 30,
    longestStretchHours: 6,
  },
  { id: "longest-day", kind: "longest-day", hours: 7 },
  { id: "longest-week", kind: "longest-week", hours: 20, weeks: 1 },
  { id: "average", kind: "longest-week", hours: 18, weeks: 2 },
  { id: "sundays", kind: "free-sundays-a-year", sundays: 51 },
  { id: "free-sunday", kind: "one-free-sunday-in", weeks: 2 },
  { id: "rest-for-sundays", kind: "substitute-rest", on: "sunday", withinDays: 3 },
  { id: "rest-for-holidays", kind: "substitute-rest", on: "holiday", withinDays: 4 },
];

/** How large a random problem is. */
export interface Size {
  readonly people: number;
  readonly days: number;
  readonly starts: readonly number[];
  readonly queues: number;
}

/** A random problem: contracts, leave, published shifts, wishes, skills, rules of several kinds, a zone with a clock change or without. */
export function randomRoster(seed: number, size: Size): RosterProblem {
  const random = randomStream(seed, "small roster");
  const whole = (from: number, to: number): number => from + Math.floor(random.uniform() * (to - from + 1));
  const place = PLACES[seed % PLACES.length] ?? { zone: "Europe/Berlin", firstDay: 0 };
  const zone = timeZone(place.zone);
  const grid = intervalGrid({ zone, firstDay: place.firstDay, days: size.days, intervalMinutes: 60 });
  const intervals = grid.startsMs.length;
  const patterns: readonly ShiftPattern[] = [
    {
      ...{ id: "day", weekdays: [1, 2, 3, 4, 5, 6, 7], startMinutes: size.starts, lengthMinutes: [480] },
      ...{ breaks: [{ minutes: 60, fromMinute: 180, toMinute: 240 }], isBreakPaid: random.uniform() < 0.3 },
    },
    {
      ...{ id: "late", weekdays: [1, 3, 5, 6, 7], startMinutes: [1020], lengthMinutes: [300], breaks: [] },
      isBreakPaid: false,
    },
  ];
  return {
    ...{ zone, firstDay: place.firstDay, days: size.days, startsMs: grid.startsMs, seconds: grid.seconds, patterns },
    holidays: new Set(random.uniform() < 0.4 ? [place.firstDay + whole(0, size.days - 1)] : []),
    demand: Array.from({ length: size.queues }, () => Int32Array.from({ length: intervals }, () => whole(0, 2))),
    shortfallPerHour: Array.from({ length: size.queues }, () => [
      { heads: 1, cost: whole(5, 30) },
      { heads: Infinity, cost: whole(30, 60) },
    ]),
    people: Array.from({ length: size.people }, (_, i) => randomPerson(i, random, size, grid, place.firstDay)),
    rules: [{ id: "daily-rest", kind: "daily-rest", hours: 11 }, ...RULES.filter(() => random.uniform() < 0.4)],
    unpopular: Uint8Array.from(grid.startsMs, (ms) =>
      Number(zone.minuteOfDayAt(ms) >= 1020 || weekday(zone.dayAt(ms)) === 7),
    ),
    fairnessPerHour: random.uniform() < 0.5 ? whole(1, 4) : 0,
  };
}

function randomPerson(
  index: number,
  random: RandomStream,
  { days, queues }: Size,
  grid: ReturnType<typeof intervalGrid>,
  firstDay: number,
): RosterPerson {
  const whole = (from: number, to: number): number => from + Math.floor(random.uniform() * (to - from + 1));
  const { zone, startsMs, dayOffsets } = grid;
  const leastHoursAWeek = whole(0, 14);
  const contract: Contract = {
    ...{
      id: `c${index}`,
      leastHoursAWeek,
      hoursAWeek: leastHoursAWeek + whole(0, 10),
      overtimeHoursAWeek: whole(0, 8),
    },
    ...{ overtimePremium: 0.5, daysAWeek: whole(1, 5), daysInARow: whole(1, 4) },
  };
  const leave = random.uniform() < 0.4 ? whole(0, days - 1) : -1;
  const available = new Uint8Array(startsMs.length).fill(1);
  if (leave >= 0) available.fill(0, dayOffsets[leave], dayOffsets[leave + 1]);
  const at = (day: number, hour: number): number => zone.startOfDayMs(firstDay + day) + hour * 3_600_000;
  const published = [-2, ...(random.uniform() < 0.3 ? [whole(0, days - 1)] : [])]
    .filter(() => random.uniform() < 0.6)
    .map((day) => ({ startMs: at(day, 14), endMs: at(day, 19), breaks: [], source: 0 }));
  const wishes = Array.from({ length: whole(0, 2) }, (): Wish => {
    const day = whole(0, days - 1);
    return {
      kind: random.uniform() < 0.6 ? "off" : "work",
      ...{ fromMs: at(day, 0), toMs: at(day + whole(1, 2), 0), cost: whole(5, 60) },
    };
  });
  const skills = queues === 1 ? [0] : ([[0], [1], [0, 1], [1, 0]][whole(0, 3)] ?? [0]);
  return {
    ...{
      id: `p${index}`,
      contract,
      costPerHour: whole(8, 20),
      skills,
      patterns: random.uniform() < 0.8 ? [0, 1] : [0],
    },
    ...{ available, published, wishes },
  };
}
