import { isoDay } from "@springtide/calendar";
import { parseOrRefuse, TriggersFile, type WeatherDay } from "@springtide/contracts";
import { drawNormal, drawPoisson, randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import { forecastSeries, SERIES } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { FIRST_DAY, madeDays, ofDays, question } from "./made-series.ts";

const DAYS = 450;

/** More than a year of weather: a year's wave and departures that last some days. */
function madeWeather(days: number): WeatherDay[] {
  const random = randomStream(5, "weather");
  let departure = 0;
  return Array.from({ length: days }, (_, i) => {
    departure = 0.7 * departure + 3 * drawNormal(random);
    const maxC = 14 - 10 * Math.cos((2 * Math.PI * (i + 4)) / 365.25) + departure;
    return {
      day: isoDay(FIRST_DAY + i),
      market: SERIES,
      maxC,
      minC: maxC - 8,
      precipitationMm: 0,
      sky: null,
      sunshineHours: null,
    };
  });
}

/** Counts that rise by a tenth for every degree above 14. */
function heated(weather: readonly WeatherDay[], days: number): Float64Array {
  const random = randomStream(6, "heated");
  return Float64Array.from({ length: days }, (_, i) =>
    drawPoisson(random, 100 * Math.exp(0.1 * Math.max(0, (weather[i]?.maxC ?? 0) - 14))),
  );
}

const triggers = (list: readonly unknown[], other: object = {}): TriggersFile =>
  parseOrRefuse(TriggersFile, { triggers: list, ...other });

describe("the weather", () => {
  const weather = madeWeather(DAYS + 20);
  const asOf = isoDay(FIRST_DAY + DAYS - 1);
  const ask = (other: Parameters<typeof question>[1]) =>
    forecastSeries(question(ofDays(heated(weather, DAYS)), { asOf, horizon: { days: 5 }, paths: 100, ...other }));

  it("is used where past forecasts gain by it, and known days ahead move the forecast", () => {
    const hot = weather.map((row, i) => (i >= DAYS && i < DAYS + 5 ? { ...row, maxC: 34, minC: 24 } : row));
    const cold = weather.map((row, i) => (i >= DAYS && i < DAYS + 5 ? { ...row, maxC: 4, minC: -4 } : row));
    const [inHeat, inCold] = [hot, cold].map((known) => ask({ weather: known, weatherKnownDays: 5 }));
    expect(inHeat?.weather).toMatchObject({ used: true, knownDays: 5 });
    // Made as exp(0.1 x 20) = 7.4 times as many at 34 degrees; the model's hinges need not follow that far.
    expect((inHeat?.forecast[0]?.mean ?? 0) / (inCold?.forecast[0]?.mean ?? 1)).toBeGreaterThan(3);
  }, 60_000);

  it("of days that are not said to be known is not looked at", () => {
    const changed = weather.map((row, i) => (i >= DAYS + 2 ? { ...row, maxC: 40, minC: 30 } : row));
    const [as, other] = [weather, changed].map((known) => ask({ weather: known, weatherKnownDays: 2 }));
    expect(other).toEqual(as);
  }, 60_000);

  it("is left alone, with the reason, where it moves nothing, ends early, or covers too little", () => {
    const plain = (known: readonly WeatherDay[]) =>
      forecastSeries(question(ofDays(madeDays(400, 100)), { weather: known, paths: 50 })).weather;
    expect(plain(weather)?.used).toBe(false);
    expect(plain(weather)?.reason).toContain("past days");
    const short = plain(weather.slice(0, 100));
    expect(short?.used).toBe(false);
    expect(short?.reason).toContain("covers only 25 %");
    const early = ask({ weather: weather.slice(0, DAYS - 30), weatherKnownDays: 5 });
    expect(early.caveats.join(" ")).toContain("The weather ends 30 days before the history does");
  }, 60_000);
});

describe("triggers of a plain series", () => {
  const response = (lift: object) => ({ lead: "0d", decay: "3d", lift });
  /** Twice as many on the first of every month, fading. */
  const values = madeDays(700, 100).map((value, i) => {
    const date = Number(isoDay(FIRST_DAY + i).slice(8));
    return Math.round(value * (1 + Math.exp(-(date - 1) / 3)));
  });
  const payday = { id: "rent", name: "Rent", kind: "payday", dayOfMonth: 1, response: response({ anything: "+20%" }) };
  const ask = (file: TriggersFile, other: Parameters<typeof question>[1] = {}) =>
    forecastSeries(question(ofDays(values), { triggers: file, paths: 50, horizon: { days: 30 }, ...other }));

  it("are learned from the history, whatever name their lift has", () => {
    const [learned] = ask(triggers([payday])).triggers;
    expect(learned).toMatchObject({ id: "rent", name: "Rent" });
    expect(learned?.learnedFrom).toBeGreaterThan(20);
    expect(learned?.lift).toBeGreaterThan(0.5);
  });

  it("that never fired, fire every day, or always come together are named", () => {
    const never = {
      ...payday,
      id: "fair",
      name: "Fair",
      kind: "calendar-date",
      dates: ["2031-01-01"],
      dayOfMonth: undefined,
    };
    const daily = {
      id: "daily",
      name: "Every day",
      kind: "date-ranges",
      ranges: Array.from({ length: 700 }, (_, i) => ({ first: isoDay(FIRST_DAY + i), last: isoDay(FIRST_DAY + i) })),
      response: response({ series: "+10%" }),
    };
    const told = ask(
      triggers([payday, { ...payday, id: "pension", name: "Pension" }, withoutUndefined(never), daily]),
    ).caveats.join(" ");
    expect(told).toContain("fair never fired in the history");
    expect(told).toContain('"Every day" fired on 700 of the 700 days');
    expect(told).toContain('"Rent" and "Pension" always came together');
  });

  it("that hang on weather which is not given are left out, and on the sun of no place refused", () => {
    const warm = {
      id: "warm",
      name: "Warm",
      kind: "first-warm-day",
      thresholdC: 18,
      response: response({ a: "+50%" }),
    };
    expect(ask(triggers([warm])).caveats.join(" ")).toContain('"Warm" is left out');
    const dusk = { id: "dusk", name: "Dusk", kind: "sunset-before", clock: "18:00", response: response({ a: "+50%" }) };
    expect(() => ask(triggers([dusk]))).toThrow(Refusal);
    const placed = triggers([dusk], { place: { latitude: 52.5, longitude: 13.4 } });
    expect(ask(placed, { zone: "Europe/Berlin" }).triggers[0]?.learnedFrom).toBe(2);
  });

  it("are checked like those of a shop", () => {
    expect(() => triggers([{ ...payday, kind: "paydai" }])).toThrow(Refusal);
    expect(() => ask(triggers([payday, payday]))).toThrow(Refusal);
  });
});

function withoutUndefined(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
