import { isoDay, isoWeek, weekday, type CivilDay, type TimeZone } from "@springtide/calendar";

/** What people call the parts of a roster, and by whose clock. Everything by index, rules by id. */
export interface RosterNames {
  readonly zone: TimeZone;
  readonly person: (person: number) => string;
  readonly queue: (queue: number) => string;
  /** Where a rule of law stands. */
  readonly source: (rule: string) => string;
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** "Sunday 2026-12-06". */
export function dayInWords(day: CivilDay): string {
  return `${WEEKDAYS[weekday(day) - 1] ?? ""} ${isoDay(day)}`;
}

/** "2026-W49". */
export function weekInWords(day: CivilDay): string {
  const { year, week } = isoWeek(day);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** "10:00", with the offset in an hour that comes twice. */
function clock(zone: TimeZone, ms: number): string {
  const minute = zone.minuteOfDayAt(ms);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const isTwice = zone.instantsOf(zone.dayAt(ms), minute).length > 1;
  return `${two(minute / 60)}:${two(minute % 60)}${isTwice ? ` (${zone.formatInstant(ms).slice(-6)})` : ""}`;
}

/** "Sunday 2026-12-06 10:00". */
export function clockInWords({ zone }: Pick<RosterNames, "zone">, ms: number): string {
  return `${dayInWords(zone.dayAt(ms))} ${clock(zone, ms)}`;
}

/** "Sunday 2026-12-06 10:00 to 18:00"; both days where it ends on another, and 24:00 for the midnight that ends the day. */
export function spanInWords({ zone }: Pick<RosterNames, "zone">, fromMs: number, toMs: number): string {
  const day = zone.dayAt(fromMs);
  const from = clockInWords({ zone }, fromMs);
  if (toMs === zone.startOfDayMs(day + 1)) return `${from} to 24:00`;
  const to = clock(zone, toMs);
  return zone.dayAt(toMs) === day ? `${from} to ${to}` : `${from} to ${clockInWords({ zone }, toMs)}`;
}

/** A number as people read it: two places at most. */
export function amount(value: number): string {
  return (Math.round(value * 100) / 100 + 0).toLocaleString("en-GB", { maximumFractionDigits: 2 });
}

/** "1 hour", "2.5 hours". */
export function counted(value: number, word: string): string {
  return `${amount(value)} ${word}${amount(value) === "1" ? "" : "s"}`;
}

const SHOWN = 4;

/** "Ana, Bo and Cem"; of many the first few, and how many more. */
export function peopleInWords(names: RosterNames, people: readonly number[]): string {
  const all = people.map((person) => names.person(person));
  if (all.length > SHOWN) return `${all.slice(0, SHOWN).join(", ")} and ${all.length - SHOWN} more`;
  const last = all.at(-1) ?? "";
  return all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${last}` : last;
}
