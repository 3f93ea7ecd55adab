import { civilDay, intervalGrid, timeZone, weekday } from "@springtide/calendar";
import {
  brokenRules,
  oneShiftAtATime,
  ruleOfTerms,
  type Contract,
  type LabourTerms,
  type RosteredShift,
  type RosterPerson,
  type RosterProblem,
  type ShiftPattern,
} from "@springtide/planning";
import { randomStream } from "@springtide/probability";

export const berlin = timeZone("Europe/Berlin");
const HOUR_MS = 3_600_000;
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

const PATTERNS: readonly ShiftPattern[] = [
  {
    id: "half",
    weekdays: ALL_DAYS,
    startMinutes: [480, 720, 960],
    lengthMinutes: [240],
    breaks: [],
    isBreakPaid: false,
  },
  {
    id: "whole",
    weekdays: [1, 2, 3, 4, 5, 6],
    startMinutes: [480, 600, 720],
    lengthMinutes: [480],
    breaks: [{ minutes: 60, fromMinute: 180, toMinute: 240 }],
    isBreakPaid: true,
  },
];

const RULES: readonly LabourTerms[] = [
  { id: "daily-rest", kind: "daily-rest", hours: 14 },
  { id: "weekly-rest", kind: "weekly-rest", hours: 40 },
  { id: "breaks", kind: "breaks", steps: [{ moreThanHours: 6, minutes: 30 }], leastPartMinutes: 15 },
  { id: "free-sunday", kind: "one-free-sunday-in", weeks: 2 },
];

/** A week of 29 March 2027 in Berlin, with four or five people and two queues: small enough to look at every shift of everybody. */
export function randomRoster(seed: number): RosterProblem {
  const random = randomStream(seed, "small rosters");
  const whole = (from: number, to: number): number => from + Math.floor(random.uniform() * (to - from + 1));
  // The Sunday before has 23 hours, and is where published shifts reach over.
  const firstDay = civilDay("2027-03-29");
  const grid = intervalGrid({ zone: berlin, firstDay, days: 7, intervalMinutes: 60 });
  const { startsMs, seconds } = grid;
  const hourOf = (ms: number): number => berlin.minuteOfDayAt(ms) / 60;
  const isOpen = (ms: number): boolean => hourOf(ms) >= 8 && hourOf(ms) < 20;
  const peaks = Array.from({ length: 14 }, () => whole(0, 2));
  const demand = [0, 1].map((queue) =>
    Int32Array.from(startsMs, (ms) => (isOpen(ms) ? (peaks[queue * 7 + berlin.dayAt(ms) - firstDay] ?? 0) : 0)),
  );
  const person = (index: number): RosterPerson => {
    const contract: Contract = {
      id: `contract-${index}`,
      leastHoursAWeek: whole(0, 2) * 4,
      hoursAWeek: whole(3, 6) * 4,
      overtimeHoursAWeek: whole(0, 1) * 4,
      overtimePremium: 0.5,
      daysAWeek: whole(3, 5),
      daysInARow: whole(2, 4),
    };
    const away = whole(0, 8);
    const [from = 0] = berlin.instantsOf(firstDay - whole(1, 3), 960);
    const dayOff = whole(0, 6);
    return {
      ...{ id: `person-${index}`, contract, costPerHour: whole(15, 25), patterns: index === 0 ? [0] : [0, 1] },
      skills: [[0], [1], [0, 1], [1, 0]][whole(0, 3)] ?? [0],
      available: Uint8Array.from(startsMs, (ms) => (berlin.dayAt(ms) - firstDay === away ? 0 : 1)),
      published: index < 2 ? [{ startMs: from, endMs: from + 4 * HOUR_MS, breaks: [], source: 0 }] : [],
      wishes: [
        {
          kind: whole(0, 1) === 0 ? "off" : "work",
          fromMs: berlin.startOfDayMs(firstDay + dayOff),
          toMs: berlin.startOfDayMs(firstDay + dayOff + 1),
          cost: whole(1, 40),
        },
      ],
    };
  };
  return {
    ...{ zone: berlin, holidays: new Set<number>(), firstDay, days: 7, startsMs, seconds, demand },
    shortfallPerHour: [
      [
        { heads: 1, cost: 40 },
        { heads: Infinity, cost: 60 },
      ],
      [{ heads: Infinity, cost: whole(30, 70) }],
    ],
    patterns: PATTERNS,
    people: Array.from({ length: whole(4, 5) }, (_, index) => person(index)),
    rules: RULES,
    unpopular: Uint8Array.from(startsMs, (ms) => (hourOf(ms) >= 16 && isOpen(ms) ? 1 : 0)),
    fairnessPerHour: seed % 2 === 0 ? 0 : 3,
  };
}

/** Every shift that one person could be given on some day, with every way to lay its break by the hour. */
export function everyShift(problem: RosterProblem, person: number): RosteredShift[] {
  const endMs = berlin.startOfDayMs(problem.firstDay + problem.days);
  const shifts: RosteredShift[] = [];
  for (const pattern of problem.people[person]?.patterns ?? []) {
    const of = problem.patterns[pattern];
    for (let day = problem.firstDay; day < problem.firstDay + problem.days; day += 1)
      for (const minute of of?.weekdays.includes(weekday(day)) === true ? of.startMinutes : [])
        for (const length of of?.lengthMinutes ?? []) {
          const [startMs = 0] = berlin.instantsOf(day, minute);
          if (startMs + length * 60_000 > endMs) continue;
          const [window] = of?.breaks ?? [];
          const starts = window === undefined ? [null] : [window.fromMinute, window.fromMinute + 60];
          for (const start of starts)
            shifts.push({
              ...{ person, pattern, startMs, endMs: startMs + length * 60_000 },
              breaks:
                start === null ? [] : [{ startMs: startMs + start * 60_000, endMs: startMs + (start + 60) * 60_000 }],
            });
        }
  }
  return shifts;
}

/** Whether a person's shifts, published ones too, keep rules, contract and availability: one shift a day. */
export function isLegal(problem: RosterProblem, person: number, given: readonly RosteredShift[]): boolean {
  const of = problem.people[person];
  if (of === undefined) return false;
  const shifts = [...of.published, ...given].map((shift, source) => ({ ...shift, source }));
  const rules = [oneShiftAtATime({ id: "one" }), ...problem.rules.map(ruleOfTerms)];
  const { zone, holidays } = problem;
  if (brokenRules([{ person: of.id, zone, holidays, shifts }], rules, new Set(shifts.keys())).length > 0) return false;
  const days = shifts.map(({ startMs }) => berlin.dayAt(startMs));
  if (new Set(days).size < days.length) return false;
  const inWeek = days.filter((day) => day >= problem.firstDay);
  const row = (day: number): number => (days.includes(day) ? 1 + row(day + 1) : 0);
  const isAway = given.some(({ startMs, endMs }) =>
    problem.startsMs.some((ms, t) => of.available[t] === 0 && ms < endMs && ms + HOUR_MS > startMs),
  );
  const { contract } = of;
  return (
    !isAway &&
    inWeek.length <= contract.daysAWeek &&
    days.every((day) => row(day) <= contract.daysInARow) &&
    paidHours(problem, given) <= contract.hoursAWeek + contract.overtimeHoursAWeek
  );
}

function paidHours(problem: RosterProblem, given: readonly RosteredShift[]): number {
  return given.reduce((sum, { pattern, startMs, endMs, breaks }) => {
    const away = problem.patterns[pattern]?.isBreakPaid === true ? [] : breaks;
    return sum + (endMs - startMs - away.reduce((all, one) => all + one.endMs - one.startMs, 0)) / HOUR_MS;
  }, 0);
}

const hourCosts = new WeakMap<RosterProblem, Map<string, number>>();

/** The cost of missing heads in one hour, tried in every way once for the same people and demand. */
function hourCost(problem: RosterProblem, atWork: readonly (readonly number[])[], wanted: readonly number[]): number {
  const known = hourCosts.get(problem) ?? new Map<string, number>();
  hourCosts.set(problem, known);
  const key = `${atWork.join(" ")} / ${wanted.join(" ")}`;
  const cost = known.get(key) ?? leastShortfall(problem, atWork, wanted);
  known.set(key, cost);
  return cost;
}

/** What a roster costs, reckoned from the problem alone: people put to queues in every way there is, hour by hour. */
export function costOfRoster(problem: RosterProblem, shifts: readonly RosteredShift[]): number {
  const { people, startsMs, unpopular, demand, fairnessPerHour } = problem;
  let cost = 0;
  startsMs.forEach((ms, t) => {
    const atWork = people.flatMap(({ skills, published }, person) => {
      const own = [...published, ...shifts.filter((shift) => shift.person === person)];
      const isAt = own.some(
        ({ startMs, endMs, breaks }) =>
          startMs <= ms &&
          endMs >= ms + HOUR_MS &&
          !breaks.some((away) => away.startMs < ms + HOUR_MS && away.endMs > ms),
      );
      return isAt ? [skills] : [];
    });
    cost += hourCost(
      problem,
      atWork,
      demand.map((heads) => heads[t] ?? 0),
    );
  });
  const wanted = demand
    .flatMap((heads) => [...heads])
    .reduce((sum, heads, i) => sum + heads * (unpopular[i % startsMs.length] ?? 0), 0);
  const weights = people.map(
    ({ contract, available }) =>
      contract.hoursAWeek * available.reduce((sum, is, t) => sum + is * (unpopular[t] ?? 0), 0),
  );
  const allWeights = weights.reduce((sum, weight) => sum + weight, 0);
  people.forEach(({ contract, costPerHour, wishes, published }, person) => {
    const own = shifts.filter((shift) => shift.person === person);
    const hours = paidHours(problem, own);
    const touches = (fromMs: number, toMs: number): boolean =>
      [...published, ...own].some(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
    cost += costPerHour * Math.max(contract.leastHoursAWeek, hours);
    cost += costPerHour * contract.overtimePremium * Math.max(0, hours - contract.hoursAWeek);
    for (const wish of wishes) if (touches(wish.fromMs, wish.toMs) === (wish.kind === "off")) cost += wish.cost;
    const present = startsMs.reduce(
      (sum, ms, t) =>
        sum + ((unpopular[t] ?? 0) === 1 && own.some(({ startMs, endMs }) => startMs <= ms && endMs > ms) ? 1 : 0),
      0,
    );
    const share = allWeights > 0 ? (wanted * (weights[person] ?? 0)) / allWeights : 0;
    cost += fairnessPerHour * Math.max(0, present - share);
  });
  return cost;
}

function leastShortfall(
  problem: RosterProblem,
  atWork: readonly (readonly number[])[],
  wanted: readonly number[],
): number {
  const [first, ...rest] = atWork;
  if (first === undefined)
    return wanted.reduce((sum, missing, queue) => {
      let [left, cost] = [Math.max(0, missing), 0];
      for (const step of problem.shortfallPerHour[queue] ?? []) {
        cost += Math.min(left, step.heads) * step.cost;
        left = Math.max(0, left - step.heads);
      }
      return sum + cost;
    }, 0);
  return Math.min(...first.map((queue) => leastShortfall(problem, rest, wanted.with(queue, (wanted[queue] ?? 0) - 1))));
}
