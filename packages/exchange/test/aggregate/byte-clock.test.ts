import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteClock } from "../../src/contacts/byte-clock.ts";
import { readDateAndTime } from "../../src/contacts/clock-reading.ts";
import { withMonthNumber } from "../../src/series/written-date.ts";

const year = fc.constantFrom("2026", "2025", "2024", "1999", "2100", "26", "20266");
const day = fc.constantFrom("1", "07", "25", "29", "31", "32", "0");
const name = fc.constantFrom("Feb", "October", "sep", "MAY", "Sept", "Octobers", "Okt", "Oc", "Decemberish");
const gap = fc.constantFrom(" ", " ", " ", "-", "/", ".", ", ", ". ", "  ", "");
const figures = fc.constantFrom("2", "02", "10", "12", "13");
const mark = fc.constantFrom("-", "/", ".");
const rest = fc.constantFrom(
  "",
  " 14:05",
  "T14:05:30",
  " 2:05 pm",
  "  14:05",
  " 14:05:30.25 +02:00",
  "5 14:05",
  ", 14:05",
);
const written = fc
  .oneof(
    fc.tuple(day, gap, name, gap, year, rest),
    fc.tuple(name, gap, day, gap, year, rest),
    fc.tuple(year, mark, figures, mark, day, rest),
    fc.tuple(day, mark, figures, mark, year, rest),
  )
  .map((pieces) => pieces.join(""));

it("reads from bytes what is read from text, or leaves it to the text, one cell after another", () => {
  let [read, named] = [0, 0];
  for (const order of ["ymd", "dmy", "mdy"] as const) {
    const clock = new ByteClock(order);
    fc.assert(
      fc.property(written, (text) => {
        // The bytes of a file go on behind a cell.
        const end = clock.read(Buffer.from(`${text},chat${" ".repeat(64)}`), 0);
        if (end !== text.length) return;
        read += 1;
        if (/^\W*\d*\W*[A-Z]{3}/i.test(text)) named += 1;
        // A year first with dashes is clear in a file of any order.
        const known = /^\d{4}-/.test(text) ? "ymd" : order;
        const { day: byteDay, msOfDay, offsetMinutes } = clock;
        expect({ day: byteDay, msOfDay, offsetMinutes }).toEqual(readDateAndTime(withMonthNumber(text), known));
      }),
      { numRuns: 3000 },
    );
  }
  expect(read).toBeGreaterThan(300);
  expect(named).toBeGreaterThan(50);
});

it("takes no bytes for the date before the first one", () => {
  expect(new ByteClock("ymd").read(new Uint8Array(64), 0)).toBe(-1);
});
