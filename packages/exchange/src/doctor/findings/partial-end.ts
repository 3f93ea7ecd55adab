import type { ImportFinding, ImportMapping } from "@springtide/contracts";
import type { ExaminedQueue } from "../examined-queue.ts";
import { finding, median, mend } from "../finding.ts";
import { totalsByDay } from "./level-step.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const USUAL_DAYS = 8;
const MUCH_LESS = 0.6;

/** Where the last interval of a file may have been still running when it was written: null where nothing says so. */
export interface PartialEnd {
  readonly startMs: number;
  readonly because: string;
}

/**
 * Whether the last interval is only a part. It is where the file itself says so, where the file was written within it, and it may be
 * where the last day breaks off: earlier than days end, or, of whole days, with far less than the same weekday had.
 * @param runningMs the latest interval that the file marks as not complete; NaN where it marks none
 * @param asOfMs when the file was written; null where it is not known
 */
export function partialEnd(
  queues: readonly ExaminedQueue[],
  mapping: ImportMapping,
  runningMs: number,
  asOfMs: number | null,
): PartialEnd | null {
  const lastMs = queues.reduce(
    (latest, { history }) => Math.max(latest, history.startMs.at(-1) ?? -Infinity),
    -Infinity,
  );
  if (runningMs >= lastMs) return { startMs: runningMs, because: "the file says that it was not complete" };
  const [last] = queues.filter(({ history }) => history.startMs.at(-1) === lastMs);
  if (last === undefined) return null;
  const { minutes } = last.history;
  const endMs = minutes === "day" ? last.zone.startOfDayMs(nextDay(last, lastMs)) : lastMs + minutes * MINUTE_MS;
  if (asOfMs !== null && asOfMs > lastMs && asOfMs < endMs)
    return { startMs: lastMs, because: "the file was written within it" };
  if (isWholeDays(last, endMs)) return null;
  const days = totalsByDay(last);
  const today = days.at(-1);
  const before = days.slice(0, -1).slice(-7 * USUAL_DAYS);
  if (today === undefined || before.length < 7) return null;
  const sameWeekday = before.filter(({ day }) => (today.day - day) % 7 === 0);
  const usual = sameWeekday.length > 0 ? sameWeekday : before;
  const isLow = today.total < MUCH_LESS * Math.min(...usual.slice(-4).map(({ total }) => total));
  if (minutes === "day" || mapping.layout === "days")
    return isLow && usual.length >= 2
      ? { startMs: lastMs, because: "its day has far less than the same weekday had" }
      : null;
  const usualEnd = median(usual.map(({ lastMs: end, day }) => end - last.zone.startOfDayMs(day)));
  const endsEarly = today.lastMs - last.zone.startOfDayMs(today.day) < usualEnd - minutes * MINUTE_MS;
  return endsEarly && isLow ? { startMs: lastMs, because: "its day breaks off earlier than days end" } : null;
}

/** Whether it spans whole days of some zone, as exports do that are cut at midnight elsewhere; clocks may have changed between. */
function isWholeDays({ history }: ExaminedQueue, endMs: number): boolean {
  if (history.minutes === "day") return false;
  const over = (endMs - (history.startMs[0] ?? endMs)) % DAY_MS;
  return endMs - (history.startMs[0] ?? endMs) > DAY_MS && Math.min(over, DAY_MS - over) <= HOUR_MS;
}

function nextDay({ zone }: ExaminedQueue, ms: number): ReturnType<ExaminedQueue["zone"]["dayAt"]> {
  return zone.dayAt(zone.startOfDayMs(zone.dayAt(ms)) + 36 * 60 * MINUTE_MS);
}

/** The finding of a last interval that is only a part. */
export function partialFindings(
  end: PartialEnd | null,
  queues: readonly ExaminedQueue[],
  file: string,
): ImportFinding[] {
  const [queue] = queues;
  if (end === null || queue === undefined) return [];
  return [
    finding({
      code: "last-interval-partial",
      place: { file },
      found: `a last interval, ${queue.zone.formatInstant(end.startMs)}, that may be only a part: ${end.because}`,
      rule: "an interval that was still running is unknown, not low",
      remedy: "Mark it unknown, or export again once it is over.",
      mends: [
        mend("mark-last-interval-unknown", "Leave the last interval out: it is unknown.", { lastInterval: "unknown" }),
      ],
    }),
  ];
}
