import { dayOfMonth, monthOf, type OffsetTransition, type TimeZone, weekday, yearOf } from "@springtide/calendar";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const YEAR_MS = 365.25 * DAY_MS;
/** So many years of the same rule are taken for a rule that goes on. */
const YEARS_OF_RULE = 8;
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/**
 * The VTIMEZONE of a zone (RFC 5545, 3.6.5) for events from one instant to another, as lines not yet folded: the offset in force a year
 * before the first, then every change until a year after the last. Where the changes of the years to come follow a yearly rule (the last
 * Sunday in March at 02:00), the rule stands there and goes on for ever; where they do not (Morocco's around Ramadan), each change does.
 */
export function zoneLines(zone: TimeZone, fromMs: number, toMs: number): readonly string[] {
  const startMs = fromMs - YEAR_MS;
  const changes = zone.transitions(startMs, toMs + YEARS_OF_RULE * YEAR_MS);
  const rules = yearlyRules(changes, toMs);
  const single = changes.filter(({ atMs }) => atMs <= toMs + YEAR_MS && !rules.some(({ since }) => atMs >= since));
  const offset = zone.offsetMinutesAt(startMs);
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone.name}`,
    `X-LIC-LOCATION:${zone.name}`,
    ...observance({ atMs: startMs, beforeMinutes: offset, afterMinutes: offset }, []),
    ...single.flatMap((change) => observance(change, [])),
    ...rules.flatMap(({ first, rule }) => observance(first, [`RRULE:${rule}`])),
    "END:VTIMEZONE",
  ];
}

interface YearlyRule {
  readonly first: OffsetTransition;
  readonly rule: string;
  /** From which instant on all changes follow the rules. */
  readonly since: number;
}

/** The rules that all changes from the first events on follow; none where they follow none. */
function yearlyRules(changes: readonly OffsetTransition[], toMs: number): readonly YearlyRule[] {
  const recent = changes.filter(({ atMs }) => atMs > toMs - YEAR_MS);
  const forms = [...new Set(recent.map(formOf))];
  if (forms.length === 0 || forms.length > 2) return [];
  const rules = forms.flatMap((form): YearlyRule[] => {
    const same = recent.filter((change) => formOf(change) === form);
    const years = same.map((change) => yearOf(localDay(change)));
    const isYearly = same.length >= YEARS_OF_RULE && years.every((year, at) => year === (years[0] ?? 0) + at);
    const rule = isYearly ? ruleOf(same) : null;
    const [first] = same;
    return rule === null || first === undefined ? [] : [{ first, rule, since: first.atMs }];
  });
  if (rules.length < forms.length) return [];
  const since = Math.min(...rules.map((rule) => rule.since));
  return rules.map((rule) => ({ ...rule, since }));
}

/** Month, weekday, time of day and offsets of a change: what a yearly rule keeps. */
function formOf(change: OffsetTransition): string {
  const day = localDay(change);
  const minute = (localMs(change) - day * DAY_MS) / MINUTE_MS;
  return [monthOf(day), weekday(day), minute, change.beforeMinutes, change.afterMinutes].join(" ");
}

/** "The last Sunday in March", "the second Sunday in March", or the first Sunday on or after a day; null where none of these fits. */
function ruleOf(changes: readonly OffsetTransition[]): string | null {
  const days = changes.map(localDay);
  const [day = 0] = days;
  const name = WEEKDAYS[weekday(day) - 1] ?? "MO";
  const yearly = `FREQ=YEARLY;BYMONTH=${monthOf(day)}`;
  if (days.every((each) => monthOf(each + 7) !== monthOf(each))) return `${yearly};BYDAY=-1${name}`;
  const week = Math.ceil(dayOfMonth(day) / 7);
  return days.every((each) => Math.ceil(dayOfMonth(each) / 7) === week) ? `${yearly};BYDAY=${week}${name}` : null;
}

/** The clock at the moment of a change, as it was before it. */
function localMs({ atMs, beforeMinutes }: OffsetTransition): number {
  return atMs + beforeMinutes * MINUTE_MS;
}

function localDay(change: OffsetTransition): number {
  return Math.floor(localMs(change) / DAY_MS);
}

function observance(change: OffsetTransition, rule: readonly string[]): readonly string[] {
  const kind = change.afterMinutes > change.beforeMinutes ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${clockDigits(localMs(change))}`,
    `TZOFFSETFROM:${offsetDigits(change.beforeMinutes)}`,
    `TZOFFSETTO:${offsetDigits(change.afterMinutes)}`,
    ...rule,
    `END:${kind}`,
  ];
}

/** 20261025T030000, of a clock given as if it ran in UTC. */
export function clockDigits(wallClockMs: number): string {
  return new Date(wallClockMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
}

function offsetDigits(minutes: number): string {
  const size = Math.abs(Math.round(minutes));
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, "0")).join("");
  return `${minutes < 0 ? "-" : "+"}${digits}`;
}
