import { civilDay } from "@springtide/calendar";
import type { OpenShift, OverflowBlock, PlannedShift, PlanRoster } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { CoverStep } from "./cover.ts";
import { coverOf } from "./cover.ts";
import { closedStretches, openStretches } from "./opening.ts";
import type { ShiftBar } from "./shift-bars.ts";
import { shiftBar } from "./shift-bars.ts";
import type { OpenBar, SeatBar } from "./stretch-bars.ts";
import { openBar, seatBar } from "./stretch-bars.ts";
import type { Span, TimeAxis } from "./time-axis.ts";
import { dayStretch, timeAxis } from "./time-axis.ts";

export interface PersonRow {
  readonly person: string;
  readonly name: string;
  readonly bars: readonly ShiftBar[];
}

/** The people of a team who work on the day, the earliest first; `off` are not at work on it. */
export interface TeamRows {
  readonly team: string;
  readonly name: string;
  readonly rows: readonly PersonRow[];
  readonly off: number;
}

/** Who works on a day, when, and with which breaks; what partners bring; what stays open. */
export interface TimelinePicture {
  readonly axis: TimeAxis;
  readonly closed: readonly Span[];
  readonly teams: readonly TeamRows[];
  readonly seats: readonly SeatBar[];
  readonly open: readonly OpenBar[];
  readonly cover: readonly CoverStep[];
  readonly sentence: string;
}

/** One day of a roster for some queues: people of the teams that serve them. Null where the roster does not reach the day. */
export function timelinePicture(
  index: PlanIndex,
  roster: PlanRoster,
  queues: readonly string[],
  dayIndex: number,
  words: Words,
): TimelinePicture | null {
  const firstDay = civilDay(roster.firstDay);
  const day = index.firstDay + dayIndex;
  if (day < firstDay || day >= firstDay + roster.days) return null;
  const on = onTheDay(index, roster, queues, dayIndex);
  if (on.teams.length === 0) return null;
  const openTimes = openStretches(index, queues, dayIndex);
  const seen = [...on.shifts, ...on.blocks, ...on.open].map(cutTo(index, dayIndex));
  const axis = timeAxis(index, dayIndex, [...openTimes, ...seen], words);
  const teams = on.teams.map((team) => teamRows(index, roster, { axis, team, shifts: on.shifts, words }));
  const cover = coverOf(index, { axis, queues, dayIndex, shifts: on.shifts, blocks: on.blocks });
  return {
    axis,
    closed: closedStretches(axis, openTimes),
    teams,
    seats: on.blocks.flatMap((block) => seatBar(index, axis, block, words)),
    open: on.open.flatMap((open) => openBar(index, axis, open, words)),
    cover,
    sentence: inWords(index, {
      ...{ day, teams, cover, words },
      openHeadHours: on.open.reduce((sum, { headHours }) => sum + headHours, 0),
    }),
  };
}

interface OnTheDay {
  readonly teams: PlanIndex["plan"]["shop"]["teams"];
  readonly shifts: readonly PlannedShift[];
  readonly blocks: readonly OverflowBlock[];
  readonly open: readonly OpenShift[];
}

function onTheDay(index: PlanIndex, roster: PlanRoster, queues: readonly string[], dayIndex: number): OnTheDay {
  const { plan } = index;
  const serving = ({ serves }: { readonly serves: readonly string[] }): boolean =>
    serves.some((queue) => queues.includes(queue));
  const { startMs, endMs } = dayStretch(index, dayIndex);
  const touches = ({ start, end }: { start: string; end: string }): boolean =>
    Date.parse(start) < endMs && Date.parse(end) > startMs;
  const rostered = new Set(roster.people.map(({ team }) => team));
  const teams = plan.shop.teams.filter((team) => rostered.has(team.id) && serving(team));
  const agreements = new Set(plan.shop.agreements.filter(serving).map(({ id }) => id));
  return {
    teams,
    shifts: roster.shifts.filter((shift) => teams.some(({ id }) => id === shift.team) && touches(shift)),
    blocks: plan.blocks.filter((block) => agreements.has(block.agreement) && touches(block)),
    open: roster.open.filter((open) => queues.includes(open.queue) && touches(open)),
  };
}

function cutTo(index: PlanIndex, dayIndex: number) {
  const day = dayStretch(index, dayIndex);
  return ({ start, end }: { start: string; end: string }) => ({
    startMs: Math.max(day.startMs, Date.parse(start)),
    endMs: Math.min(day.endMs, Date.parse(end)),
  });
}

function teamRows(
  index: PlanIndex,
  roster: PlanRoster,
  asked: { axis: TimeAxis; team: { id: string; name: string }; shifts: readonly PlannedShift[]; words: Words },
): TeamRows {
  const { axis, team, shifts, words } = asked;
  const people = roster.people.filter((person) => person.team === team.id);
  const rows = people
    .map(({ person, name }) => ({
      person,
      name,
      bars: shifts
        .filter((shift) => shift.person === person)
        .flatMap((shift) => shiftBar(index, axis, shift, words) ?? [])
        .sort((a, b) => a.from - b.from),
    }))
    .filter(({ bars }) => bars.length > 0)
    .sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.name < b.name ? -1 : 1));
  return { team: team.id, name: team.name, rows, off: people.length - rows.length };
}

function startOf({ bars }: PersonRow): number {
  return Date.parse(bars[0]?.shift.start ?? "");
}

function endOf({ bars }: PersonRow): number {
  return Date.parse(bars.at(-1)?.shift.end ?? "");
}

/** "14 people work on Mon 13 Apr; 3 quarter-hours are short by up to 2." */
function inWords(
  index: PlanIndex,
  {
    day,
    teams,
    cover,
    openHeadHours,
    words,
  }: {
    day: number;
    teams: readonly TeamRows[];
    cover: readonly CoverStep[];
    openHeadHours: number;
    words: Words;
  },
): string {
  const people = teams.reduce((sum, { rows }) => sum + rows.length, 0);
  const short = cover.filter((step) => step.short > 0);
  const minutes = String(index.grid.intervalMinutes);
  const worst = words.count(Math.max(0, ...short.map((step) => step.short)));
  return words.say("timeline.people", {
    count: people,
    day: words.day(day),
    covered: short.length === 0 && openHeadHours > 0 ? words.hours(openHeadHours) : "none",
    how:
      short.length === 0
        ? words.say("timeline.none-short", { minutes })
        : words.say("timeline.some-short", { minutes, count: short.length, worst }),
  });
}
