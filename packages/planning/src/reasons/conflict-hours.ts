import { hoursRoom } from "../rosters/hours-room.ts";
import type { PersonFrame } from "../rosters/person-frame.ts";
import type { RosterFrame } from "../rosters/roster-frame.ts";
import type { Conflict, HoursLimit } from "./conflict.ts";
import { MostHours } from "./most-hours.ts";
import type { Stretch } from "./obstacle.ts";
import type { RosterReading } from "./roster-reading.ts";

/** Most hours of one person, and what bounds them. */
interface Bounded {
  readonly person: number;
  readonly hours: number;
  readonly name: string;
}

/** Days on which more head-hours are wanted than the people who may be there can work: each has one shift a day. */
export function conflictDays(reading: RosterReading): Conflict[] {
  const { frame, problem } = reading;
  return queueSets(reading).flatMap((queues) =>
    Array.from({ length: problem.days }, (_, day) => day).flatMap((day) => {
      const [from, end] = [frame.dayOffsets[day] ?? 0, frame.dayOffsets[day + 1] ?? 0];
      const most = mostBySkills(reading, queues, from, end);
      return boundedBy(reading, { scope: "day", queues, from, end }, (person) => {
        const hours = most(person).onDay(person, day) + most(person).onDay(person, day - 1);
        return { person, hours, name: nameOnDay(reading, person, day, hours) };
      });
    }),
  );
}

function nameOnDay({ people, problem }: RosterReading, person: number, day: number, hours: number): string {
  const isFixed = people[person]?.shifts.some((shift) => shift.isPublished && shift.day === problem.firstDay + day);
  if (isFixed === true) return "published";
  return hours > 0 ? "one-shift-a-day" : "availability";
}

/** Weeks in which more head-hours are wanted than contracts, longest weeks and availability leave. */
export function conflictWeeks(reading: RosterReading): Conflict[] {
  const { frame, people } = reading;
  return queueSets(reading).flatMap((queues) =>
    frame.weeks.flatMap(({ firstDay, endDay }, week) => {
      const [from, end] = [frame.dayOffsets[firstDay] ?? 0, frame.dayOffsets[endDay] ?? 0];
      const most = mostBySkills(reading, queues, from, end);
      return boundedBy(reading, { scope: "week", queues, from, end }, (person) => {
        const of = people[person]?.frame;
        const days = Array.from({ length: endDay - firstDay + 1 }, (_, i) =>
          most(person).onDay(person, firstDay - 1 + i),
        );
        return of === undefined ? { person, hours: 0, name: "" } : mostInWeek(frame, of, week, days);
      });
    }),
  );
}

/** Each queue alone, and all of them together. */
function queueSets({ problem }: RosterReading): number[][] {
  const each = problem.demand.map((_, queue) => [queue]);
  return each.length > 1 ? [...each, each.flat()] : each;
}

/** For each person the hours in which a queue that they can work is wanted; people with the same skills ask the same. */
function mostBySkills(
  reading: RosterReading,
  queues: readonly number[],
  from: number,
  end: number,
): (person: number) => MostHours {
  const known = new Map<string, MostHours>();
  return (person) => {
    const skills = (reading.problem.people[person]?.skills ?? []).filter((queue) => queues.includes(queue));
    const key = skills.join(" ");
    const isWanted = (t: number): boolean =>
      t >= from && t < end && skills.some((queue) => (reading.problem.demand[queue]?.[t] ?? 0) > 0);
    const most = known.get(key) ?? new MostHours(reading, isWanted);
    known.set(key, most);
    return most;
  };
}

function boundedBy(
  { problem, frame, answer }: RosterReading,
  { scope, queues, from, end }: Pick<Conflict, "scope" | "queues"> & { readonly from: number; readonly end: number },
  mostOf: (person: number) => Bounded,
): Conflict[] {
  const hoursOf = (heads: readonly Int32Array[]): number =>
    queues.reduce((sum, queue) => {
      for (let t = from; t < end; t += 1) sum += (heads[queue]?.[t] ?? 0) * (frame.hours[t] ?? 0);
      return sum;
    }, 0);
  if (hoursOf(answer.missing) === 0) return [];
  const wantedHours = hoursOf(problem.demand);
  const skilled = problem.people.flatMap(({ skills }, i) =>
    skills.some((queue) => queues.includes(queue)) ? [i] : [],
  );
  const bounded = skilled.map(mostOf);
  const possibleHours = bounded.reduce((sum, { hours }) => sum + hours, 0);
  if (possibleHours >= wantedHours - 1e-6) return [];
  return [
    {
      ...stretchOf(frame, from, end),
      scope,
      queues,
      skilled: skilled.length,
      heads: null,
      worst: null,
      wantedHours,
      possibleHours,
      kept: [],
      limits: limitsOf(bounded),
    },
  ];
}

function stretchOf({ problem, endMs }: RosterFrame, from: number, end: number): Stretch {
  return { fromMs: problem.startsMs[from] ?? 0, toMs: problem.startsMs[end] ?? endMs };
}

function limitsOf(bounded: readonly Bounded[]): HoursLimit[] {
  const byName = new Map<string, { name: string; people: number[]; hours: number }>();
  for (const { name, person, hours } of bounded) {
    const limit = byName.get(name) ?? { name, people: [], hours: 0 };
    limit.people.push(person);
    limit.hours += hours;
    byName.set(name, limit);
  }
  return [...byName.values()].sort((a, b) => b.people.length - a.people.length || (a.name < b.name ? -1 : 1));
}

/** @param days most hours by each day of the week, what reaches into it from the day before at the front */
function mostInWeek(frame: RosterFrame, of: PersonFrame, week: number, days: readonly number[]): Bounded {
  const { contract } = of.person;
  const [before = 0, ...inWeek] = days;
  const best = inWeek.toSorted((a, b) => b - a).slice(0, contract.daysAWeek);
  const bounds = [
    { name: "availability", hours: sumOf(inWeek) },
    { name: "days-a-week", hours: sumOf(best) },
    ...roomsOf(frame, of, week),
  ];
  const least = bounds.reduce((tightest, bound) => (bound.hours < tightest.hours ? bound : tightest));
  // What is published stays, even where it goes beyond a limit.
  const published = of.fixedHours[week] ?? 0;
  const bound = published > least.hours ? { name: "published", hours: published } : least;
  return { person: of.index, name: bound.name, hours: bound.hours + before };
}

function roomsOf(frame: RosterFrame, of: PersonFrame, week: number): { name: string; hours: number }[] {
  const published = of.fixedHours[week] ?? 0;
  const none = new Float64Array(frame.weeks.length);
  const roomUnder = (rules: RosterFrame["problem"]["rules"]): number =>
    published + Math.max(0, hoursRoom({ ...frame, problem: { ...frame.problem, rules } }, of, week, none));
  const contract = { name: "contract", hours: roomUnder([]) };
  const longest = frame.problem.rules.filter(({ kind }) => kind === "longest-week");
  return [contract, ...longest.map((rule) => ({ name: `rule ${rule.id}`, hours: roomUnder([rule]) }))];
}

function sumOf(hours: readonly number[]): number {
  return hours.reduce((sum, one) => sum + one, 0);
}
