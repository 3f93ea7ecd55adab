import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilDay, dayOfYear, intervalGrid, isoDay, timeZone } from "@springtide/calendar";
import type { ContactHistory, Shop, WeatherDay } from "@springtide/contracts";
import { QueueForecast } from "@springtide/contracts";
import { drawNormal, drawPoisson, randomStream } from "@springtide/probability";
import type { SeasonBasis } from "../../src/basis.ts";
import { drawDemand } from "../../src/demand.ts";
import { fitQueues } from "../../src/fit-queues.ts";
import { fromBase64, toBase64 } from "../../src/forecast/base64.ts";
import { basisOfFitted } from "../../src/forecast/basis-of-fitted.ts";
import { weatherToTell } from "../../src/forecast/told-weather.ts";
import { effectFactors, storedEffects } from "../../src/forecast/weather-effects.ts";
import { holidaySets } from "../../src/places.ts";
import { historyOfRows, NO_HOLIDAYS, smallShop } from "../small-shop.ts";

const QueueBasisOfFile = QueueForecast.pick({
  queue: true,
  model: true,
  combination: true,
  weather: true,
  profile: true,
  profileClasses: true,
  handleTimes: true,
  intervalCv: true,
});
const DAY_MS = 86_400_000;
const FIRST = civilDay("2022-01-01");
const PLAN_FROM = civilDay("2026-03-02");

function shopWith(forecast: Readonly<Record<string, unknown>> = {}): Shop {
  return smallShop({
    queues: [
      { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", forecast },
      { id: "chat", channel: "chat", target: { share: "80%", within: "60s" }, aht: "5m", forecast },
    ],
    teams: [{ id: "desk", serves: ["phone"], costPerHour: 24, roster: [] }],
    agreements: [],
    plan: { firstDay: "2026-03-02", horizon: "3w", paths: 40 },
  });
}

/** Four years of a mild climate: a yearly wave of 10 degrees and spells that fade by 0.7 a day. */
const weather: WeatherDay[] = (() => {
  const random = randomStream(3, "weather of the test");
  let spell = 0;
  return Array.from({ length: PLAN_FROM - FIRST }, (_, i) => {
    spell = 0.7 * spell + 3.5 * drawNormal(random);
    const usual = 14 - 10 * Math.cos((2 * Math.PI * dayOfYear(FIRST + i)) / 365.25);
    const maxC = usual + spell;
    return {
      day: isoDay(FIRST + i),
      market: "home",
      maxC,
      minC: maxC - 8,
      precipitationMm: 0,
      sky: null,
      sunshineHours: null,
    };
  });
})();

/** Contacts of two years by day: 6 % more for each degree above the usual of the day, where `perDegree` says so. */
function past(queue: string, perDegree: number): ContactHistory {
  const random = randomStream(5, `contacts of ${queue}`);
  const from = civilDay("2024-03-01");
  const rows = Array.from({ length: PLAN_FROM - from }, (_, i): [number, number] => {
    const day = from + i;
    const usual = 14 - 10 * Math.cos((2 * Math.PI * dayOfYear(day)) / 365.25);
    const departure = (weather[day - FIRST]?.maxC ?? usual) - usual;
    return [day * DAY_MS, drawPoisson(random, 300 * Math.exp(perDegree * departure))];
  });
  return historyOfRows(queue, "day", rows);
}

const HOLIDAYS = holidaySets(NO_HOLIDAYS);
const DAYS = 21;

function basisWith(perDegree: number, forecast = {}): SeasonBasis {
  const shop = shopWith(forecast);
  const known = { days: weather, forecasts: new Map() };
  const told = weatherToTell(shop, known, { from: PLAN_FROM, days: DAYS });
  const contacts = [past("phone", perDegree), past("chat", perDegree)];
  const learned = { shop, contacts, holidays: HOLIDAYS, triggers: [], before: PLAN_FROM, weather: told.weather };
  const grid = intervalGrid({ zone: timeZone(shop.zone), firstDay: PLAN_FROM, days: DAYS, intervalMinutes: 30 });
  const season = { shop, grid, holidays: HOLIDAYS, triggers: [], seed: 1, paths: 40 };
  return basisOfFitted(fitQueues(learned), season);
}

describe("a shop whose contacts follow the weather", () => {
  const basis = basisWith(0.06);

  it("is told it, by what past forecasts gained", () => {
    for (const { weather: told } of basis.queues) {
      expect(told?.reason).toMatch(/^The weather is used: .* % lower/);
      expect(told?.effects?.before).toHaveLength(14);
    }
  });

  it("has one weather for all queues in one season", () => {
    const logs = drawDemand(basis).queues.map(({ dailyRates }) =>
      Array.from({ length: 40 }, (_, path) => Math.log(dailyRates[path * DAYS + 16] ?? 0)),
    );
    expect(correlation(logs[0] ?? [], logs[1] ?? [])).toBeGreaterThan(0.5);
  });

  it("gives the same seasons from what went through a file, without the weather", () => {
    const read = basis.queues.map((queue) => QueueBasisOfFile.parse(JSON.parse(JSON.stringify(queue))));
    expect(drawDemand({ ...basis, queues: read })).toEqual(drawDemand(basis));
  });
});

describe("a shop whose contacts do not care, or whose owner does not", () => {
  it("is not told the weather, with the reason", () => {
    const { weather: told } = basisWith(0).queues[0] ?? {};
    expect(told?.effects).toBeNull();
    expect(told?.reason).toMatch(/^The weather is not used: over the week/);
    expect(basisWith(0.06, { weather: "off" }).queues[0]?.weather).toEqual({
      reason: "The weather is not used: the shop file says so.",
      effects: null,
    });
  });
});

describe("weather that ends", () => {
  const known = (until: string) => ({ days: weather.filter(({ day }) => day <= until), forecasts: new Map() });

  it("before the history is told with a caveat, and long before it not at all", () => {
    const span = { from: PLAN_FROM, days: 21 };
    expect(weatherToTell(shopWith(), known("2026-03-01"), span).caveats).toEqual([]);
    expect(weatherToTell(shopWith(), known("2026-02-01"), span)).toMatchObject({
      weather: { from: PLAN_FROM },
      caveats: [
        'The weather of "home" ends on 2026-02-01, 28 days before the plan begins: the days after it are taken as days of usual weather.',
      ],
    });
    expect(weatherToTell(shopWith(), known("2025-06-30"), span)).toMatchObject({
      weather: null,
      caveats: [expect.stringMatching(/too early for the forecast to be told the daily weather/)],
    });
    expect(weatherToTell(shopWith(), { days: [], forecasts: new Map() }, span)).toEqual({ weather: null, caveats: [] });
  });

  it("after less than a year is not told: no coming weather can be drawn from it", () => {
    const days = weather.filter(({ day }) => day >= "2025-10-01");
    const { weather: told, caveats } = weatherToTell(
      shopWith(),
      { days, forecasts: new Map() },
      { from: PLAN_FROM, days: 21 },
    );
    expect(told).toBeNull();
    expect(caveats).toEqual([expect.stringMatching(/too short, or has too many gaps/)]);
  });
});

describe("effects in one byte", () => {
  it("come back within half a step of the largest's 127th part, and begin again when they run out", () => {
    const effects = Float32Array.from([0.5, -1, 0.25, 0]);
    const kept = storedEffects(effects);
    effectFactors(kept, 8).forEach((factor, at) => {
      expect(Math.abs(Math.log(factor) - (effects[at % 4] ?? 0))).toBeLessThan(0.5 / 127 + 1e-6);
    });
    expect(effectFactors(storedEffects(new Float32Array(3)), 3)).toEqual(new Float32Array([1, 1, 1]));
  });

  it("are text as the platform writes it, and come back whole", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        // The second way: Node's own.
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (x: readonly number[], y: readonly number[], mx: number, my: number): number =>
    x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? 0) - my), 0);
  return product(a, b, meanA, meanB) / Math.sqrt(product(a, a, meanA, meanA) * product(b, b, meanB, meanB));
}
