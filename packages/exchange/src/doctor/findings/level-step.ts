import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import type { ImportFinding, ImportMapping } from "@springtide/contracts";
import type { ExaminedQueue } from "../examined-queue.ts";
import { finding, median, mend } from "../finding.ts";

const SIDE_DAYS = 28;
const WEEK_DAYS = 7;
/** A step of less than two fifths is how weeks differ. */
const LEAST_STEP = Math.log(1.4);
const TIMES_THE_NOISE = 3;
const LASTING_SHARE = 0.9;
const YEAR_DAYS = 364;

/** A day on which the level of a series changed for good, and by how much. */
interface LevelStep {
  readonly day: CivilDay;
  /** Level from then on by the level before. */
  readonly factor: number;
}

/**
 * Finds a lasting change of level: days before and after differ clearly beyond their scatter (median absolute deviation), at once and
 * not by and by, nearly every day before lies on one side and nearly every day after on the other, to the end, and the year before
 * shows nothing alike. Weekdays are taken out by their medians. A season comes back or comes slowly, so it is none.
 * @param days ascending, one total each
 */
function levelStep(days: readonly { readonly day: CivilDay; readonly total: number }[]): LevelStep | null {
  const open = days.filter(({ total }) => total > 0);
  if (open.length < 2 * SIDE_DAYS) return null;
  const logs = withoutWeekdays(open);
  const change = (at: number, width: number): number =>
    median(logs.slice(at, at + width)) - median(logs.slice(Math.max(0, at - width), at));
  let best: { at: number; step: number } | null = null;
  for (let at = SIDE_DAYS; at <= open.length - SIDE_DAYS; at += 1) {
    const step = change(at, SIDE_DAYS);
    if (Math.abs(step) >= LEAST_STEP && Math.abs(step) > Math.abs(best?.step ?? 0)) best = { at, step };
  }
  if (best === null) return null;
  const at = sharpest(logs, best.at);
  const step = change(at, SIDE_DAYS);
  const isAbrupt =
    Math.sign(change(at, WEEK_DAYS)) === Math.sign(step) && Math.abs(change(at, WEEK_DAYS)) >= 0.7 * Math.abs(step);
  if (
    !isAbrupt ||
    Math.abs(step) < TIMES_THE_NOISE * scatter(logs, at) ||
    !isLasting(logs, at, step) ||
    wasSo(open, logs, at, step)
  )
    return null;
  const day = open[at]?.day;
  return day === undefined ? null : { day, factor: Math.exp(step) };
}

function withoutWeekdays(days: readonly { readonly day: CivilDay; readonly total: number }[]): number[] {
  const weekdayOf = (day: CivilDay): number => ((day % 7) + 7) % 7;
  const logs = days.map(({ total }) => Math.log(total));
  const level = logs.map((_, at) => median(logs.slice(Math.max(0, at - 3), at + 4)));
  const usual = Array.from({ length: 7 }, (_, weekday) =>
    median(logs.flatMap((log, at) => (weekdayOf(days[at]?.day ?? 0) === weekday ? [log - (level[at] ?? 0)] : []))),
  );
  return logs.map((log, at) => log - (usual[weekdayOf(days[at]?.day ?? 0)] ?? 0));
}

/** Near the best place, the day from which on days lie nearer to the new level than to the old. */
function sharpest(logs: readonly number[], near: number): number {
  const [before, after] = [
    median(logs.slice(near - SIDE_DAYS, near - WEEK_DAYS)),
    median(logs.slice(near + WEEK_DAYS, near + SIDE_DAYS)),
  ];
  const [from, to] = [near - 2 * WEEK_DAYS, near + 2 * WEEK_DAYS];
  const misfit = (at: number): number =>
    logs.slice(from, to).reduce((sum, log, place) => sum + Math.abs(log - (from + place < at ? before : after)), 0);
  const places = Array.from({ length: 2 * WEEK_DAYS + 1 }, (_, off) => near - WEEK_DAYS + off).filter(
    (at) => at >= SIDE_DAYS && at <= logs.length - SIDE_DAYS,
  );
  return places.reduce((best, at) => (misfit(at) < misfit(best) ? at : best), near);
}

function scatter(logs: readonly number[], at: number): number {
  const around = (part: readonly number[]): number[] => part.map((log) => Math.abs(log - median(part)));
  return 1.4826 * median([...around(logs.slice(at - SIDE_DAYS, at)), ...around(logs.slice(at, at + SIDE_DAYS))]);
}

function isLasting(logs: readonly number[], at: number, step: number): boolean {
  const middle = (median(logs.slice(at - SIDE_DAYS, at)) + median(logs.slice(at, at + SIDE_DAYS))) / 2;
  const share = (part: readonly number[], sign: number): number =>
    part.filter((log) => Math.sign(log - middle) === sign).length / part.length;
  return (
    share(logs.slice(0, at), -Math.sign(step)) >= LASTING_SHARE &&
    share(logs.slice(at), Math.sign(step)) >= LASTING_SHARE
  );
}

/** Whether the same time of an earlier year had at least half the step: then it is the season. */
function wasSo(
  days: readonly { readonly day: CivilDay }[],
  logs: readonly number[],
  at: number,
  step: number,
): boolean {
  const day = days[at]?.day ?? 0;
  const earlier = days.findIndex((one) => one.day >= day - YEAR_DAYS);
  if (earlier < WEEK_DAYS || earlier >= at) return false;
  return Array.from({ length: 21 }, (_, off) => earlier - 10 + off).some((place) => {
    if (place < WEEK_DAYS) return false;
    const change =
      median(logs.slice(place, place + SIDE_DAYS)) - median(logs.slice(Math.max(0, place - SIDE_DAYS), place));
    return Math.sign(change) === Math.sign(step) && Math.abs(change) >= 0.5 * Math.abs(step);
  });
}

/** Lasting changes of level of the queues of a file. */
export function levelFindings(
  queues: readonly ExaminedQueue[],
  { fromDay }: ImportMapping,
  file: string,
): ImportFinding[] {
  if (fromDay !== undefined) return [];
  return queues.flatMap((queue) => {
    const step = levelStep(totalsByDay(queue));
    if (step === null) return [];
    const day = isoDay(step.day);
    return [
      finding({
        code: "level-step",
        place: { file, row: rowOnDay(queue, step.day) },
        found: `contacts of "${queue.name}" that change to ${Math.round(100 * step.factor)} % of what they were, at once and for good, on ${day}`,
        rule: "a forecast learns from days that are like those to come",
        remedy: "If a queue was split, a line added or counting changed, learn from that day on.",
        mends: [mend("start-at-step", `Read only what is from ${day} on.`, { fromDay: day }, day)],
      }),
    ];
  });
}

/** Contacts by local day, in order. */
export function totalsByDay({ history, zone }: ExaminedQueue): { day: CivilDay; total: number; lastMs: number }[] {
  const days = new Map<CivilDay, { day: CivilDay; total: number; lastMs: number }>();
  history.startMs.forEach((ms, at) => {
    const day = zone.dayAt(ms);
    const entry = days.get(day) ?? { day, total: 0, lastMs: ms };
    entry.total += history.offered[at] ?? 0;
    entry.lastMs = ms;
    days.set(day, entry);
  });
  return [...days.values()];
}

function rowOnDay({ history, zone, rows }: ExaminedQueue, day: CivilDay): number {
  const at = history.startMs.findIndex((ms) => zone.dayAt(ms) >= day);
  return rows[at] ?? 1;
}
