import { isoDay, timeZone } from "@springtide/calendar";
import { forecastSeries } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { madeHours, question } from "./made-series.ts";

const NEW_YORK = "America/New_York";
const inZone = (zone: string, firstDay: string, days: number, other: Parameters<typeof question>[1] = {}) =>
  forecastSeries(
    question(madeHours(zone, firstDay, days, 20), { zone, hasZone: true, horizon: { days: 3 }, paths: 60, ...other }),
  );

/** Rows of each local day. */
function rowsByDay(forecast: readonly { readonly at: string }[]): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const { at } of forecast) rows[at.slice(0, 10)] = (rows[at.slice(0, 10)] ?? 0) + 1;
  return rows;
}

describe("a forecast of intervals", () => {
  it("tells the repeated hour apart, and has no hour that is skipped", () => {
    const autumn = inZone(NEW_YORK, "2018-09-01", 63).forecast;
    expect(rowsByDay(autumn)).toEqual({ "2018-11-03": 24, "2018-11-04": 25, "2018-11-05": 24 });
    expect(new Set(autumn.map(({ at }) => at)).size).toBe(73);
    expect(autumn.map(({ at }) => at)).toEqual(
      expect.arrayContaining(["2018-11-04T01:00:00-04:00", "2018-11-04T01:00:00-05:00"]),
    );
    const spring = inZone(NEW_YORK, "2018-01-05", 64).forecast;
    expect(rowsByDay(spring)).toEqual({ "2018-03-10": 24, "2018-03-11": 23, "2018-03-12": 24 });
  });

  it.each([
    ["Australia/Lord_Howe", "2018-01-29", 61, 25], // 1 April 2018 has 24.5 hours there: the last half hour is a row of its own
    ["America/Sao_Paulo", "2018-09-03", 61, 23], // on 4 November 2018 midnight itself is skipped
    ["Asia/Kolkata", "2018-01-29", 61, 24],
  ])("knows the clocks of %s", (zone, firstDay, days, rows) => {
    const { forecast } = inZone(zone, firstDay, days);
    expect(Object.values(rowsByDay(forecast))[1]).toBe(rows);
    const instants = forecast.map(({ at }) => Date.parse(at));
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    for (const { at } of forecast) expect(timeZone(zone).formatInstant(Date.parse(at))).toBe(at);
  });

  it("adds up to its days, follows the day, and leaves the night empty", () => {
    const { forecast, kind } = inZone("UTC", "2018-01-01", 70);
    expect(kind).toBe("counts");
    const atHour = (hour: string): number => forecast.find(({ at }) => at.slice(11, 13) === hour)?.mean ?? NaN;
    expect(atHour("03")).toBe(0);
    // Made as 20 x sine of (hour - 5) / 20 of half a turn, 1.2 of it on a Monday: highest at 15:00.
    expect(atHour("15")).toBeGreaterThan(20);
    expect(atHour("15")).toBeLessThan(28);
    expect(atHour("15")).toBeGreaterThan(1.2 * atHour("09"));
    for (const { p10, p50, p90 } of forecast) expect(Number.isInteger(p10 + p50 + p90)).toBe(true);
  });

  const cutBy = (hours: number): ReturnType<typeof madeHours> => {
    const whole = madeHours("UTC", "2018-01-01", 60, 20);
    if (whole.layout !== "intervals") throw new Error("made as days");
    return { ...whole, startMs: whole.startMs.slice(0, -hours), values: whole.values.slice(0, -hours) };
  };

  it("forecasts the last hour of a day from the days before it, however much of it is known", () => {
    const { forecast } = forecastSeries(question(cutBy(1), { horizon: { hours: 2 }, paths: 100 }));
    expect(forecast.map(({ at }) => at)).toEqual(["2018-03-01T23:00:00", "2018-03-02T00:00:00"]);
    // Made as 20 x sine of 18 / 20 of half a turn on a Thursday, and nothing at midnight.
    expect(forecast[0]?.mean).toBeGreaterThan(4);
    expect(forecast[0]?.mean).toBeLessThan(9);
    expect(forecast[1]?.p90).toBe(0);
  });

  it("goes on within a day that breaks off, to the same time so many days later", () => {
    const cut = cutBy(9);
    const { forecast, caveats } = forecastSeries(question(cut, { hasZone: true, horizon: { days: 1 } }));
    expect(forecast.map(({ at }) => at.slice(0, 13))).toEqual([
      ...Array.from({ length: 9 }, (_, i) => `2018-03-01T${15 + i}`),
      ...Array.from({ length: 15 }, (_, i) => `2018-03-02T${String(i).padStart(2, "0")}`),
    ]);
    expect(caveats.join(" ")).toContain("breaks off after 2018-03-01 14:00");
  });

  it("reaches so many hours where hours are asked, and is written without offset where nobody named a zone", () => {
    const { forecast } = forecastSeries(question(madeHours("UTC", "2018-01-01", 60, 20), { horizon: { hours: 36 } }));
    expect(forecast).toHaveLength(36);
    expect([forecast[0]?.at, forecast[35]?.at]).toEqual(["2018-03-02T00:00:00", "2018-03-03T11:00:00"]);
  });

  it("is blind to what lies after the last known day", () => {
    const whole = madeHours(NEW_YORK, "2018-01-01", 60, 20);
    const asOf = isoDay(timeZone(NEW_YORK).dayAt(Date.parse("2018-02-20T12:00:00Z")));
    const ask = (series: typeof whole) =>
      JSON.stringify(forecastSeries(question(series, { zone: NEW_YORK, hasZone: true, asOf, paths: 40 })));
    const end =
      whole.layout === "intervals" ? whole.startMs.findIndex((ms) => ms >= Date.parse("2018-02-21T05:00:00Z")) : 0;
    const changed = { ...whole, values: whole.values.map((value, i) => (i < end ? value : 1e6 + 0.5)) };
    expect(ask(changed)).toBe(ask(whole));
  });

  it("takes hours without a row as closed where they never have one, and as zero in a file of events", () => {
    const whole = madeHours("UTC", "2018-01-01", 70, 20);
    if (whole.layout !== "intervals") throw new Error("made as days");
    const kept = [...whole.values.keys()].filter((i) => (whole.values[i] ?? 0) > 0);
    const open = {
      ...whole,
      startMs: Float64Array.from(kept, (i) => whole.startMs[i] ?? 0),
      values: Float64Array.from(kept, (i) => whole.values[i] ?? 0),
    };
    const { forecast, history } = forecastSeries(question(open));
    expect(forecast.find(({ at }) => at.slice(11, 13) === "03")?.p90).toBe(0);
    expect(history.unknown).toBeLessThan(20);
    const rare = kept.filter((i) => (whole.values[i] ?? 0) % 3 === 0);
    const events = {
      ...whole,
      startMs: Float64Array.from(rare, (i) => whole.startMs[i] ?? 0),
      values: Float64Array.from(rare, () => 1),
    };
    expect(forecastSeries(question(events)).caveats.join(" ")).toContain("taken as zero, as in a file of events");
  });
});
