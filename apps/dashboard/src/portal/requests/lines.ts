import type { RequestLine } from "@springtide/contracts";

const HOUR_MS = 3_600_000;

/** A stretch of positions. */
export interface Stretch {
  readonly start: string;
  readonly end: string;
  readonly positionsLoggedIn: number;
}

/** Elapsed hours times positions. */
export function positionHours(lines: readonly Stretch[]): number {
  return lines.reduce(
    (sum, { start, end, positionsLoggedIn }) =>
      sum + ((Date.parse(end) - Date.parse(start)) / HOUR_MS) * positionsLoggedIn,
    0,
  );
}

/** What lies on the table of a line now: the offer where there is one that waits, else what is asked for or agreed. */
export function stretchNow(line: RequestLine): Stretch {
  return line.state === "offered" && line.offer !== null ? line.offer : line;
}

const ENDED: ReadonlySet<RequestLine["state"]> = new Set(["withdrawn", "refused", "expired", "released", "cancelled"]);

/** Whether nothing comes of a line any more. */
export function hasEnded({ state }: RequestLine): boolean {
  return ENDED.has(state);
}

/** Whether the partner can answer a line now. */
export function isOpen({ state }: RequestLine): boolean {
  return state === "requested" || state === "offered";
}

/** Whether a line changes only with both sides. */
export function isAgreed({ state }: RequestLine): boolean {
  return state === "confirmed" || state === "locked";
}

/** Lines that begin on one day of a zone. */
export interface DayOfLines {
  /** "2026-11-24" */
  readonly day: string;
  /** An instant of that day. */
  readonly at: string;
  readonly lines: readonly RequestLine[];
}

/** Lines by the day on which they begin on a clock, each in the order of its time. */
export function daysOfLines(lines: readonly RequestLine[], zone: string): readonly DayOfLines[] {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  const byDay = new Map<string, RequestLine[]>();
  const sorted = [...lines].sort(
    (a, b) => Date.parse(a.start) - Date.parse(b.start) || Date.parse(a.end) - Date.parse(b.end),
  );
  for (const line of sorted) {
    const day = format.format(new Date(line.start));
    byDay.set(day, [...(byDay.get(day) ?? []), line]);
  }
  return [...byDay].map(([day, of]) => ({ day, at: of[0]?.start ?? "", lines: of }));
}

/** One interval of a day with the positions that its lines come to. */
export interface IntervalRow {
  readonly start: number;
  readonly end: number;
  readonly firm: number;
  readonly flexible: number;
  readonly option: number;
}

const STEPS_MINUTES = [60, 30, 15, 5];

/** The positions of a day by interval: the longest step that every line begins and ends at, an hour at most. */
export function intervalsOfDay(lines: readonly RequestLine[]): readonly IntervalRow[] {
  const held = lines
    .filter((line) => !hasEnded(line))
    .map((line) => ({ tier: line.tier, ...spanOf(stretchNow(line)) }));
  const times = held.flatMap(({ start, end }) => [start, end]);
  if (times.length === 0) return [];
  const step = (STEPS_MINUTES.find((minutes) => times.every((time) => time % (minutes * 60_000) === 0)) ?? 1) * 60_000;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return Array.from({ length: Math.ceil((last - first) / step) }, (_, i) => {
    const [start, end] = [first + i * step, first + (i + 1) * step];
    const sum = (tier: RequestLine["tier"]): number =>
      held.reduce((all, one) => all + (one.tier === tier && one.start < end && one.end > start ? one.positions : 0), 0);
    return { start, end, firm: sum("firm"), flexible: sum("flexible"), option: sum("option") };
  });
}

function spanOf({ start, end, positionsLoggedIn }: Stretch): { start: number; end: number; positions: number } {
  return { start: Date.parse(start), end: Date.parse(end), positions: positionsLoggedIn };
}
