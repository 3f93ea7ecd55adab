import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import {
  addKernel,
  calendarDateOnsets,
  clockChangeOnsets,
  degreeDayIndex,
  firstCrossing,
  kernelAt,
} from "@springtide/forecast";
import { firstRun } from "../../src/triggers/weather/first-run.ts";
import { expectedResponse, pmfOfHazard } from "../../src/triggers/dates/hazard.ts";
import { vectorCases } from "../vectors.ts";
import { rule, weatherOf } from "../weather.ts";

const vectors = vectorCases("triggers");

interface WeatherIn {
  values: (number | null)[];
  threshold: number;
  consecutive: number;
  armIndex: number;
  degreeDayBase: number;
  degreeDayTarget: number;
}
interface WeatherOut {
  firstCrossing: number | null;
  sustainedOnset: number | null;
  sustainedDetected: number | null;
  degreeDays: number | null;
}

// triggers.json: indices worked out outside this code base.
describe.each(
  vectors
    .filter(({ type }) => type === "weather")
    .map((c) => ({ id: c.id, given: c.in as WeatherIn, out: c.out as WeatherOut })),
)("weather $id", ({ given, out }) => {
  const qualifies = (i: number): boolean => (given.values[i] ?? -Infinity) >= given.threshold;
  const range = { from: given.armIndex, to: given.values.length - 1 };

  it("is first crossed on the day worked out", () => {
    expect(firstRun(qualifies, { ...range, length: 1 })).toBe(out.firstCrossing);
  });

  it("is sustained from the day worked out", () => {
    const onset = firstRun(qualifies, { ...range, length: given.consecutive });
    expect(onset).toBe(out.sustainedOnset);
    expect(onset === null ? null : onset + given.consecutive - 1).toBe(out.sustainedDetected);
  });

  it("gathers degree days until the day worked out", () => {
    const values = given.values.map((value) => value ?? NaN);
    const { degreeDayBase: base, degreeDayTarget: target, armIndex: from } = given;
    expect(degreeDayIndex(values, { base, target, from })).toBe(out.degreeDays);
  });

  it("is found alike in a weather record", () => {
    const arm = civilDay("2021-03-01");
    const armOn = isoDay(arm).slice(5);
    const weather = weatherOf({ firstDay: arm - given.armIndex, maxC: given.values });
    const crossing = { ...rule, threshold: given.threshold, sustainedDays: given.consecutive, armOn };
    const [found] = firstCrossing(crossing).firings(weather);
    expect(found?.onset ?? null).toBe(out.sustainedOnset === null ? null : weather.firstDay + out.sustainedOnset);
    expect(found?.detected ?? null).toBe(
      out.sustainedDetected === null ? null : weather.firstDay + out.sustainedDetected,
    );
  });
});

interface HazardIn {
  hazard: number[];
  level: number;
  response: number[];
}
interface HazardOut {
  pmf: number[];
  pNotYet: number;
  expectedVolume: number[];
}

// triggers.json, hazard_mixture: tolerances 1e-12 and 1e-9 as stated there.
describe.each(
  vectors
    .filter(({ type }) => type === "hazard_mixture")
    .map((c) => ({ id: c.id, given: c.in as HazardIn, out: c.out as HazardOut })),
)("hazard $id", ({ given, out }) => {
  it("gives the distribution of the first event", () => {
    const { pmf, never } = pmfOfHazard(given.hazard);
    out.pmf.forEach((p, d) => {
      expect(Math.abs((pmf[d] ?? NaN) - p)).toBeLessThan(1e-12);
    });
    expect(Math.abs(never - out.pNotYet)).toBeLessThan(1e-12);
  });

  it("gives the expected volume", () => {
    const volume = expectedResponse(pmfOfHazard(given.hazard).pmf, given);
    out.expectedVolume.forEach((v, d) => {
      expect(Math.abs((volume[d] ?? NaN) - v)).toBeLessThan(1e-9);
    });
  });
});

describe("the kernel of an effect", () => {
  const shape = { leadDays: 3, decayDays: 5, durationDays: 20 };

  it("ramps up, peaks on the day, fades to 37 % and ends", () => {
    expect([-4, -3, -2, -1, 0].map((t) => kernelAt(shape, t))).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(kernelAt(shape, 5)).toBeCloseTo(Math.exp(-1), 12);
    expect(kernelAt(shape, 19)).toBeGreaterThan(0);
    expect(kernelAt(shape, 20)).toBe(0);
  });

  it("is added as it is evaluated, wherever the run of days begins", () => {
    const whole = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(whole, whole, fc.double({ min: 0, max: 1, noNaN: true }), (onset, firstDay, weight) => {
        const added = new Float64Array(50);
        addKernel(shape, { day: onset, weight }, firstDay, added);
        added.forEach((value, i) => {
          expect(value).toBeCloseTo(weight * kernelAt(shape, firstDay + i - onset), 12);
        });
      }),
    );
  });
});

describe("the first warm day", () => {
  it("needs a dry day where the rule says so, and knows nothing where rain is not known", () => {
    const weather = weatherOf({ firstDay: civilDay("2022-02-15"), maxC: [20, 20, 20, 20] });
    weather.precipitationMm.set([5, NaN, 0.9, 0]);
    const [found] = firstCrossing({ ...rule, sky: "dry" }).firings(weather);
    expect(found).toEqual({ season: 2022, excess: 2, onset: civilDay("2022-02-17"), detected: civilDay("2022-02-17") });
  });

  it("takes half the daylight for sun where no sky is recorded", () => {
    const weather = weatherOf({ firstDay: civilDay("2022-03-20"), maxC: [20, 20] });
    weather.precipitationMm.fill(0);
    weather.sunshineHours.set([5.5, 6.5]); // the equinox has about 12 hours of daylight
    const [found] = firstCrossing({ ...rule, sky: "sunny", armOn: "03-20" }).firings(weather);
    expect(found?.onset).toBe(civilDay("2022-03-21"));
  });

  it("is not sought in a season whose beginning lies before the record", () => {
    const weather = weatherOf({ firstDay: civilDay("2022-05-01"), maxC: [25] });
    expect(firstCrossing(rule).firings(weather)).toEqual([]);
  });

  it("may come over the turn of the year in the south", () => {
    const maxC = Array.from({ length: 150 }, (_, i) => (i === 110 ? 31 : 20));
    const weather = weatherOf({ firstDay: civilDay("2022-10-01"), maxC });
    const southern = { ...rule, threshold: 30, armOn: "10-01", disarmOn: "02-15" };
    expect(firstCrossing(southern).firings(weather)[0]).toMatchObject({ season: 2022, onset: civilDay("2023-01-19") });
  });
});

describe("triggers of the calendar", () => {
  const within = { fromDay: civilDay("2026-01-01"), toDay: civilDay("2027-12-31") };
  const dates = (days: readonly number[]): string[] => days.map(isoDay);

  it("fires the day after the clocks go back in Berlin", () => {
    // The last Sundays of October are 25.10.2026 and 31.10.2027 (EU directive 2000/84/EC).
    const onsets = clockChangeOnsets({ zone: timeZone("Europe/Berlin"), direction: "back", offsetDays: 1, ...within });
    expect(dates(onsets)).toEqual(["2026-10-26", "2027-11-01"]);
  });

  it("knows both directions, and zones without a change", () => {
    const ask = (zone: string, direction: "forward" | "either"): string[] =>
      dates(clockChangeOnsets({ zone: timeZone(zone), direction, offsetDays: 0, ...within }));
    expect(ask("Europe/Berlin", "forward")).toEqual(["2026-03-29", "2027-03-28"]);
    expect(ask("Europe/Berlin", "either")).toHaveLength(4);
    expect(ask("Asia/Tokyo", "either")).toEqual([]);
  });

  it("finds Black Friday, the day after the fourth Thursday of November", () => {
    const yearly = { month: 11, weekday: 4, nth: 4, plusDays: 1 };
    expect(dates(calendarDateOnsets({ yearly, ...within }))).toEqual(["2026-11-27", "2027-11-26"]);
  });

  it("takes single dates within the range, each once", () => {
    const given = ["2027-05-01", "2026-05-01", "2026-05-01", "2025-05-01"];
    expect(dates(calendarDateOnsets({ dates: given, ...within }))).toEqual(["2026-05-01", "2027-05-01"]);
  });
});
