import type { DeliveredInterval, RequestLine } from "@springtide/contracts";
import { AGREED_STATES } from "../requests/line-transitions.ts";

/** What is known to have come of one line. */
export interface DeliveredLine {
  /** Position-hours. */
  readonly hours: number;
  readonly basis: "recorded" | "intervals";
  /** Null where nobody measured them. */
  readonly productiveHours: number | null;
  readonly handledHours: number | null;
  readonly handledContacts: number | null;
}

/** An agreed line by the name that a statement gives it. */
export interface NamedLine {
  readonly id: string;
  readonly line: RequestLine;
}

/** Clocks of two systems may be off by a moment. */
const WHOLE = 0.999;

/**
 * What came of each agreed line: as the client recorded it for the line, else from delivered intervals, which lines of one skill at one time share by
 * their positions. A line of whose time some is told by nothing is not there.
 * @param intervalMinutes how long intervals are that do not say it themselves
 */
export function deliveredLines(
  lines: readonly NamedLine[],
  intervals: readonly DeliveredInterval[],
  intervalMinutes: number,
): ReadonlyMap<string, DeliveredLine> {
  const agreed = lines.filter(({ line }) => AGREED_STATES.has(line.state));
  const counted = countedByInterval(agreed, intervals, intervalMinutes);
  const found = new Map<string, DeliveredLine>();
  for (const { id, line } of agreed) {
    const of = counted.get(id);
    const isWhole = of !== undefined && of.coveredMs >= WHOLE * (Date.parse(line.end) - Date.parse(line.start));
    const measured = {
      productiveHours: isWhole ? of.productiveHours : null,
      handledHours: isWhole ? of.handledHours : null,
      handledContacts: isWhole ? of.handledContacts : null,
    };
    if (line.deliveredHours !== null) found.set(id, { hours: line.deliveredHours, basis: "recorded", ...measured });
    else if (isWhole && of.hours !== null) found.set(id, { hours: of.hours, basis: "intervals", ...measured });
  }
  return found;
}

interface Counted {
  coveredMs: number;
  hours: number | null;
  productiveHours: number | null;
  handledHours: number | null;
  handledContacts: number | null;
}

const NOTHING_YET: Counted = { coveredMs: 0, hours: 0, productiveHours: 0, handledHours: 0, handledContacts: 0 };

function countedByInterval(
  lines: readonly NamedLine[],
  intervals: readonly DeliveredInterval[],
  intervalMinutes: number,
): ReadonlyMap<string, Counted> {
  const counted = new Map<string, Counted>();
  const told = new Set<string>();
  for (const interval of intervals) {
    const endMs = interval.startMs + (interval.minutes ?? intervalMinutes) * 60_000;
    const there = lines.flatMap(({ id, line }) => {
      const ms = Math.min(endMs, Date.parse(line.end)) - Math.max(interval.startMs, Date.parse(line.start));
      return ms > 0 && (interval.queue === null || interval.queue === line.skill)
        ? [{ id, ms, weight: ms * line.positionsLoggedIn }]
        : [];
    });
    const all = there.reduce((sum, { weight }) => sum + weight, 0);
    for (const { id, ms, weight } of there) {
      const known = counted.get(id) ?? { ...NOTHING_YET };
      const [share, part] = [weight / all, weight / all / 3600];
      // Seats confirmed at two times stand in two rows of the same interval.
      const key = `${id} ${interval.startMs}`;
      if (!told.has(key)) known.coveredMs += ms;
      told.add(key);
      known.hours = added(known.hours, interval.loggedInSeconds, part);
      known.productiveHours = added(known.productiveHours, interval.productiveSeconds, part);
      known.handledHours = added(known.handledHours, interval.handledSeconds, part);
      known.handledContacts = added(known.handledContacts, interval.handledContacts, share);
      counted.set(id, known);
    }
  }
  return counted;
}

/** One interval of which it is not known leaves the whole unknown. */
function added(sum: number | null, value: number | null, part: number): number | null {
  return sum === null || value === null ? null : sum + value * part;
}
