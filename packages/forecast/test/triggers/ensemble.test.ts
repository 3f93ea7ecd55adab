import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { civilDay, dayFrom, dayOfYear } from "@springtide/calendar";
import {
  blendedWithEnsemble,
  calibrateEnsemble,
  firstCrossing,
  forecastSkill,
  forecastWeight,
  syntheticEnsemble,
} from "@springtide/forecast";
import type { PastForecast, WeatherSeries } from "@springtide/forecast";
import { drawNormal, randomStream } from "@springtide/probability";
import { isThere, maximaOf } from "../real-data.ts";
import { rule, weatherOf } from "../weather.ts";
import { crpsOf } from "./crps-of-dates.ts";

const EVEN = { days: Array.from({ length: 40 }, (_, i) => ({ day: 101 + i, probability: 1 / 50 })), never: 0.2 };

describe("a weather forecast blended in", () => {
  it("weighs all to five days ahead, half at ten, nothing from fifteen on (science 13.2)", () => {
    expect([1, 5, 10, 15, 20].map(forecastWeight)).toEqual([1, 1, 0.5, 0, 0]);
  });

  it("is the members' shares on the days ahead, the climatology counting as one member more", () => {
    const memberOnsets = [101, 101, 103, ...Array.from({ length: 96 }, () => null)];
    const { days, basis } = blendedWithEnsemble({ climatology: EVEN, memberOnsets, issuedOn: 100, lastOnset: 105 });
    expect(basis).toBe("forecast");
    expect(days[0]?.probability).toBeCloseTo((2 + 1 / 50) / 100, 12);
    const survived = 1 - (days[0]?.probability ?? 0);
    expect(days[1]?.probability).toBeCloseTo((survived * (1 / 49)) / 98, 12);
  });

  it("is the climatology where it has no say, given that it has not happened", () => {
    const none = blendedWithEnsemble({ climatology: EVEN, memberOnsets: [], issuedOn: 60, lastOnset: 75 });
    none.days.forEach(({ probability }) => {
      expect(probability).toBeCloseTo(1 / 50, 12);
    });
    expect(none.never).toBeCloseTo(0.2, 12);
  });

  it("is a distribution, whatever the members say", () => {
    const onset = fc.option(fc.integer({ min: 98, max: 120 }));
    fc.assert(
      fc.property(fc.array(onset, { maxLength: 30 }), fc.integer({ min: 90, max: 110 }), (memberOnsets, issuedOn) => {
        const blended = blendedWithEnsemble({ climatology: EVEN, memberOnsets, issuedOn, lastOnset: issuedOn + 15 });
        expect(blended.days.every(({ probability }) => probability >= 0)).toBe(true);
        expect(blended.days.reduce((sum, { probability }) => sum + probability, blended.never)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("knows a run that has begun: yesterday's warm day is the onset if today is warm too", () => {
    const firstDay = civilDay("2018-01-01");
    const issuedOn = civilDay("2022-04-10");
    const maxC = Array.from({ length: issuedOn - firstDay + 1 }, (_, i) =>
      firstDay + i === issuedOn ? 20 : dayOfYear(firstDay + i) > 120 && dayOfYear(firstDay + i) < 250 ? 22 : 8,
    );
    const member = weatherOf({ firstDay: issuedOn + 1, maxC: [21, 21, 9, 9, 9, 9] });
    const [coming] = firstCrossing({ ...rule, sustainedDays: 2 }).upcoming(weatherOf({ firstDay, maxC }), {
      fromDay: issuedOn,
      toDay: civilDay("2022-12-31"),
      ensemble: { issuedOn, members: Array.from({ length: 50 }, () => member) },
    });
    expect(coming?.days[0]?.day).toBe(issuedOn);
    expect(coming?.days[0]?.probability).toBeGreaterThan(0.95);
  });
});

describe("an ensemble calibrated on past forecasts", () => {
  const random = randomStream(11, "past forecasts");
  /** A forecast that is two degrees too cold and half as sure as it says. */
  const past: PastForecast[] = Array.from({ length: 600 }, () => {
    const mean = 10 + 6 * drawNormal(random);
    return { leadDays: 3, mean, spread: 1, observed: mean + 2 + 2 * drawNormal(random) };
  });

  it("learns bias and spread, and leaves a lead it never saw", () => {
    const calibrated = calibrateEnsemble(past);
    expect(calibrated(10, { mean: 10, leadDays: 3 })).toBeCloseTo(12, 0);
    const spread = calibrated(11, { mean: 10, leadDays: 3 }) - calibrated(10, { mean: 10, leadDays: 3 });
    expect(Math.abs(spread - 2)).toBeLessThan(0.15);
    expect(calibrated(11, { mean: 10, leadDays: 9 })).toBe(11);
    expect(calibrateEnsemble([])(7, { mean: 5, leadDays: 1 })).toBe(7);
  });

  it("moves little on few forecasts", () => {
    const few = calibrateEnsemble(past.slice(0, 2));
    expect(Math.abs(few(10, { mean: 10, leadDays: 3 }) - 10)).toBeLessThan(1);
  });
});

describe("a synthetic forecast", () => {
  const firstDay = civilDay("2019-01-01");
  const random = randomStream(5, "truth");
  const maxC = Array.from({ length: 2000 }, () => 5 * drawNormal(random));
  const weather = weatherOf({ firstDay, maxC });
  const issue = (day: number) =>
    syntheticEnsemble({ weather, usualMaxC: () => 0, sdC: 5, issuedOn: day, days: 15, members: 9, seed: 1 });

  it("is honest: the truth is as likely at any rank among the members, at every lead", () => {
    for (const lead of [1, 5, 10]) {
      const ranks = new Array<number>(10).fill(0);
      for (let day = firstDay + 10; day < firstDay + 1900; day += 3) {
        const truth = maxC[day + lead - firstDay] ?? 0;
        const rank = issue(day).members.filter((member) => (member.maxC[lead - 1] ?? 0) < truth).length;
        ranks[rank] = (ranks[rank] ?? 0) + 1;
      }
      // 630 forecasts, 63 a rank, standard error 7.5.
      expect(Math.min(...ranks)).toBeGreaterThan(63 - 30);
      expect(Math.max(...ranks)).toBeLessThan(63 + 30);
    }
  });

  it("knows less the further ahead, as documented", () => {
    expect([1, 5, 10].map((lead) => Math.round(100 * forecastSkill(lead)))).toEqual([96, 80, 51]);
    expect(issue(firstDay + 40)).toEqual(issue(firstDay + 40));
  });
});

// Each year in turn is taken out and played again as 2031, and the date of its first day of 18 degrees foreseen every ten days from
// 15 February on while it had not come: from climatology, and with a synthetic forecast of 50 members (documented in
// `syntheticEnsemble`). Scored by CRPS in days, and by the Brier score of whether it comes within ten days.
describe.each([
  { place: "New York", path: "weather/nyc_central_park_daily.csv.gz", from: 2005, to: 2023 },
  { place: "Boston", path: "weather/boston_logan_daily.csv.gz", from: 2010, to: 2024 },
])("the first day of 18 degrees in $place, every ten days", ({ place, path, from, to }) => {
  it.skipIf(!isThere(path))("is foreseen much sharper with a forecast", () => {
    const weather = maximaOf(path, from, to);
    const scores: Record<"climatology" | "forecast", Score>[] = [];
    for (const { season, onset } of firstCrossing(rule).firings(weather))
      for (let issue = dayFrom(season, 2, 15); issue < onset; issue += 10)
        scores.push(scoresOf(weather, { season, issue, onset }));
    const mean = (by: "climatology" | "forecast", kind: keyof Score): number =>
      scores.reduce((sum, score) => sum + score[by][kind], 0) / scores.length;
    process.stdout.write(
      `First day >= 18 C, ${place}, foreseen ${String(scores.length)} times: CRPS ${mean("climatology", "crps").toFixed(2)} days from ` +
        `climatology, ${mean("forecast", "crps").toFixed(2)} with a synthetic forecast; Brier score of "within ten days" ` +
        `${mean("climatology", "brier").toFixed(3)} and ${mean("forecast", "brier").toFixed(3)}\n`,
    );
    expect(mean("forecast", "crps")).toBeLessThan(0.9 * mean("climatology", "crps"));
    expect(mean("forecast", "brier")).toBeLessThan(0.7 * mean("climatology", "brier"));
  });
});

interface Score {
  readonly crps: number;
  readonly brier: number;
}

function scoresOf(
  weather: WeatherSeries,
  { season, issue, onset }: { season: number; issue: number; onset: number },
): Record<"climatology" | "forecast", Score> {
  const replayed = playedAgain(weather, season, issue);
  const request = { fromDay: replayed.issuedOn + 1, toDay: dayFrom(2031, 12, 31) };
  const date = onset + dayFrom(2031, 2, 15) - dayFrom(season, 2, 15);
  const scored = (ensemble?: ReturnType<typeof syntheticEnsemble>): Score => {
    const [coming] = firstCrossing(rule).upcoming(replayed.known, { ...request, ensemble });
    const days = (coming?.days ?? []).map(({ day, probability }) => ({ date: day, probability }));
    const soon = days
      .filter((one) => one.date <= replayed.issuedOn + 10)
      .reduce((sum, { probability }) => sum + probability, 0);
    return {
      crps: crpsOf([...days, { date: dayFrom(2031, 7, 1), probability: coming?.never ?? 1 }], date),
      brier: (soon - Number(onset - issue <= 10)) ** 2,
    };
  };
  return { climatology: scored(), forecast: scored(replayed.ensemble) };
}

/** A year of the record taken out and played again in 2031 up to a day, and a forecast of the days after it. */
function playedAgain(
  weather: WeatherSeries,
  year: number,
  until: number,
): { known: WeatherSeries; issuedOn: number; ensemble: ReturnType<typeof syntheticEnsemble> } {
  const shift = dayFrom(2031, 2, 15) - dayFrom(year, 2, 15);
  const start = dayFrom(year, 1, 1);
  const without = weather.maxC.slice().fill(NaN, start - weather.firstDay, start - weather.firstDay + 365);
  const length = until + shift - weather.firstDay + 1;
  const known = new Float64Array(length).fill(NaN);
  known.set(without.subarray(0, length));
  for (let day = start; day <= until; day++)
    known[day + shift - weather.firstDay] = weather.maxC[day - weather.firstDay] ?? NaN;
  const truth = weatherOf({
    firstDay: start + shift,
    maxC: weather.maxC.subarray(start - weather.firstDay, start - weather.firstDay + 300),
  });
  const usualMaxC = usualOf({ ...weather, maxC: without });
  const issuedOn = until + shift;
  return {
    known: weatherOf({ firstDay: weather.firstDay, maxC: known }),
    issuedOn,
    ensemble: syntheticEnsemble({ weather: truth, usualMaxC, sdC: 5.5, issuedOn, days: 15, members: 50, seed: 1 }),
  };
}

/** Mean maximum of the days within a week of a day of the year. */
function usualOf({ firstDay, maxC }: WeatherSeries): (day: number) => number {
  const sums = new Float64Array(367);
  const counts = new Float64Array(367);
  maxC.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    const at = dayOfYear(firstDay + i);
    for (let near = at - 7; near <= at + 7; near++) {
      const day = ((near + 365) % 366) + 1;
      sums[day] = (sums[day] ?? 0) + value;
      counts[day] = (counts[day] ?? 0) + 1;
    }
  });
  return (day) => (sums[dayOfYear(day)] ?? 0) / (counts[dayOfYear(day)] ?? 1);
}
