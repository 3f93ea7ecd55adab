import { describe, expect, it } from "vitest";
import { drawNormal, randomStream } from "@springtide/probability";
import { forecastSkill, issuedEnsemble, learnClimatology } from "@springtide/forecast";
import type { WeatherSeries } from "@springtide/forecast";

const SD = 5;
/** Four years of weather around 10 degrees that are sunny every third day. */
function record(): WeatherSeries {
  const random = randomStream(1, "weather of a test");
  const maxC = Float64Array.from({ length: 1460 }, () => 10 + SD * drawNormal(random));
  const none = new Float64Array(1460);
  const sky = Array.from({ length: 1460 }, (_, i) => (i % 3 === 0 ? "sun" : "rain"));
  return { firstDay: 0, maxC, minC: maxC.map((value) => value - 8), precipitationMm: none, sunshineHours: none, sky };
}

const weather = record();
const usual = learnClimatology(weather, 1460);

function issued(issuedOn: number, knownDays = 0, members = 40): ReturnType<typeof issuedEnsemble> {
  return issuedEnsemble({ weather, usual, issuedOn, days: 15, knownDays, members, seed: 1 });
}

describe("a stand-in for a weather forecast", () => {
  it("errs more the further it looks, as far as its skill says, with the truth as one member more", () => {
    const leads = [1, 5, 10].map((lead) => ({ lead, errors: 0, scatter: 0, count: 0 }));
    for (let day = 200; day < 1400; day += 10) {
      const { members } = issued(day, 0, 16);
      for (const sums of leads) {
        const values = members.map(({ maxC }) => maxC[sums.lead - 1] ?? 0);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        sums.errors += ((weather.maxC[day + sums.lead] ?? 0) - mean) ** 2;
        sums.scatter += values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
        sums.count += 1;
      }
    }
    for (const { lead, errors, scatter, count } of leads) {
      // The mean of 16 members errs a little more than the forecast itself: by 1/16 of the variance.
      const expected = SD * Math.sqrt(1 - forecastSkill(lead) ** 2);
      expect(Math.sqrt(errors / count / (1 + 1 / 16)) / expected).toBeGreaterThan(0.8);
      expect(Math.sqrt(errors / count / (1 + 1 / 16)) / expected).toBeLessThan(1.2);
      expect(Math.sqrt(scatter / count) / expected).toBeGreaterThan(0.9);
      expect(Math.sqrt(scatter / count) / expected).toBeLessThan(1.1);
    }
  });

  it("states the chance of sun that comes true so often", () => {
    const seen = [0, 1].map(() => ({ said: 0, came: 0, days: 0 }));
    for (let day = 200; day < 1400; day += 5)
      [3, 7].forEach((lead) => {
        const { members } = issued(day, 0, 12);
        const share = members.filter(({ sky }) => sky[lead - 1] === "sun").length / members.length;
        const half = seen[share > 0.5 ? 1 : 0];
        if (half === undefined) return;
        half.said += share;
        half.came += weather.sky[day + lead] === "sun" ? 1 : 0;
        half.days += 1;
      });
    for (const { said, came, days } of seen) expect(Math.abs(said / days - came / days)).toBeLessThan(0.1);
  });

  it("has the days that are taken as known as they came, in every member", () => {
    const { members } = issued(500, 5);
    for (const { maxC, minC, sky } of members)
      for (let i = 0; i < 5; i++)
        expect([maxC[i], minC[i], sky[i]]).toEqual([
          weather.maxC[501 + i],
          weather.minC[501 + i],
          weather.sky[501 + i],
        ]);
    expect(new Set(members.map(({ maxC }) => maxC[5])).size).toBe(members.length);
  });

  it("is the same for the same seed and day, and another on another day", () => {
    expect(issued(500)).toEqual(issued(500));
    expect(issued(501).members[0]?.maxC[0]).not.toBe(issued(500).members[0]?.maxC[0]);
  });

  it("does not look past the day of issue for how much weather scatters", () => {
    const wild = { ...weather, maxC: weather.maxC.map((value, i) => (i > 520 ? value + 1000 : value)) };
    const one = issuedEnsemble({ weather: wild, usual, issuedOn: 500, days: 15, knownDays: 0, members: 3, seed: 1 });
    expect(one.members[0]?.maxC[0]).toBe(issued(500, 0, 3).members[0]?.maxC[0]);
  });
});
