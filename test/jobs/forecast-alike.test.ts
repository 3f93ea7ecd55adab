import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { timeZone } from "@springtide/calendar";
import type { WeatherDay } from "@springtide/contracts";
import { SeriesForecast } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { answerTo } from "../../apps/cli/test/captured.ts";
import type { Background } from "../../apps/server/src/jobs/background.ts";
import { openBackground } from "../../apps/server/src/jobs/background.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";

const DAYS = 420;
const BERLIN = timeZone("Europe/Berlin");
const FIRST = BERLIN.dayAt(Date.UTC(2025, 0, 6, 12));
const dayText = (day: number): string => BERLIN.formatInstant(BERLIN.startOfDayMs(day)).slice(0, 10);

/** Warm days come and go; the first one of a year brings contacts, and so does the first of each month. */
const maxC = Array.from({ length: DAYS }, (_, i) => Math.round(120 - 110 * Math.cos((2 * Math.PI * i) / 365)) / 10);
const offered = Array.from({ length: DAYS }, (_, i) => {
  const isFirstOfMonth = dayText(FIRST + i).endsWith("-01");
  return 80 + ((i * 7) % 5) * 10 + (isFirstOfMonth ? 150 : 0);
});
const triggers = [
  {
    ...{ id: "payday", name: "Wages come", kind: "payday", dayOfMonth: 1 },
    response: { decay: "1d", lift: { phone: "100%" } },
  },
  {
    ...{ id: "warm", name: "The first warm day", kind: "first-warm-day", thresholdC: 18 },
    response: { decay: "3d", lift: { phone: "50%" } },
  },
];
const weather = maxC.map((max, i): WeatherDay => ({
  ...{ day: dayText(FIRST + i), market: "home", maxC: max, minC: max - 8, precipitationMm: 0 },
  ...{ sky: null, sunshineHours: null },
}));

// The store has no part in the numbers: one database is enough.
describe.each(databases.slice(0, 1))("the forecast of a queue, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let store: Store;
  let background: Background;
  let files: string;
  beforeAll(async () => {
    place = await under.place();
    files = await mkdtemp(join(tmpdir(), "springtide-forecast-"));
    const now = (): Date => new Date("2026-03-02T10:00:00Z");
    store = await openStore({ ...place, now });
    const markets = [{ id: "home", latitude: 52.5, longitude: 13.4, country: "DE" }];
    const shop = smallShop("lamps", "Europe/Berlin", { markets, triggers });
    const starts = Array.from({ length: DAYS }, (_, i) => BERLIN.startOfDayMs(FIRST + i));
    const contacts = ["phone", "email"].map((queue) => historyFrom(queue, "day", starts, offered));
    await store.within(LOCAL_SCOPE).importShop(shopImport(shop, contacts, weather));
    background = await openBackground({
      ...{ store, now, alone: true, works: true, threads: 1, log: () => undefined, tempo: { pollMs: 50 } },
      scripts: { plan: new URL("../api/refusing-plan-worker.ts", import.meta.url) },
    });
    background.start();
  });
  afterAll(async () => {
    await background.stop(0);
    await store.close();
    await Promise.all([place.remove(), rm(files, { recursive: true, force: true })]);
  });

  const ended = async (kind: string, input: unknown): Promise<{ readonly label: string; readonly result: string }> => {
    const id = await background.jobs.run(kind, LOCAL_SCOPE, input);
    const job = () => background.jobs.job(LOCAL_SCOPE, id);
    await expect.poll(async () => (await job())?.state, { timeout: 120_000 }).toBe("ready");
    const stored = await job();
    if (stored === null) throw new Error("the job is gone");
    return { label: stored.label, result: (await background.jobs.result(LOCAL_SCOPE, stored)) ?? "" };
  };

  it("is the same by the command line, by a job, and by the night", async () => {
    const path = (name: string): string => join(files, name);
    const rows = offered.map((count, i) => `${dayText(FIRST + i)},${count}`);
    await writeFile(path("phone.csv"), ["date,contacts", ...rows].join("\n"));
    const days = weather.map((day) => `${day.day},${day.maxC},${day.minC},${day.precipitationMm}`);
    await writeFile(path("weather.csv"), ["date,tmax_c,tmin_c,prcp_mm", ...days].join("\n"));
    // JSON is YAML.
    await writeFile(path("triggers.yaml"), JSON.stringify({ triggers }));
    const typed = ["forecast", "--series", path("phone.csv"), "--horizon", "28d", "--zone", "Europe/Berlin"];
    const beside = ["--country", "DE", "--weather", path("weather.csv"), "--triggers", path("triggers.yaml"), "--json"];
    const { code, out } = await answerTo([...typed, ...beside]);
    expect(code).toBe(0);
    const { forecast, triggers: learned, weather: told } = SeriesForecast.parse(onlyForecast(JSON.parse(out)));

    const night = await ended("nightly", { shop: "lamps", dueAt: "2026-03-02T02:30:00.000Z" });
    const steps: unknown = JSON.parse(night.result);
    expect(steps).toMatchObject({
      steps: [{}, { step: "forecast", state: "done", words: "2 queue(s) forecast." }, {}, {}, {}],
    });
    // Asked in the morning, without terms: the night's answer, word for word.
    const job = await ended("forecast", { kind: "forecast", shop: "lamps", queue: "phone" });
    expect(job.label).toBe("Known from an earlier run");
    const answer = SeriesForecast.parse(JSON.parse(job.result));
    expect(answer.forecast).toEqual(forecast);
    expect(answer.triggers).toEqual(learned);
    expect(answer.triggers.map(({ id }) => id)).toEqual(["payday", "warm"]);
    expect(answer.weather).toEqual(told);
  });
});

/** Without what the command says of its files. */
function onlyForecast(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([name]) => name !== "out" && name !== "series"));
}
