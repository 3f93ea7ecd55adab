import { gzipSync } from "node:zlib";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { ContactMapping } from "@springtide/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText, shopWith } from "./contact-file.ts";

/** One way to write the same numbers: what an export program may do. */
interface Dialect {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly decimal: "." | ",";
  readonly dateOrder: "ymd" | "dmy" | "mdy";
  readonly ahtFormat: "s" | "mm:ss" | "hh:mm:ss";
  readonly lineEnd: "\n" | "\r\n";
  readonly byteOrderMark: boolean;
  readonly quoteAll: boolean;
  readonly splitDate: boolean;
  readonly withOffset: boolean;
  readonly gzip: boolean;
  readonly queueName: string;
  readonly totals: boolean;
}

interface Row {
  readonly ms: number;
  readonly queue: "phone" | "chat";
  readonly offered: number;
  readonly handled: number | null;
  readonly ahtTenths: number | null;
}

const ZONE = timeZone("Europe/Berlin");
const two = (value: number): string => String(value).padStart(2, "0");

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  decimal: fc.constantFrom(".", ","),
  dateOrder: fc.constantFrom("ymd", "dmy", "mdy"),
  ahtFormat: fc.constantFrom("s", "mm:ss", "hh:mm:ss"),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  byteOrderMark: fc.boolean(),
  quoteAll: fc.boolean(),
  splitDate: fc.boolean(),
  withOffset: fc.boolean(),
  gzip: fc.boolean(),
  queueName: fc.constantFrom("phone", "Hotline", 'The "red", old; phone|line', "Telefon Süd\nzweite Zeile", "電話"),
  totals: fc.boolean(),
});

/** 02:00 to 03:00 on 25 October 2026, twice. */
const REPEATED = { fromMs: Date.UTC(2026, 9, 25, 0), untilMs: Date.UTC(2026, 9, 25, 2) };
// Two days with a quarter of the intervals left out, over the autumn change of the clocks.
const { startsMs } = intervalGrid({ zone: ZONE, firstDay: civilDay("2026-10-24"), days: 2, intervalMinutes: 15 });
const cell = fc.record({
  present: fc.constantFrom(true, true, true, false),
  offered: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1_000_000 })),
  handled: fc.option(fc.integer({ min: 0, max: 40 })),
  ahtTenths: fc.option(fc.integer({ min: 0, max: 36_000 })),
});
const histories: fc.Arbitrary<Row[]> = fc
  .array(cell, { minLength: startsMs.length * 2, maxLength: startsMs.length * 2 })
  .map((cells) =>
    cells.flatMap(({ present, ...counts }, at) => {
      const ms = startsMs[at >> 1] ?? 0;
      // All of the repeated hour is there: only then does the order of rows tell its two passes apart.
      const kept = present || (ms >= REPEATED.fromMs && ms < REPEATED.untilMs);
      return kept ? [{ ms, queue: at % 2 === 0 ? ("phone" as const) : ("chat" as const), ...counts }] : [];
    }),
  );

function written(rows: readonly Row[], dialect: Dialect): string {
  const quote = (text: string): string =>
    dialect.quoteAll || /[",;|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const names = dialect.splitDate ? ["Day", "Time"] : ["When"];
  const header = [...names, "Who", "In", "Done", "Each"];
  const lines = rows.map(({ ms, queue, offered, handled, ahtTenths }) => [
    ...momentCells(ms, dialect),
    queue === "phone" ? dialect.queueName : queue,
    String(offered),
    handled === null ? "" : String(handled),
    ahtTenths === null ? "" : handlingTime(ahtTenths, dialect),
  ]);
  const totals = dialect.totals ? [header.map((name) => (name === "Who" ? "Total" : ""))] : [];
  const text = [header, ...lines, ...totals].map((row) => row.map(quote).join(dialect.delimiter) + dialect.lineEnd);
  return (dialect.byteOrderMark ? "\uFEFF" : "") + text.join("");
}

function momentCells(ms: number, { dateOrder, splitDate, withOffset }: Dialect): string[] {
  const text = ZONE.formatInstant(ms);
  const [year = "", month = "", day = ""] = text.slice(0, 10).split("-");
  const date = { ymd: `${year}-${month}-${day}`, dmy: `${day}.${month}.${year}`, mdy: `${month}/${day}/${year}` }[
    dateOrder
  ];
  const time = text.slice(11, 16) + (withOffset ? text.slice(19) : "");
  return splitDate ? [date, time] : [`${date} ${time}`];
}

function handlingTime(tenths: number, { ahtFormat, decimal }: Dialect): string {
  const seconds = Math.floor(tenths / 10);
  const fraction = `${decimal}${tenths % 10}`;
  if (ahtFormat === "s") return `${seconds}${fraction}`;
  const end = `${two(seconds % 60)}${fraction}`;
  const minutes = Math.floor(seconds / 60);
  return ahtFormat === "mm:ss" ? `${two(minutes)}:${end}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${end}`;
}

function mappingOf(dialect: Dialect): Partial<ContactMapping> {
  const { decimal, dateOrder, ahtFormat, withOffset, splitDate, queueName } = dialect;
  return {
    decimal,
    dateOrder,
    ahtFormat,
    ...(withOffset ? {} : { zone: ZONE.name }),
    columns: { start: splitDate ? ["Day", "Time"] : "When", queue: "Who", offered: "In", handled: "Done", aht: "Each" },
    queueNames: queueName === "phone" ? {} : { [queueName]: "phone" },
    ignoreQueues: ["Total"],
  };
}

describe("any history in any dialect", () => {
  it("is read back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(histories, dialects, async (rows, dialect) => {
        const text = written(rows, dialect);
        const read = await readText(dialect.gzip ? gzipSync(text) : text, {
          name: "dialect.csv",
          mapping: mappingOf(dialect),
          shop: shopWith(),
        });
        for (const queue of ["phone", "chat"] as const) {
          const mine = rows.filter((row) => row.queue === queue);
          const history = read.histories.find((one) => one.queue === queue);
          const known = (value: number | null): number => value ?? Number.NaN;
          expect(history?.minutes).toBe(15);
          expect([...(history?.startMs ?? [])]).toEqual(mine.map(({ ms }) => ms));
          expect([...(history?.offered ?? [])]).toEqual(mine.map(({ offered }) => offered));
          expect([...(history?.handled ?? [])]).toEqual(mine.map(({ handled }) => known(handled)));
          const aht = mine.map(({ ahtTenths }) => (ahtTenths === null ? Number.NaN : ahtTenths / 10));
          [...(history?.ahtSeconds ?? [])].forEach((seconds, at) => {
            if (Number.isNaN(aht[at])) expect(seconds).toBeNaN();
            else expect(seconds).toBeCloseTo(aht[at] ?? 0, 9);
          });
        }
        expect(read.report.rowsRead).toBe(rows.length + (dialect.totals ? 1 : 0));
        expect(read.report.rowsIgnored).toBe(dialect.totals ? 1 : 0);
      }),
      { numRuns: 80 },
    );
  });
});
