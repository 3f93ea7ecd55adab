import { Refusal } from "@springtide/refusal";
import { deliveredOfBytes, deliveredOfText } from "@springtide/exchange";
import { describe, expect, it } from "vitest";
import { plainSheet } from "../../src/workbook/plain-sheet.ts";
import { xlsxFile } from "../../src/workbook/workbook.ts";

const HEAD = "interval_start,agreement,queue,seats_confirmed,logged_in_seconds,productive_seconds,minutes,confirmed_at";

describe("a file of deliveries", () => {
  it("is read with its instants, unknown cells kept unknown, in any dialect", () => {
    // The hour that comes twice: 02:00 with either offset.
    const rows = [
      HEAD,
      "2026-10-25T02:00:00+02:00,north,phone,10,15200,12000,30,2026-10-21T12:00:00+02:00",
      "2026-10-25T02:00:00+01:00,north,phone,10,,,30,",
    ];
    const [first, second] = deliveredOfText(rows.join("\n"), "delivered.csv");
    expect(first).toEqual({
      ...{ agreement: "north", queue: "phone", minutes: 30, seatsConfirmed: 10, file: "delivered.csv", row: 2 },
      ...{ loggedInSeconds: 15_200, productiveSeconds: 12_000, handledSeconds: null },
      ...{ offeredContacts: null, handledContacts: null, inTimeContacts: null },
      startMs: Date.parse("2026-10-25T00:00:00Z"),
      confirmedAtMs: Date.parse("2026-10-21T10:00:00Z"),
    });
    expect([second?.startMs, second?.loggedInSeconds, second?.confirmedAtMs]).toEqual([
      Date.parse("2026-10-25T01:00:00Z"),
      null,
      null,
    ]);
    const skills =
      "Interval_Start;Agreement;Skill;Confirmed_Seats;Logged_In_Seconds\n2026-03-02 08:00+01:00;north;;1,5;900\n";
    expect(deliveredOfText(skills, "d.csv")).toMatchObject([{ queue: null, seatsConfirmed: 1.5, minutes: null }]);
  });

  it("need not say how many seats were confirmed; that is unknown then, and not none", () => {
    const rows = "interval_start,agreement,logged_in_seconds\n2026-03-02T08:00:00+01:00,north,15200\n";
    expect(deliveredOfText(rows, "d.csv")).toMatchObject([{ seatsConfirmed: null, loggedInSeconds: 15_200 }]);
  });

  it("counts contacts where somebody did: those that came, were handled, and were answered in time", () => {
    const head = "interval_start,agreement,logged_in_seconds,contacts_offered,contacts_handled,contacts_in_time";
    const rows = [head, "2026-03-02T08:00+01:00,north,900,12,11,9", "2026-03-02T08:15+01:00,north,900,,4,"];
    expect(deliveredOfText(rows.join("\n"), "d.csv")).toMatchObject([
      { offeredContacts: 12, handledContacts: 11, inTimeContacts: 9 },
      { offeredContacts: null, handledContacts: 4, inTimeContacts: null },
    ]);
    const refused = (row: string): unknown => {
      try {
        return deliveredOfText([head, row].join("\n"), "d.csv");
      } catch (error) {
        return error instanceof Refusal ? error.findings.map(({ code, place }) => [code, place.column]) : error;
      }
    };
    expect(refused("2026-03-02T08:00+01:00,north,900,,,9")).toEqual([["offered-missing", "contacts_in_time"]]);
    expect(refused("2026-03-02T08:00+01:00,north,900,8,8,9")).toEqual([["in-time-above-offered", "contacts_in_time"]]);
    expect(refused("2026-03-02T08:00+01:00,north,900,9,8,9")).toEqual([["in-time-above-offered", "contacts_in_time"]]);
  });

  it("is read from a workbook as from text", async () => {
    const rows = [
      ["interval_start", "agreement", "logged_in_seconds", "contacts_handled"],
      ["2026-03-02T08:00+01:00", "north", 900, 11],
    ].map((cells) => cells.map((value) => ({ value, style: "text" as const })));
    const sheet = plainSheet({
      ...{ name: "Week", footer: "", widths: [], rows, isFiltered: false, frozen: { rows: 1, columns: 0 } },
    });
    const bytes = Buffer.from(xlsxFile({ title: "Week", madeAt: new Date(0), sheets: [sheet] }));
    const text = "interval_start,agreement,logged_in_seconds,contacts_handled\n2026-03-02T08:00+01:00,north,900,11\n";
    expect(await deliveredOfBytes(bytes, "d")).toEqual(deliveredOfText(text, "d"));
    expect(await deliveredOfBytes(Buffer.from(text), "d")).toEqual(deliveredOfText(text, "d"));
  });

  it("is refused with the place of everything that cannot be", () => {
    const of = (...rows: string[]): string[] => {
      try {
        deliveredOfText([HEAD, ...rows].join("\n"), "delivered.csv");
      } catch (error) {
        if (error instanceof Refusal)
          return error.findings.map(({ code, place }) => `${code} ${place.row ?? ""} ${place.column ?? ""}`.trim());
      }
      return [];
    };
    const good = "2026-03-02T08:00:00+01:00,north,phone,10,15200,,30,";
    expect(of(good, good)).toEqual(["delivered-twice 3 interval_start"]);
    expect(of("2026-03-02T08:00,,phone,,-3,,0,2026-03-03T08:00:00+01:00")).toEqual([
      "no-offset 2 interval_start",
      "seats-missing 2 seats_confirmed",
      "agreement-missing 2 agreement",
      "no-length 2 minutes",
      "confirmed-after-start 2 confirmed_at",
      "not-a-number 2 logged_in_seconds",
    ]);
    expect(of()).toEqual(["no-rows"]);
    expect(() => deliveredOfText("day,agreement\n2026-03-02,north\n", "d.csv")).toThrow("interval_start, agreement");
  });
});
