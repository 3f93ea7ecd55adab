import { isOpenAt, timeZone } from "@springtide/calendar";
import type { ImportFinding, ImportMapping } from "@springtide/contracts";
import type { ExaminedQueue } from "../examined-queue.ts";
import { finding, mend } from "../finding.ts";

const HOUR_MS = 3_600_000;
const MOST_INSIDE = 0.95;
const CLEARLY_MORE = 0.15;
const MANY = 100;
const SHIFTS = Array.from({ length: 25 }, (_, at) => (at <= 12 ? at : 12 - at));

/**
 * Times that lie in another zone than they are read in: nearly all contacts would fall within the opening hours if all came some
 * hours earlier or later; where it is open day and night, people would sleep in the afternoon.
 */
export function zoneFindings(
  queues: readonly ExaminedQueue[],
  mapping: ImportMapping,
  zoneRead: string,
  file: string,
): ImportFinding[] {
  if (mapping.layout === "days") return [];
  const largest = queues.reduce<ExaminedQueue | null>(
    (best, one) => (best === null || total(one) > total(best) ? one : best),
    null,
  );
  if (largest === null || total(largest) < MANY) return [];
  const shift = shiftByHours(largest) ?? shiftByNight(largest);
  if (shift === null) return [];
  const zone = zoneShifted(largest, zoneRead, shift.hours);
  return [
    finding({
      code: "zone-shifted",
      place: { file, ...(mapping.columns.start === undefined ? {} : { column: mapping.columns.start }) },
      found: shift.found,
      rule: `times are read in ${zoneRead}`,
      remedy: `They may be in ${zone ?? "another zone"}: ${Math.abs(shift.hours)} h ${shift.hours < 0 ? "earlier" : "later"}.`,
      mends: zone === null ? [] : [mend("set-zone", `Read times as those of ${zone}.`, { zone })],
    }),
  ];
}

interface Shift {
  readonly hours: number;
  readonly found: string;
}

function total({ history }: ExaminedQueue): number {
  return history.offered.reduce((sum, count) => sum + count, 0);
}

function shiftByHours(examined: ExaminedQueue): Shift | null {
  const { queue, history, zone, holidays, name } = examined;
  if (queue === null) return null;
  const step = Math.max(1, Math.floor(history.startMs.length / 5000));
  const inside = (hours: number): number => {
    let [open, all] = [0, 0];
    for (let at = 0; at < history.startMs.length; at += step) {
      const count = history.offered[at] ?? 0;
      const ms = (history.startMs[at] ?? 0) + hours * HOUR_MS;
      all += count;
      if (isOpenAt({ hours: queue.openingHours, zone, ms, holidays })) open += count;
    }
    return all === 0 ? 1 : open / all;
  };
  const now = inside(0);
  if (now >= MOST_INSIDE - CLEARLY_MORE) return null;
  const shares = SHIFTS.map((hours) => ({ hours, share: inside(hours) }));
  const most = Math.max(...shares.map(({ share }) => share));
  if (most < MOST_INSIDE || most - now < CLEARLY_MORE) return null;
  const [best] = shares
    .filter(({ share }) => share >= most - 0.002)
    .toSorted((a, b) => Math.abs(a.hours) - Math.abs(b.hours));
  if (best === undefined || best.hours === 0) return null;
  return {
    hours: best.hours,
    found: `${Math.round(100 * (1 - now))} % of the contacts of "${name}" outside its opening hours, but ${Math.round(100 * (1 - best.share))} % if all came ${Math.abs(best.hours)} h ${best.hours < 0 ? "earlier" : "later"}`,
  };
}

const QUIET_HOURS = 5;
const QUIET_SHARE = 0.25;

/** Only where all 24 hours have rows: the quietest five hours in a row lie in the afternoon. */
function shiftByNight({ history, zone, name }: ExaminedQueue): Shift | null {
  const byHour = new Float64Array(24);
  const rows = new Float64Array(24);
  history.startMs.forEach((ms, at) => {
    const hour = Math.floor(zone.minuteOfDayAt(ms) / 60);
    byHour[hour] = (byHour[hour] ?? 0) + (history.offered[at] ?? 0);
    rows[hour] = (rows[hour] ?? 0) + 1;
  });
  if (rows.some((count) => count < 7)) return null;
  const block = (from: number): number =>
    Array.from({ length: QUIET_HOURS }, (_, at) => byHour[(from + at) % 24] ?? 0).reduce((a, b) => a + b, 0);
  const quietest = Array.from({ length: 24 }, (_, from) => from).reduce(
    (best, from) => (block(from) < block(best) ? from : best),
    0,
  );
  const mean = (byHour.reduce((a, b) => a + b, 0) / 24) * QUIET_HOURS;
  if (quietest < 9 || quietest > 15 || block(quietest) > QUIET_SHARE * mean) return null;
  // People are quietest from one to six in the morning.
  const hours = ((1 - quietest + 36) % 24) - 12;
  return {
    hours,
    found: `hardly a contact of "${name}" from ${quietest}:00 to ${quietest + QUIET_HOURS}:00, and most at night`,
  };
}

/** A zone whose clocks, at the middle of the history, are that far from those the times were read in; UTC where it is one. */
function zoneShifted({ history }: ExaminedQueue, zoneRead: string, hours: number): string | null {
  const middle = history.startMs[Math.floor(history.startMs.length / 2)] ?? 0;
  const offset = timeZone(zoneRead).offsetMinutesAt(middle) / 60 - hours;
  // Clocks go forward and back in most zones: UTC is an hour off for one half of the year.
  if (Math.abs(offset) <= 1) return "UTC";
  if (!Number.isInteger(offset) || Math.abs(offset) > 12) return null;
  return `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}
