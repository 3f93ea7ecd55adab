import { type CivilDay, hoursInDay, isoDay, isoWeek, timeZone, type TimeZone, weekday } from "@springtide/calendar";
import type { ShiftDocument, ShiftLine } from "@springtide/contracts";
import type { PaperSpeech } from "@springtide/words/paper";
import { positionsOf } from "../request/delta-table.ts";
import { isGone } from "../request/request-delta.ts";

const WEEK = 7;
/** Places of the days of a week. */
const PLACES = Array.from({ length: WEEK }, (_, at) => at);

/** One week on one page: who, by day. */
export interface WallWeek {
  readonly title: string;
  readonly days: readonly string[];
  readonly rows: readonly { readonly name: string; readonly days: readonly (readonly string[])[] }[];
}

/** The weeks of some shifts on a clock, a row for each person, team or skill; weeks without shifts are left out, as are lines that are gone. */
export function wallWeeks(
  { header, lines }: ShiftDocument,
  speech: PaperSpeech,
  zoneName = header.clientZone,
): readonly WallWeek[] {
  const zone = timeZone(zoneName);
  const weeks = new Map<CivilDay, ShiftLine[]>();
  for (const line of lines) {
    if (isGone(line)) continue;
    const day = zone.dayAt(Date.parse(line.start));
    const monday = day - weekday(day) + 1;
    const week = weeks.get(monday) ?? [];
    week.push(line);
    weeks.set(monday, week);
  }
  return [...weeks].sort(([a], [b]) => a - b).map(([monday, week]) => weekOf(monday, week, { zone, speech }));
}

/** On whose clock, and in whose words. */
interface Wall {
  readonly zone: TimeZone;
  readonly speech: PaperSpeech;
}

function weekOf(monday: CivilDay, lines: readonly ShiftLine[], wall: Wall): WallWeek {
  const { zone, speech } = wall;
  const rows = new Map<string, string[][]>();
  for (const line of lines) {
    const name = line.who ?? line.skill;
    const days = rows.get(name) ?? Array.from({ length: WEEK }, () => []);
    rows.set(name, days);
    days[zone.dayAt(Date.parse(line.start)) - monday]?.push(shiftText(line, wall));
  }
  const { year, week } = isoWeek(monday);
  return {
    title: speech.say("paper.shifts.week", { week: String(week), year: String(year), zone: zone.name }),
    days: PLACES.map((at) => dayName(monday + at, wall)),
    rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, days]) => ({ name, days })),
  };
}

/** A day whose clocks change says how many hours it has. */
function dayName(day: CivilDay, { zone, speech }: Wall): string {
  const iso = isoDay(day);
  const hours = hoursInDay(zone, day);
  const told = hours === 24 ? "" : ` (${speech.say("paper.shifts.hours", { hours: speech.hours(hours) })})`;
  return `${speech.weekday(iso)}\n${speech.day(iso)}${told}`;
}

/** 08:00-16:30, and how many where it is not one person; with offsets where they differ, or the clock shows the time twice. */
function shiftText(line: ShiftLine, { zone, speech }: Wall): string {
  const [start, end] = [Date.parse(line.start), Date.parse(line.end)];
  const told = [start, end].map((ms) => zone.formatInstant(ms));
  const needsOffsets =
    zone.offsetMinutesAt(start) !== zone.offsetMinutesAt(end) ||
    [start, end].some((ms) => zone.instantsOf(zone.dayAt(ms), zone.minuteOfDayAt(ms)).length > 1);
  const clock = told.map((text) => `${text.slice(11, 16)}${needsOffsets ? ` (${text.slice(19)})` : ""}`).join("\u2013");
  const people = positionsOf(line);
  return people === 1 && line.who !== null
    ? clock
    : // Spaces that no line ends at: fewer places to try, in a file of a thousand cells.
      `${clock}\u00A0\u00A0${people}\u00D7${line.tier === "firm" ? "" : ` ${speech.say(`paper.tier.${line.tier}`)}`}`;
}
