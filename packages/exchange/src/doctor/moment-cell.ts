import { timeZone } from "@springtide/calendar";
import type { ImportMapping } from "@springtide/contracts";
import type { Trouble } from "../contacts/refused-rows.ts";
import { ZoneClock } from "../contacts/zone-clock.ts";
import { withStrokes, writtenTime } from "../mapping/written-moment.ts";
import { readWrittenTime } from "../series/written-time.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** When a row is. Of a local time that comes twice `secondMs` is the other instant; of one that does not exist there is none. */
export interface Moment {
  /** NaN for a local time that does not exist. */
  readonly instantMs: number;
  readonly secondMs: number;
  /** The clock's reading as if it ran in UTC; NaN where an offset told the instant. */
  readonly localMs: number;
}

const NOT_A_TIME: Trouble = {
  code: "not-a-time",
  rule: "a row says when it starts: 14:15, 2:15 PM, or 14:15-14:30",
  remedy: "Correct it, or leave such rows out.",
};

/** Reads when a row is from its cells, for millions of rows in rough order. */
export class MomentCells {
  readonly #mapping: ImportMapping;
  readonly #clock: ZoneClock;
  #lastText = "";
  #lastRead: Moment | Trouble = NOT_A_TIME;

  /** @param zone of times without an offset */
  constructor(mapping: ImportMapping, zone: string) {
    this.#mapping = mapping;
    this.#clock = new ZoneClock(timeZone(zone, { field: "/zone" }));
  }

  /** @param date cell of the start @param time cell of the time of day; null where none stands apart */
  read(date: string, time: string | null): Moment | Trouble {
    const text = time === null ? date : `${date}\n${time}`;
    // Rows of several queues follow each other at the same time.
    if (text === this.#lastText) return this.#lastRead;
    this.#lastText = text;
    this.#lastRead = this.#read(date, time);
    return this.#lastRead;
  }

  #read(date: string, time: string | null): Moment | Trouble {
    if (time === null && /^\d{10}(\d{3})?$/.test(date))
      return { instantMs: Number(date) * (date.length === 10 ? 1000 : 1), secondMs: Number.NaN, localMs: Number.NaN };
    const { dateOrder, date: titleDay } = this.#mapping;
    const day = titleDay ?? withStrokes(date, dateOrder);
    const clock = titleDay !== undefined && time === null ? writtenTime(date) : time === null ? "" : writtenTime(time);
    if (clock === null) return NOT_A_TIME;
    // A year in front says itself that it is one, whatever stands elsewhere.
    const order = /^\d{4}[-/.]/.test(day) ? "ymd" : dateOrder;
    const read = readWrittenTime(`${day} ${clock}`.trim(), order);
    if ("code" in read) return read;
    const localMs = read.day * DAY_MS + read.msOfDay;
    if (!Number.isNaN(read.offsetMinutes))
      return { instantMs: localMs - read.offsetMinutes * MINUTE_MS, secondMs: Number.NaN, localMs: Number.NaN };
    if (this.#mapping.layout === "days")
      return { instantMs: this.#clock.zone.startOfDayMs(read.day), secondMs: Number.NaN, localMs: Number.NaN };
    const [first = Number.NaN, second = Number.NaN] = this.#clock.instantsOf(localMs);
    return { instantMs: first, secondMs: second, localMs };
  }
}
