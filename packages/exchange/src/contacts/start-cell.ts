import type { TimeZone } from "@springtide/calendar";
import { cellText } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import type { ClockReading } from "./clock-reading.ts";
import { ByteClock } from "./byte-clock.ts";
import { localMs, readDate, readDateAndTime, readTime, together } from "./clock-reading.ts";
import type { ColumnPlan } from "./columns.ts";
import type { RowForm } from "./row-form.ts";
import { withMonthNumber } from "../series/written-date.ts";
import type { Trouble } from "./refused-rows.ts";
import { ZoneClock } from "./zone-clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const NO_OFFSET: Trouble = {
  code: "no-offset",
  rule: "a time needs its offset from UTC, such as 2026-10-25T02:00:00+02:00",
  remedy: "Export times with offset, or give the zone of these local times in the mapping (zone: Europe/Berlin).",
};

/**
 * Reads when a row is, as an instant. After `read`, `instantMs` holds it; for a local time that comes twice, `secondMs` holds
 * the other moment and for every local time `localMs` the clock's reading (both NaN otherwise).
 */
export class StartCell {
  instantMs = Number.NaN;
  secondMs = Number.NaN;
  localMs = Number.NaN;
  /** Reads the usual forms from bytes. */
  readonly clock: ByteClock;
  readonly #plan: ColumnPlan;
  readonly #order: RowForm["dateOrder"];
  readonly #zoneClock: ZoneClock | null;

  constructor(plan: ColumnPlan, { dateOrder }: RowForm, zone: TimeZone | null) {
    this.#plan = plan;
    this.#order = dateOrder;
    this.clock = new ByteClock(dateOrder);
    this.#zoneClock = zone === null ? null : new ZoneClock(zone);
  }

  /** What is wrong, or null. */
  read(record: CsvRecord): Trouble | null {
    if (this.#isUsual(record)) return this.#place(this.clock);
    const { start, time } = this.#plan;
    const text = withMonthNumber(cellText(record, start.at));
    const reading =
      time === null
        ? readDateAndTime(text, this.#order)
        : together(readDate(text, this.#order), readTime(cellText(record, time.at)));
    return "code" in reading ? reading : this.#place(reading);
  }

  /** Whether what `clock` has read is a moment of the zone; then the fields hold it. */
  isPlaced(): boolean {
    return this.#place(this.clock) === null;
  }

  #isUsual({ bytes, starts, ends }: CsvRecord): boolean {
    const { start, time } = this.#plan;
    const from = starts[start.at] ?? 0;
    const end = ends[start.at] ?? 0;
    if (time === null) return this.clock.read(bytes, from) === end;
    return (
      this.clock.readDate(bytes, from) === end && this.clock.readTime(bytes, starts[time.at] ?? 0) === ends[time.at]
    );
  }

  /** Reads a day (with or without a midnight behind it) as days since 1970-01-01. */
  readDay(record: CsvRecord): number | Trouble {
    const text = cellText(record, this.#plan.start.at);
    const date = readDate(text.replace(/[T ]00:00(:00(\.0+)?)?(Z|[+-]\d\d:?\d\d)?$/, ""), this.#order);
    const isTime = typeof date === "object" && /\d[T ]\d{1,2}:\d\d/.test(text);
    return isTime
      ? { code: "not-a-day", rule: "each row is a day here", remedy: "Set layout: intervals in the mapping." }
      : date;
  }

  #place(reading: ClockReading): Trouble | null {
    this.secondMs = Number.NaN;
    this.localMs = Number.NaN;
    const local = localMs(reading);
    if (!Number.isNaN(reading.offsetMinutes)) {
      this.instantMs = local - reading.offsetMinutes * MINUTE_MS;
      return null;
    }
    if (this.#zoneClock === null) return NO_OFFSET;
    const [first, second] = this.#zoneClock.instantsOf(local);
    if (first === undefined) return this.#skipped(local);
    this.localMs = local;
    this.instantMs = first;
    this.secondMs = second ?? Number.NaN;
    return null;
  }

  #skipped(local: number): Trouble {
    const zone = this.#zoneClock?.zone;
    const day = Math.floor(local / DAY_MS);
    const change = zone
      ?.transitions((day - 1) * DAY_MS, (day + 2) * DAY_MS)
      .find(({ afterMinutes, beforeMinutes, atMs }) => {
        const jump = atMs + beforeMinutes * MINUTE_MS;
        return local >= jump && local < jump + (afterMinutes - beforeMinutes) * MINUTE_MS;
      });
    const resumed = zone === undefined || change === undefined ? "" : ` until ${zone.formatInstant(change.atMs)}`;
    return {
      code: "no-such-local-time",
      rule: `this time does not exist in ${zone?.name ?? "its zone"}: the clocks are put forward${resumed}`,
      remedy: "Check the zone in the mapping, or export times with their offset.",
    };
  }
}
