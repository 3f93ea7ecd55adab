import { describe, expect, it } from "vitest";
import { countsOf, findingsOf, readText, refusalOf, shopWith } from "./contact-file.ts";

const HEADER = "interval_start,queue,offered,handled,abandoned,aht_seconds";
const GOOD = "2026-03-02T08:00:00+01:00,phone,5,4,1,300";
const withRow = (row: string): string => `${HEADER}\n${GOOD}\n${row}\n`;

describe("a row of a contact file", () => {
  it.each([
    ["negative-count", "2026-03-02T08:15:00+01:00,phone,-3,,,", "offered", '"-3"', /cannot be negative/],
    ["negative-count", "2026-03-02T08:15:00+01:00,phone,3,-1,,", "handled", '"-1"', /cannot be negative/],
    ["negative-aht", "2026-03-02T08:15:00+01:00,phone,3,3,0,-35", "aht_seconds", '"-35"', /cannot be negative/],
    ["aht-too-long", "2026-03-02T08:15:00+01:00,phone,3,3,0,86401", "aht_seconds", '"86401"', /24 hours/],
    ["too-many-contacts", "2026-03-02T08:15:00+01:00,phone,1e9,,,", "offered", '"1e9"', /at most 1,000,000/],
    ["too-many-contacts", "2026-03-02T08:15:00+01:00,phone,1000000000,,,", "offered", '"1000000000"', /1,000,000/],
    ["not-a-number", '2026-03-02T08:15:00+01:00,phone,"1.234,5",,,', "offered", '"1.234,5"', /must be a number/],
    ["not-a-number", "2026-03-02T08:15:00+01:00,phone,n/a,,,", "offered", '"n/a"', /must be a number/],
    ["not-a-number", "2026-03-02T08:15:00+01:00,phone,0x10,,,", "offered", '"0x10"', /must be a number/],
    ["count-not-whole", "2026-03-02T08:15:00+01:00,phone,1.234,,,", "offered", '"1.234"', /whole numbers/],
    ["no-such-date", "2025-02-30T08:15:00+01:00,phone,3,,,", "interval_start", /2025-02-30/, /must exist/],
    ["not-a-date", "02.03.2026 08:15,phone,3,,,", "interval_start", /02\.03\.2026/, /written like 2026-10-25/],
    ["no-such-time", "2026-03-02T25:15:00+01:00,phone,3,,,", "interval_start", /25:15/, /between 00:00/],
    ["no-time", "2026-03-02,phone,3,,,", "interval_start", '"2026-03-02"', /needs a time/],
    ["no-offset", "2026-03-02T08:15:00,phone,3,,,", "interval_start", /08:15/, /offset from UTC/],
    ["date-out-of-range", "2206-03-02T08:15:00+01:00,phone,3,,,", "interval_start", /2206/, /between 1970 and 2099/],
    ["not-a-date", ",phone,3,,,", "interval_start", "nothing", /written like/],
    ["off-grid", "2026-03-02T08:15:30+01:00,phone,3,,,", "interval_start", /08:15:30/, /whole minute/],
    ["unknown-queue", "2026-03-02T08:15:00+01:00,phnoe,3,,,", "queue", '"phnoe"', /phone, chat/],
    [
      "duplicate-interval",
      "2026-03-02T07:00:00Z,phone,3,,,",
      "interval_start",
      /which row 2 has already/,
      /one row only/,
    ],
    ["too-few-cells", "2026-03-02T08:15:00+01:00,pho", undefined, "2 cells", /6 cells/],
    ["too-many-cells", "2026-03-02T08:15:00+01:00,phone,1,234,0,0,300", undefined, "7 cells", /6 cells/],
    ["misplaced-quote", '"2026-03-02"T08:15:00+01:00,phone,1,1,0,300', undefined, "6 cells", /quotation mark/],
  ])("is refused as %s: %s", async (code, row, column, found, rule) => {
    const refusal = await refusalOf(withRow(row));
    const finding = refusal.findings[0];
    expect(refusal.total).toBe(1);
    expect(finding).toMatchObject({ code, place: { row: 3 } });
    expect(finding?.place.column).toBe(column);
    expect(finding?.place.file).toMatch(/^contacts-\d+\.csv$/);
    expect(finding?.found).toMatch(found);
    expect(finding?.rule).toMatch(rule);
    expect(finding?.remedy).toMatch(/\.$/);
  });

  it("names the queue that was probably meant", async () => {
    const [finding] = await findingsOf(withRow("2026-03-02T08:15:00+01:00,Phone ,3,,,"));
    expect(finding?.remedy).toContain('Did you mean "phone"?');
  });

  it("is refused with every value that is wrong in it", async () => {
    const findings = await findingsOf(withRow("2026-02-29T08:15:00+01:00,mail,-1,x,,99999"));
    expect(findings.map(({ code }) => code)).toEqual([
      "unknown-queue",
      "no-such-date",
      "negative-count",
      "not-a-number",
      "aht-too-long",
    ]);
  });

  it("may leave open what is not known: missing is not zero", async () => {
    const read = await readText(
      `${HEADER}\n${GOOD}\n2026-03-02T08:15:00+01:00,phone,,,,\n2026-03-02T08:30:00+01:00,phone,0,,,\n`,
    );
    expect(countsOf(read)).toEqual([
      ["2026-03-02T07:00:00.000Z", 5],
      ["2026-03-02T07:30:00.000Z", 0],
    ]);
    const [phone] = read.histories;
    expect([...(phone?.handled ?? [])]).toEqual([4, Number.NaN]);
    expect([...(phone?.ahtSeconds ?? [])]).toEqual([300, Number.NaN]);
    expect(read.report.notes).toContain("1 counts are empty; those intervals are missing, not zero.");
  });

  it("that counts parts of contacts is taken, and said", async () => {
    const read = await readText(withRow("2026-03-02T08:15:00+01:00,phone,12.5,,,"));
    expect(read.report.notes).toEqual(["1 counts of contacts are not whole numbers; check the decimal separator."]);
  });

  it("that has more handled and abandoned than offered is noted, not refused", async () => {
    const read = await readText(withRow("2026-03-02T08:15:00+01:00,phone,10,12,4,300"));
    expect(read.report.notes.join()).toMatch(/In 1 intervals clearly more .*row 3/);
    expect((await readText(withRow("2026-03-02T08:15:00+01:00,phone,10,11,1,300"))).report.notes).toEqual([]);
  });

  it("is counted on and on, but only the first hundred are listed, in the order of the file", async () => {
    const bad = Array.from({ length: 250 }, (_, at) => `2026-03-03T08:00:00+01:00,phone,-${at + 1},,,`).join("\n");
    const refusal = await refusalOf(withRow(bad));
    expect(refusal.findings).toHaveLength(100);
    expect(refusal.findings.map(({ place }) => place.row)).toEqual(Array.from({ length: 100 }, (_, at) => at + 3));
    expect(refusal.total).toBe(250);
  });

  it("off the grid of the file's own interval length is refused once that length is known", async () => {
    const rows = Array.from(
      { length: 12 },
      (_, at) => `2026-03-02T1${Math.floor(at / 4)}:${["00", "15", "30", "45"][at % 4] ?? ""}:00+01:00,phone,5,,,`,
    );
    const [finding] = await findingsOf(`${HEADER}\n${rows.join("\n")}\n2026-03-02T13:07:00+01:00,phone,1,,,\n`);
    expect(finding).toMatchObject({ code: "off-grid", place: { row: 14, column: "interval_start" } });
    expect(finding?.rule).toMatch(/every 15 minutes/);
  });
});

describe("the header of a contact file", () => {
  it("must hold the columns that are needed, and a near miss is named", async () => {
    const [first, second] = await findingsOf("Interval Start,queue,calls offered\n2026-03-02T08:00:00+01:00,phone,5\n");
    expect(first).toMatchObject({ code: "missing-column", place: { row: 1, column: "interval_start" } });
    expect(first?.remedy).toContain('Did you mean "Interval Start"?');
    expect(second?.place.column).toBe("offered");
    expect(second?.remedy).toContain('Did you mean "calls offered"?');
  });

  it("read with the wrong separator is a single column, and that is said", async () => {
    const [finding] = await findingsOf(withRow(GOOD), { mapping: { delimiter: ";" } });
    expect(finding?.found).toMatch(/the single column/);
    expect(finding?.remedy).toMatch(/name the separator \(delimiter\)/);
  });

  it("may not name a column that is read twice", async () => {
    const [finding] = await findingsOf("interval_start,queue,offered,offered\n2026-03-02T08:00:00+01:00,phone,5,6\n");
    expect(finding).toMatchObject({ code: "doubled-column", place: { column: "offered" } });
  });

  it("may hold columns nobody asked for", async () => {
    const read = await readText("note,offered,queue,interval_start\n=1+1,5,phone,2026-03-02T08:00:00+01:00\n");
    expect(countsOf(read)).toEqual([["2026-03-02T07:00:00.000Z", 5]]);
  });
});

describe("a mapping", () => {
  const text = "interval_start,queue,offered\n2026-03-02T08:00:00+01:00,phone,5\n";

  it("can only name queues of the shop, and zones and columns that exist", async () => {
    expect((await findingsOf(text, { mapping: { queueNames: { Phones: "phones" } } }))[0]).toMatchObject({
      code: "unknown-queue",
      place: { field: "/contacts/queueNames/Phones" },
    });
    expect((await findingsOf(text, { mapping: { queue: "fax" } }))[0]?.code).toBe("unknown-queue");
    expect((await findingsOf(text, { mapping: { zone: "Europe/Berlim" } }))[0]).toMatchObject({ code: "unknown-zone" });
    expect((await findingsOf(text, { mapping: { columns: { aht: "talk" } } }))[0]).toMatchObject({
      code: "missing-column",
      place: { column: "talk" },
    });
  });
});

describe("what is said about a file that was taken", () => {
  it("counts rows, gaps in the opening hours, and contacts outside them", async () => {
    const rows = ["07:45,2", "08:00,5", "08:15,6", "09:00,7", "17:45,1", "18:00,3"].map((row) => {
      const [time = "", offered = ""] = row.split(",");
      return `2026-03-02T${time}:00+01:00,phone,${offered},,,`;
    });
    const { report } = await readText(`${HEADER}\n${rows.join("\n")}\n`, { shop: shopWith({ hours: "08:00-18:00" }) });
    expect(report).toMatchObject({
      rowsRead: 6,
      rowsRefused: 0,
      rowsIgnored: 0,
      firstStart: "2026-03-02T07:45:00+01:00",
      lastStart: "2026-03-02T18:00:00+01:00",
    });
    expect(report.queues).toEqual([
      {
        queue: "phone",
        intervals: 6,
        offered: 24,
        missing: 36, // of 40 quarter hours from 8 to 18, four are there
        gaps: [
          { from: "2026-03-02T08:30:00+01:00", to: "2026-03-02T09:00:00+01:00", intervals: 2 },
          { from: "2026-03-02T09:15:00+01:00", to: "2026-03-02T17:45:00+01:00", intervals: 34 },
        ],
        outsideHours: 5,
      },
    ]);
  });

  it("does not miss intervals on a holiday on which the queue is closed", async () => {
    const text = `${HEADER}\n2026-04-30T17:45:00+02:00,phone,5,,,\n2026-05-02T08:00:00+02:00,phone,5,,,\n`;
    const missingWith = async (onHolidays: "open" | "closed"): Promise<number | undefined> => {
      const shop = shopWith({ hours: "08:00-18:00", onHolidays });
      return (await readText(text, { shop })).report.queues[0]?.missing;
    };
    // Labour Day, 1 May 2026, is a public holiday in all of Germany: 40 quarter hours.
    expect([await missingWith("open"), await missingWith("closed")]).toEqual([40, 0]);
  });
});
