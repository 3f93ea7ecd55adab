import { describe, expect, it } from "vitest";
import { dayFrom } from "@springtide/calendar";
import { firstCrossing } from "@springtide/forecast";
import type { WeatherSeries } from "@springtide/forecast";
import { isThere, maximaOf } from "../real-data.ts";
import { rule } from "../weather.ts";
import { crpsOf } from "./crps-of-dates.ts";

// Leave one year out: the distribution fitted on the other years against the empirical one of their dates (their dates alone, equally
// likely), both scored by CRPS in days on the date that came.
describe.each([
  { place: "New York", path: "weather/nyc_central_park_daily.csv.gz", from: 2005, to: 2023 },
  { place: "Boston", path: "weather/boston_logan_daily.csv.gz", from: 2010, to: 2024 },
])("the first day of 18 degrees in $place", ({ place, path, from, to }) => {
  it.skipIf(!isThere(path))("is foreseen as well as by the dates of the other years, or better", () => {
    const weather = maximaOf(path, from, to);
    const seasons = firstCrossing(rule).firings(weather);
    const score = { model: 0, empirical: 0 };
    const levels: number[] = [];
    for (const { season: year, onset } of seasons) {
      const dateOf = (day: number, ofYear: number): number => day - dayFrom(ofYear, 2, 15);
      const date = dateOf(onset, year);
      const model = modelWithout(weather, year);
      const others = seasons.filter((other) => other.season !== year);
      score.model += crpsOf(model, date) / seasons.length;
      score.empirical +=
        crpsOf(
          others.map((other) => ({ date: dateOf(other.onset, other.season), probability: 1 / others.length })),
          date,
        ) / seasons.length;
      levels.push(model.reduce((sum, m) => sum + (m.date < date ? 1 : m.date === date ? 0.5 : 0) * m.probability, 0));
    }
    const inside = levels.filter((level) => level > 0.1 && level < 0.9).length / levels.length;
    process.stdout.write(
      `First day >= 18 C, ${place}, ${String(seasons.length)} years, each left out: CRPS ${score.model.toFixed(2)} days, ` +
        `other years' dates ${score.empirical.toFixed(2)} days; ${(100 * inside).toFixed(0)} % inside the 80 % band\n`,
    );
    expect(score.model).toBeLessThan(score.empirical);
    // 15 to 19 seasons: two standard errors are some 20 %.
    expect(inside).toBeGreaterThan(0.55);
  });
});

// As a shop has it: four years of weather, and the fifth to come.
describe.each([
  { place: "New York", path: "weather/nyc_central_park_daily.csv.gz", from: 2005, to: 2023 },
  { place: "Boston", path: "weather/boston_logan_daily.csv.gz", from: 2010, to: 2024 },
])("the first day of 18 degrees in $place from four years", ({ place, path, from, to }) => {
  it.skipIf(!isThere(path))("is foreseen clearly better than by their four dates", () => {
    const scores: { model: number; empirical: number }[] = [];
    for (let year = from + 4; year <= to; year++) {
      const known = maximaOf(path, year - 4, year - 1);
      const date = (firstCrossing(rule).firings(maximaOf(path, year, year))[0]?.onset ?? NaN) - dayFrom(year, 2, 15);
      const request = { fromDay: dayFrom(year, 1, 1), toDay: dayFrom(year, 12, 31) };
      const [coming] = firstCrossing(rule).upcoming(known, request);
      const days = (coming?.days ?? []).map(({ day, probability }) => ({
        date: day - dayFrom(year, 2, 15),
        probability,
      }));
      const dates = firstCrossing(rule)
        .firings(known)
        .map(({ season, onset }) => ({ date: onset - dayFrom(season, 2, 15), probability: 1 / 4 }));
      scores.push({
        model: crpsOf([...days, { date: 136, probability: coming?.never ?? 1 }], date),
        empirical: crpsOf(dates, date),
      });
    }
    const mean = (kind: "model" | "empirical"): number =>
      scores.reduce((sum, score) => sum + score[kind], 0) / scores.length;
    process.stdout.write(
      `First day >= 18 C, ${place}, ${String(scores.length)} years from the four before: CRPS ${mean("model").toFixed(2)} days, ` +
        `their dates ${mean("empirical").toFixed(2)} days\n`,
    );
    expect(mean("model")).toBeLessThan(0.95 * mean("empirical"));
  });
});

/** Distribution of the date (days from 15 February) fitted with one year blanked, asked for a year long after the record. */
function modelWithout(weather: WeatherSeries, year: number): { date: number; probability: number }[] {
  const from = dayFrom(year, 1, 1) - weather.firstDay;
  const maxC = weather.maxC.slice().fill(NaN, from, from + 365);
  const future = 2031;
  const request = { fromDay: dayFrom(future, 1, 1), toDay: dayFrom(future, 12, 31) };
  const [coming] = firstCrossing(rule).upcoming({ ...weather, maxC }, request);
  const { days = [], never = 1 } = coming ?? {};
  const arm = dayFrom(future, 2, 15);
  return [...days.map(({ day, probability }) => ({ date: day - arm, probability })), { date: 136, probability: never }];
}
