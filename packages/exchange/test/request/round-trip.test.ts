import { timeZone } from "@springtide/calendar";
import type { ShiftDocument } from "@springtide/contracts";
import { readShiftFile, shiftFile, type ShiftFormat } from "@springtide/exchange";
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { requestOf } from "./any-request.ts";

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"];
const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "'=1+1",
  "+49 30 1234",
  "-5",
  "@SUM(A1)",
  'say "hi", then\nleave; now',
  "שלום עולם",
  "zażółć gęślą jaźń 😀 Привет",
  "x".repeat(300),
  "]]> <b>&amp; \\n \\, {{}}",
  "1e5",
  "_x0041_",
];

/** Requests whose lines begin within a day of a clock change of one of the zones, on quarter hours, and last up to nine hours. */
const anyRequest = fc
  .record({
    clientZone: fc.constantFrom(...ZONES),
    partnerZone: fc.constantFrom(...ZONES),
    change: fc.nat({ max: 3 }),
    lines: fc.array(
      fc.record({
        offset: fc.integer({ min: -96, max: 96 }),
        quarters: fc.integer({ min: 1, max: 36 }),
        positionsLoggedIn: fc.integer({ min: 0, max: 400 }),
        tier: fc.constantFrom("firm" as const, "flexible" as const, "option" as const),
        state: fc.constantFrom("requested" as const, "locked" as const, "cancelled" as const),
        reason: fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme" })),
        skill: fc.constantFrom(...HOSTILE),
        sequence: fc.nat({ max: 9 }),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ clientZone, partnerZone, change, lines }) => {
    const changes = timeZone(clientZone).transitions(Date.UTC(2026, 0, 1), Date.UTC(2029, 0, 1));
    const atMs = changes[change % changes.length]?.atMs ?? 0;
    const made = lines.map(({ offset, quarters, ...line }) => {
      const startMs = atMs + offset * 900_000;
      const [start, end] = [startMs, startMs + quarters * 900_000].map((ms) => timeZone(partnerZone).formatInstant(ms));
      return { ...line, start, end, decideBy: new Date(startMs - 86_400_000).toISOString() };
    });
    return requestOf(
      made.map(({ start = "", end = "", ...line }) => ({ ...line, start, end })),
      { clientZone, partnerZone },
    );
  });

async function bytesOf(document: ShiftDocument, format: ShiftFormat): Promise<Uint8Array> {
  return (await shiftFile(document, format)).bytes;
}

/** Instants in milliseconds: the same whichever offset they are written with. */
function facts({ header, lines }: ShiftDocument): unknown {
  const of = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant));
  return {
    header: { ...header, madeAt: of(header.madeAt), answerBy: of(header.answerBy) },
    lines: lines.map((line) => ({ ...line, start: of(line.start), end: of(line.end), decideBy: of(line.decideBy) })),
  };
}

describe("a request that is written and read again", () => {
  it.each(["csv", "xlsx", "json"] as const)(
    "is the same as %s, around the clock changes of four zones",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(anyRequest, async (document) => {
          const read = await readShiftFile(await bytesOf(document, format), `request.${format}`);
          expect(read.checksum).toBe(document.checksum);
          expect(facts(read)).toEqual(facts(document));
        }),
        { numRuns: 40 },
      );
    },
  );

  it("has the same instants and facts in a calendar, as an independent parser reads it", async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (document) => {
        ICAL.TimezoneService.reset();
        const root = ICAL.Component.fromString(new TextDecoder().decode(await bytesOf(document, "ics")));
        for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
        const events = root.getAllSubcomponents("vevent").map((component) => {
          const event = new ICAL.Event(component);
          return {
            uid: event.uid,
            start: event.startDate.toJSDate().getTime(),
            end: event.endDate.toJSDate().getTime(),
            sequence: event.sequence,
            isCancelled: component.getFirstPropertyValue("status") === "CANCELLED",
          };
        });
        expect(events).toEqual(
          document.lines.map((line) => ({
            uid: `R-7.${line.line}@lamps.springtide`,
            start: Date.parse(line.start),
            end: Date.parse(line.end),
            sequence: line.sequence,
            isCancelled: line.state === "cancelled",
          })),
        );
        const told = root
          .getAllSubcomponents("vevent")
          .map((component): unknown => JSON.parse(String(component.getFirstPropertyValue("x-springtide-line"))));
        expect(told).toMatchObject(
          document.lines.map(({ skill, reason, positionsLoggedIn }) => ({
            skill,
            reason,
            positions_logged_in: positionsLoggedIn,
          })),
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each(["csv", "calabrio", "xlsx", "ics", "pdf", "json"] as const)(
    "makes the same bytes twice as %s",
    async (format) => {
      const document = requestOf([{ start: "2026-06-01T08:00:00Z", end: "2026-06-01T12:00:00Z" }]);
      const [once, again] = [await bytesOf(document, format), await bytesOf(document, format)];
      expect(Buffer.compare(once, again)).toBe(0);
    },
  );

  it("tells 7 hours from 00:00 to 06:00 on the day the clocks go back, and 5 when they go forward", async () => {
    const document = requestOf([
      { start: "2026-10-25T00:00:00+02:00", end: "2026-10-25T06:00:00+01:00" },
      { start: "2027-03-28T00:00:00+01:00", end: "2027-03-28T06:00:00+02:00" },
    ]);
    const [head = "", ...rows] = new TextDecoder()
      .decode(await bytesOf(document, "csv"))
      .trim()
      .split("\r\n");
    const at = (name: string): number => head.replace("\uFEFF", "").split(",").indexOf(name);
    const told = rows.map((row) =>
      ["start_client", "end_client", "hours", "position_hours"].map((name) => row.split(",")[at(name)]),
    );
    expect(told).toEqual([
      ["2026-10-25T00:00:00+02:00", "2026-10-25T06:00:00+01:00", "7", "56"],
      ["2027-03-28T00:00:00+01:00", "2027-03-28T06:00:00+02:00", "5", "40"],
    ]);
  });

  it("keeps what it says of itself when there is no line", async () => {
    for (const format of ["csv", "xlsx", "json"] as const) {
      const document = requestOf([]);
      expect(facts(await readShiftFile(await bytesOf(document, format), "empty"))).toEqual(facts(document));
    }
  });

  it("is refused once a figure in it was changed", async () => {
    const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await bytesOf(requestOf([{}]), "csv"));
    const changed = Buffer.from(csv.replace(",firm,8,", ",firm,9,"));
    await expect(readShiftFile(changed, "request.csv")).rejects.toThrow("checksum");
  });

  it("runs nothing in a spreadsheet that opens the table", async () => {
    const csv = new TextDecoder().decode(
      await bytesOf(requestOf(HOSTILE.map((skill) => ({ skill, reason: skill }))), "csv"),
    );
    const cells = csv.split(/,|\r\n/).map((cell) => cell.replace(/^"/, ""));
    expect(cells.filter((cell) => /^[=+@\t]|^-(?!\d+$)/.test(cell))).toEqual([]);
  });
});
