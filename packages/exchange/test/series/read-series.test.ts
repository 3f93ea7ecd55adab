import { civilDay } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { days, findings, read } from "./series-file.ts";

const THREE = [100, 120, 90];

describe("a series by day", () => {
  it.each([
    ["commas and ISO dates", "date,calls\n2018-01-01,100\n2018-01-02,120\n2018-01-03,90\n"],
    [
      "a byte order mark, quotes and CRLF",
      '\ufeff"date","calls"\r\n"2018-01-01","100"\r\n"2018-01-02","120"\r\n"2018-01-03","90"\r\n',
    ],
    ["semicolons and days first", "Date;Calls\n01.01.2018;100\n02.01.2018;120\n03.01.2018;90\n"],
    ["slashes, days first as the steps tell", "date,calls\n01/03/2018,100\n02/03/2018,120\n03/03/2018,90\n"],
    ["slashes, months first as a day above 12 tells", "date,calls\n1/12/2018,100\n1/13/2018,120\n1/14/2018,90\n"],
    ["names of months", "date,calls\n30 Jan 2018,100\n31-Jan-2018,120\nFebruary 1 2018,90\n"],
    ["compact dates and tabs", "ds\ty\n20180101\t100\n20180102\t120\n20180103\t90\n"],
    ["midnights", "date,calls\n2018-01-01 00:00:00,100\n2018-01-02 00:00:00,120\n2018-01-03 00:00:00,90\n"],
    ["rows from new to old", "date,calls\n2018-01-03,90\n2018-01-02,120\n2018-01-01,100\n"],
    ["rows in no order and a blank line", "date,calls\n2018-01-02,120\n\n2018-01-03,90\n2018-01-01,100\n"],
    [
      "an index and words before the values",
      ",date,city,calls\n0,2018-01-01,Rome,100\n1,2018-01-02,Rome,120\n2,2018-01-03,Rome,90\n",
    ],
    ["decimals in full", "date,calls\n2018-01-01,100.0\n2018-01-02,1.2e2\n2018-01-03,90.000\n"],
  ])("is read with %s", async (_, text) => {
    expect(await days(text)).toEqual(THREE);
  });

  it("takes the column that is named, in any case, and says which one it took otherwise", async () => {
    const text = "date,calls,chats\n2018-01-01,100,7\n2018-01-02,120,8\n";
    expect(await days(text, { value: "Chats" })).toEqual([7, 8]);
    expect((await read(text)).valueColumn).toBe("calls");
  });

  it("leaves days without a row or a value unknown", async () => {
    expect(await days("date,y\n2018-01-01,5\n2018-01-02,\n2018-01-04,NA\n2018-01-05,6\n")).toEqual([
      5,
      NaN,
      NaN,
      NaN,
      6,
    ]);
  });

  it.each([
    ["1,5 and 2,25 behind semicolons", ["1,5", "2,25"], [1.5, 2.25]],
    ["1,234 and 987", ["1,234", "987"], [1234, 987]],
    ["1,234 beside 5678, which has no comma", ["1,234", "5678"], [1.234, 5678]],
    ["0,123 and 1,250", ["0,123", "1,250"], [0.123, 1.25]],
    ["1.234.567 and 900.000", ["1.234.567", "900.000"], [1_234_567, 900_000]],
    ["12.345 and 13.567", ["12.345", "13.567"], [12.345, 13.567]],
    ["1.234,5 and 12,25", ["1.234,5", "12,25"], [1234.5, 12.25]],
    ["1,234.5 and 12.25", ["1,234.5", "12.25"], [1234.5, 12.25]],
    ["1'234 and 12 345", ["1'234", "12 345"], [1234, 12_345]],
  ])("reads %s by the whole column", async (_, cells, values) => {
    expect(await days(`date;y\n2018-01-01;${cells[0]}\n2018-01-02;${cells[1]}\n`)).toEqual(values);
  });

  it("keeps the day of dates that stand as midnights of UTC, whatever zone is named", async () => {
    const text = "date,y\n2018-01-01T00:00:00Z,1\n2018-01-02T00:00:00Z,2\n2018-01-03T00:00:00Z,3\n";
    expect(await read(text, { zone: "America/New_York", asOf: "2018-01-02" })).toMatchObject({
      firstDay: civilDay("2018-01-01"),
      values: Float64Array.of(1, 2),
    });
  });
});

describe("what is refused, with its row and column", () => {
  it("is text among numbers, a number below zero, a date that does not exist", async () => {
    const text = "date,y\n2018-01-01,5\n2018-01-02,x7\n2018-01-03,-2\n";
    expect(await findings(text)).toMatchObject([
      { code: "not-a-number", place: { row: 3, column: "y" }, found: '"x7"' },
      { code: "negative-value", place: { row: 4, column: "y" } },
    ]);
    expect(await findings("date,y\n2018-02-29,5\n2018-03-01,6\n")).toMatchObject([
      { code: "no-such-date", place: { row: 2, column: "date" } },
    ]);
  });

  it("is a day told twice with two values; told alike it is taken once", async () => {
    const twice = (second: number): string => `date,y\n2018-01-01,5\n2018-01-02,6\n2018-01-01,${second}\n`;
    expect(await findings(twice(7))).toMatchObject([{ code: "time-twice", place: { row: 4, column: "date" } }]);
    const { notes } = await read(twice(5));
    expect(notes).toEqual(["Rows that repeat another, with the same value or none: 1; each is taken once."]);
  });

  it.each([
    ["no-time-column", "foo,bar\n1,2\n"],
    ["header-only", "date,y\n"],
    ["no-value-column", "date,city\n2018-01-01,Rome\n"],
    ["too-many-cells", "date,y\n2018-01-01,5\n2018-01-02,1,5\n"],
    ["not-daily", "date,y\n2018-01-07,5\n2018-01-14,5\n2018-01-21,6\n"],
    ["interval-length", "interval_start,y\n2018-01-01T00:00Z,5\n2018-01-01T03:00Z,5\n2018-01-01T06:00Z,6\n"],
    ["value-too-large", "date,y\n2018-01-01,1e300\n2018-01-02,5\n"],
  ])("is %s", async (code, text) => {
    expect(await findings(text)).toMatchObject([{ code }]);
  });

  it("is a column that is not there, with the one that may be meant", async () => {
    const [finding] = await findings("date,calls\n2018-01-01,5\n", { value: "cals" });
    expect(finding?.code).toBe("missing-column");
    expect(finding?.remedy).toContain('"calls"');
  });

  it("is a zone that does not exist, and a history that begins after the day that is known", async () => {
    const text = "date,y\n2018-01-01,5\n";
    expect(await findings(text, { zone: "America/Newyork" })).toMatchObject([{ code: "unknown-zone" }]);
    expect(await findings(text, { asOf: "2017-12-31" })).toMatchObject([{ code: "nothing-before-as-of" }]);
  });
});

describe("rows after the day that is known", () => {
  it("have no say, whatever stands in them", async () => {
    const known = "date,y,z\n2018-01-01,5,1\n2018-01-02,6,2\n2018-01-03,7,3\n";
    const read1 = await read(known, { asOf: "2018-01-03" });
    const read2 = await read(`${known}2018-01-04,"1,5",oops\n2018-01-05,-3\n2018-01-04,9,9\n`, { asOf: "2018-01-03" });
    expect({ ...read2, file: "" }).toEqual({ ...read1, file: "" });
  });
});
