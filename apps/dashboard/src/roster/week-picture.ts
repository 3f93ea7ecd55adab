import type { CivilDay } from "@springtide/calendar";
import { civilDay, hoursInDay } from "@springtide/calendar";
import type { OpenShift, PlannedShift, PlanRoster } from "@springtide/contracts";
import { clockAt } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { shiftInWords, shiftTimes, workedStretches } from "../timeline/shift-bars.ts";
import type { Span } from "../timeline/time-axis.ts";
import type { Words } from "../words/words.ts";
import { codesOf } from "./pattern-codes.ts";
import type { RosterWeek } from "./roster-weeks.ts";

/** Why somebody is away. */
type Leave = PlanIndex["plan"]["shop"]["teams"][number]["people"][number]["leave"][number]["kind"];

/** A shift in its cell: a code, its times, and where in the day it lies. */
export interface CellShift {
  readonly shift: PlannedShift;
  readonly code: string;
  readonly times: string;
  /** Stretches of work as shares of the hours in which anybody of the roster works. */
  readonly track: readonly Span[];
  readonly words: string;
}

/** One person's day. `away` is a kind of leave, null where they are merely not at work. */
export interface RosterCell {
  readonly shifts: readonly CellShift[];
  readonly away: Leave | null;
}

export interface PersonWeek {
  readonly total: PlanRoster["people"][number];
  /** Monday to Sunday. */
  readonly cells: readonly RosterCell[];
  /** Hours of work in this week. */
  readonly hours: number;
}

export interface WeekDay {
  readonly day: CivilDay;
  readonly hoursInDay: number;
  readonly isRostered: boolean;
  readonly people: number;
  readonly hours: number;
  readonly openHeadHours: number;
}

/** A week of a roster as planners lay it out: people down, days across. */
export interface WeekPicture {
  readonly days: readonly WeekDay[];
  readonly teams: readonly { readonly team: string; readonly name: string; readonly people: readonly PersonWeek[] }[];
  readonly open: readonly OpenShift[];
  /** Pattern ids and the codes in the cells of this week. */
  readonly codes: readonly (readonly [code: string, pattern: string])[];
  /** From when to when on the local clock the tracks run. */
  readonly trackHours: string;
  readonly sentence: string;
}

interface Track {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** One week of a roster. A shift stands on the day it begins; hours are those of the shifts that begin in the week. */
export function weekPicture(index: PlanIndex, roster: PlanRoster, { monday }: RosterWeek, words: Words): WeekPicture {
  const { zone, plan } = index;
  const dayOf = ({ start }: { readonly start: string }): CivilDay => zone.dayAt(Date.parse(start));
  const shifts = roster.shifts.filter((shift) => dayOf(shift) >= monday && dayOf(shift) < monday + 7);
  const open = roster.open.filter((stretch) => dayOf(stretch) >= monday && dayOf(stretch) < monday + 7);
  const track = trackOf(index, roster);
  const codes = codesOf(roster);
  const cellOf = (person: string, day: CivilDay): RosterCell => ({
    shifts: shifts
      .filter((shift) => shift.person === person && dayOf(shift) === day)
      .map((shift) => cellShift(index, shift, { codes, track, words })),
    away: leaveOn(index, person, day),
  });
  const teams = plan.shop.teams.flatMap(({ id, name }) => {
    const people = roster.people.filter(({ team }) => team === id);
    if (people.length === 0) return [];
    return [{ team: id, name, people: people.map((total) => personWeek(total, monday, cellOf)) }];
  });
  const days = Array.from({ length: 7 }, (_, i) => weekDay(index, roster, monday + i, { shifts, open, dayOf }));
  const used = new Set(shifts.map(({ pattern }) => pattern));
  return {
    days,
    teams,
    open,
    codes: [
      ...[...codes].filter(([id]) => used.has(id)).map(([id, code]) => [code, id] as const),
      ...(used.has(null) ? [[words.say("roster.published-code"), words.say("roster.published")] as const] : []),
    ],
    trackHours: words.say("timeline.from-to", {
      from: words.clock(track.fromMinute),
      to: words.clock(track.toMinute > 1440 ? track.toMinute - 1440 : track.toMinute),
    }),
    sentence: inWords(days, shifts, words),
  };
}

function personWeek(
  total: PlanRoster["people"][number],
  monday: CivilDay,
  cellOf: (person: string, day: CivilDay) => RosterCell,
): PersonWeek {
  const cells = Array.from({ length: 7 }, (_, i) => cellOf(total.person, monday + i));
  const hours = cells.flatMap(({ shifts }) => shifts).reduce((sum, { shift }) => sum + shift.hours, 0);
  return { total, cells, hours };
}

function cellShift(
  index: PlanIndex,
  shift: PlannedShift,
  { codes, track, words }: { codes: ReadonlyMap<string, string>; track: Track; words: Words },
): CellShift {
  const midnightMs = index.zone.startOfDayMs(index.zone.dayAt(Date.parse(shift.start)));
  const share = (ms: number): number =>
    Math.min(1, ((ms - midnightMs) / 60_000 - track.fromMinute) / (track.toMinute - track.fromMinute));
  return {
    shift,
    code: shift.pattern === null ? words.say("roster.published-code") : (codes.get(shift.pattern) ?? ""),
    times: shiftTimes(index, shift, words),
    track: workedStretches(shift).map(([from, to]) => ({ from: share(from), to: share(to) })),
    words: shiftInWords(index, shift, words),
  };
}

/** From the earliest start to the latest end of the roster, in full hours elapsed since midnight; the same for every week. */
function trackOf({ zone }: PlanIndex, { shifts }: PlanRoster): Track {
  const minutes = shifts.map(({ start, end }) => {
    const midnightMs = zone.startOfDayMs(zone.dayAt(Date.parse(start)));
    return [(Date.parse(start) - midnightMs) / 60_000, (Date.parse(end) - midnightMs) / 60_000] as const;
  });
  if (minutes.length === 0) return { fromMinute: 0, toMinute: 1440 };
  return {
    fromMinute: 60 * Math.floor(Math.min(...minutes.map(([from]) => from)) / 60),
    toMinute: 60 * Math.ceil(Math.max(...minutes.map(([, to]) => to)) / 60),
  };
}

function leaveOn({ plan }: PlanIndex, person: string, day: CivilDay): Leave | null {
  const known = plan.shop.teams.flatMap(({ people }) => people).find(({ id }) => id === person);
  const leave = known?.leave.find(({ fromDay, untilDay }) => day >= civilDay(fromDay) && day <= civilDay(untilDay));
  return leave?.kind ?? null;
}

function weekDay(
  { zone }: PlanIndex,
  roster: PlanRoster,
  day: CivilDay,
  on: {
    shifts: readonly PlannedShift[];
    open: readonly OpenShift[];
    dayOf: (stretch: { readonly start: string }) => CivilDay;
  },
): WeekDay {
  const first = civilDay(roster.firstDay);
  const shifts = on.shifts.filter((shift) => on.dayOf(shift) === day);
  return {
    day,
    hoursInDay: hoursInDay(zone, day),
    isRostered: day >= first && day < first + roster.days,
    people: new Set(shifts.map(({ person }) => person)).size,
    hours: shifts.reduce((sum, { hours }) => sum + hours, 0),
    openHeadHours: on.open
      .filter((stretch) => on.dayOf(stretch) === day)
      .reduce((sum, { headHours }) => sum + headHours, 0),
  };
}

function inWords(days: readonly WeekDay[], shifts: readonly PlannedShift[], words: Words): string {
  const people = new Set(shifts.map(({ person }) => person)).size;
  if (people === 0) return words.say("roster.nobody-works");
  const hours = days.reduce((sum, day) => sum + day.hours, 0);
  const open = days.reduce((sum, { openHeadHours }) => sum + openHeadHours, 0);
  return words.say("roster.sentence", {
    people,
    hours: words.hours(hours),
    shifts: shifts.length,
    open: open === 0 ? "none" : words.hours(open),
  });
}

/** "Mon 13 Apr, 17:00 to 18:30" */
export function stretchInWords(
  index: PlanIndex,
  { start, end }: { readonly start: string; readonly end: string },
  words: Words,
): string {
  const startMs = Date.parse(start);
  return words.say("roster.wish.span", {
    day: words.day(index.zone.dayAt(startMs)),
    from: clockAt(index, startMs, words),
    to: clockAt(index, Date.parse(end), words),
  });
}
