import { timeZone } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { findings, read } from "./series-file.ts";

const HOUR_MS = 3_600_000;
const NEW_YORK = "America/New_York";

/** Rows of every hour from one instant to another, the time told by `tell`, the value the hours since the first. */
function hours(from: string, to: string, tell: (ms: number) => string | null): string {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const rows: string[] = [];
  for (let ms = first; ms <= last; ms += HOUR_MS) {
    const told = tell(ms);
    if (told !== null) rows.push(`${told},${(ms - first) / HOUR_MS}`);
  }
  return `interval_start,y\n${rows.join("\n")}\n`;
}

const instants = (from: string, to: string): number[] => {
  const all: number[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += HOUR_MS) all.push(ms);
  return all;
};

// The clocks of New York went back on 4 November 2018 at 06:00 UTC, and forward on 11 March 2018 at 07:00 UTC.
const AUTUMN = ["2018-11-03T04:00:00Z", "2018-11-06T04:00:00Z"] as const;
const SPRING = ["2018-03-10T05:00:00Z", "2018-03-13T03:00:00Z"] as const;
const local = (ms: number): string => timeZone(NEW_YORK).formatInstant(ms).slice(0, 19);

describe("hours on the clocks of a zone", () => {
  it.each([
    ["with their offset", (ms: number) => timeZone(NEW_YORK).formatInstant(ms), NEW_YORK],
    ["in UTC", (ms: number) => new Date(ms).toISOString(), NEW_YORK],
    ["by the local clock, the repeated hour told by the order of rows", local, NEW_YORK],
    ["with their offset, the zone found by it", (ms: number) => timeZone(NEW_YORK).formatInstant(ms), undefined],
  ])("are the same instants %s", async (_, tell, zone) => {
    for (const [from, to] of [AUTUMN, SPRING]) {
      const series = await read(hours(from, to, tell), zone === undefined ? {} : { zone });
      expect(series).toMatchObject({ layout: "intervals", minutes: 60, zone: NEW_YORK, hasZone: true });
      expect(series.layout === "intervals" ? [...series.startMs] : []).toEqual(instants(from, to));
    }
  });

  it("name a repeated hour that stands once, and take it as the first", async () => {
    const seen = new Set<string>();
    const once = (ms: number): string | null => {
      const told = local(ms);
      if (seen.has(told)) return null;
      seen.add(told);
      return told;
    };
    const series = await read(hours(...AUTUMN, once), { zone: NEW_YORK });
    expect(series.notes).toEqual([expect.stringContaining("stand in one row only: 1")]);
    expect(series.layout === "intervals" && series.startMs.includes(Date.parse("2018-11-04T05:00:00Z"))).toBe(true);
  });

  it("leave out, and name, a row in the hour that the clocks skip", async () => {
    const utcAsLocal = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
    const series = await read(hours(...SPRING, utcAsLocal), { zone: NEW_YORK });
    expect(series.notes).toEqual([expect.stringContaining("clocks of America/New_York skip: 1")]);
  });

  it("are those of a clock that is never set where nobody names a zone, with the mean of an hour told twice", async () => {
    const series = await read(hours(...AUTUMN, local));
    expect(series).toMatchObject({ zone: "UTC", hasZone: false });
    expect(series.notes).toEqual([expect.stringContaining("1 local times stand twice")]);
    // Hours 25 and 26 after the first are both one o'clock.
    expect(series.values[25]).toBe(25.5);
    expect(series.values).toHaveLength(72);
  });

  it("are refused where times are told twice on many days", async () => {
    const row = (day: number, value: number): string => `2018-05-${String(day).padStart(2, "0")}T01:00,${value}`;
    const text = `interval_start,y\n${[1, 2, 3, 4, 5].map((day) => `${row(day, 1)}\n${row(day, 2)}\n2018-05-0${day}T02:00,5`).join("\n")}\n`;
    expect((await findings(text)).map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => "time-twice"));
  });

  it("may stand in two columns, date and hour", async () => {
    const rows = Array.from({ length: 48 }, (_, i) => `2018-05-0${1 + Math.floor(i / 24)},${i % 24},${i}`);
    const series = await read(`date,hour,y\n${rows.join("\n")}\n`);
    expect(series).toMatchObject({ layout: "intervals", minutes: 60, valueColumn: "y" });
    expect(series.values).toHaveLength(48);
  });

  it("keep half-hour changes apart: Lord Howe Island puts its clocks back by thirty minutes", async () => {
    const zone = "Australia/Lord_Howe";
    const half = (ms: number): string => timeZone(zone).formatInstant(ms);
    const rows: string[] = [];
    for (let ms = Date.parse("2018-03-30T13:00:00Z"); ms < Date.parse("2018-04-02T13:30:00Z"); ms += HOUR_MS / 2)
      rows.push(`${half(ms)},1`);
    const series = await read(`interval_start,y\n${rows.join("\n")}\n`);
    expect(series).toMatchObject({ layout: "intervals", minutes: 30, zone });
    expect(series.values).toHaveLength(rows.length);
  });

  it("refuse times with and without offset side by side where no zone is named", async () => {
    const text = "interval_start,y\n2018-05-01T01:00:00Z,5\n2018-05-01T02:00:00,5\n";
    expect(await findings(text)).toMatchObject([{ code: "offsets-mixed", place: { row: 3 } }]);
  });
});
