import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { Background } from "../../apps/server/src/jobs/background.ts";
import { openBackground } from "../../apps/server/src/jobs/background.ts";
import { NightClock } from "../../apps/server/src/nightly/night-clock.ts";
import type { NightNotice } from "../../apps/server/src/nightly/night-notice.ts";
import type { DecisionDeadline } from "@springtide/contracts";
import { tellDeadlines } from "../../apps/server/src/nightly/tell-deadlines.ts";
import { missedLines } from "../../apps/server/src/notifications/missed.ts";
import { notify } from "../../apps/server/src/notifications/notify.ts";
import { smallPlan } from "../api/small-plan.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";

/** 03:30 on the clock of Berlin, in summer. */
const NIGHT_MINUTE = 210;
const HOUR_MS = 3_600_000;

describe.each(databases)("nightly runs with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let store: Store;
  let background: Background;
  let nowMs = Date.parse("2026-06-10T10:00:00Z");
  const now = (): Date => new Date(nowMs);
  const told: NightNotice[] = [];
  const logged: string[] = [];
  let clocks: readonly NightClock[] = [];
  beforeAll(async () => {
    place = await under.place();
    store = await openStore({ ...place, now });
    const shop = smallShop("lamps");
    await store.within(LOCAL_SCOPE).importShop(shopImport(shop, [historyFrom("phone", 60, [Date.UTC(2026, 5, 1, 8)])]));
    background = await openBackground({
      ...{ store, now, alone: true, works: true, threads: 1, log: (line) => void logged.push(line) },
      scripts: {
        plan: new URL("../api/refusing-plan-worker.ts", import.meta.url),
        forecast: new URL("../api/made-forecast-worker.ts", import.meta.url),
      },
      tempo: { pollMs: 50 },
      nightly: {
        fetchWeather: (_, shopId) => Promise.resolve(`The weather of ${shopId} is up to date.`),
        notify: (_, notice) => {
          told.push(notice);
          return Promise.resolve();
        },
      },
    });
    // Two processes that look at the clock.
    clocks = [1, 2].map(
      () =>
        new NightClock({
          ...{ store, jobs: background.jobs, now, tickMs: 1, minuteOfDay: NIGHT_MINUTE },
          log: (line) => void logged.push(line),
        }),
    );
    background.start();
  });
  afterAll(async () => {
    await background.stop(0);
    await store.close();
    await place.remove();
  });

  const look = async (): Promise<void> => {
    await Promise.all(clocks.map((clock) => clock.tick()));
  };
  const runs = async () => background.jobs.list(LOCAL_SCOPE, { kind: "nightly", limit: 20 });

  it("begin once at their time, whoever looks at the clock, and say what each step came to", async () => {
    await look();
    expect(await runs()).toEqual([]);
    nowMs = Date.parse("2026-06-11T01:29:00Z");
    await look();
    expect(await runs()).toEqual([]);
    nowMs = Date.parse("2026-06-11T01:31:00Z");
    await look();
    await look();
    await expect.poll(async () => (await runs()).map(({ state }) => state), { timeout: 120_000 }).toEqual(["ready"]);
    const [run] = await runs();
    if (run === undefined) throw new Error("the run is gone");
    const result: unknown = JSON.parse((await background.jobs.result(LOCAL_SCOPE, run)) ?? "");
    expect(result).toMatchObject({
      steps: [
        { step: "weather", state: "done", words: "The weather of lamps is up to date." },
        // The other queue has no contacts yet.
        {
          step: "forecast",
          state: "failed",
          words: expect.stringContaining("1 of 2 forecasts failed. lamps email") as unknown,
        },
        { step: "plan", state: "failed" },
        { step: "deadlines", state: "skipped" },
        { step: "alert", state: "done" },
      ],
    });
    expect(told).toMatchObject([{ shop: "lamps", subject: "The nightly run of lamps had trouble" }]);
    expect(await store.within(LOCAL_SCOPE).jobs.missedNights()).toEqual([]);
  });

  it("that were missed are made up for by one run, and shown until somebody has seen them", async () => {
    nowMs += 4 * 24 * HOUR_MS + 5 * HOUR_MS;
    await look();
    expect(await runs()).toHaveLength(2);
    const { jobs } = store.within(LOCAL_SCOPE);
    expect(await jobs.missedNights()).toMatchObject([
      { shop: "lamps", missed: 4, missedFrom: "2026-06-12T01:30:00.000Z", dueAt: "2026-06-15T01:30:00.000Z" },
    ]);
    expect(logged.filter((line) => line.includes("missed"))).toHaveLength(1);
    await jobs.markMissedShown();
    expect(await jobs.missedNights()).toEqual([]);
  });

  it("that were missed are the first thing said at a start, before anything makes up for them", async () => {
    nowMs += 2 * 24 * HOUR_MS;
    const lines = await missedLines(store, now());
    expect(lines.slice(0, 2)).toEqual([
      "Nightly runs missed while nothing ran, to be made up for now: 1.",
      "  2 of lamps, since 2026-06-16T01:30:00.000Z",
    ]);
    await look();
    expect((await missedLines(store, now())).join("\n")).not.toContain("Nightly runs missed");
    await store.within(LOCAL_SCOPE).jobs.markMissedShown();
  });

  it("tell of each deadline on both clocks, with what silence means and the plan, until it says something else", async () => {
    const own = store.within(LOCAL_SCOPE);
    const inputs = shopImport(smallShop("lamps"), []);
    const expected = { ledger: 0, atStake: 0, worstTenth: 0, withoutStandBy: 0, withoutPartners: 0 };
    const deadline = (at: string, words: string): DecisionDeadline => ({
      ...{ at, zone: "America/New_York", kind: "recruit", subject: "team", words, silence: "Nobody is hired." },
      ...{ costIfDone: null, costIfNot: null, probability: null },
    });
    const planOf = (...deadlines: DecisionDeadline[]): string =>
      JSON.stringify({
        ...smallPlan(inputs),
        decisions: {
          ...{ losses: [], periods: [], hires: [], extraHours: [], deadlines },
          expected,
          proof: null,
          remarks: [],
        },
      });
    const at = "2026-06-25T12:00:00-04:00";
    await own.savePlan(
      "lamps",
      planOf(deadline(at, "Look for 3 people"), deadline("2026-09-01T12:00:00-04:00", "Later")),
      "x",
    );
    const notices: NightNotice[] = [];
    const tell = async (notice: NightNotice): Promise<void> => {
      notices.push(notice);
      const { lines, ...told } = notice;
      await notify({ store, now }, LOCAL_SCOPE, { ...told, message: lines.join("\n") });
    };
    nowMs = Date.parse("2026-06-20T02:00:00Z");
    await tellDeadlines(own, "lamps", now(), tell);
    await tellDeadlines(own, "lamps", now(), tell);
    const open = async () =>
      (await own.connections.notices({ all: false, limit: 50 })).filter(({ kind }) => kind === "deadline");
    expect(await open()).toMatchObject([
      {
        subject: "The lamps shop: a decision is due",
        message:
          "By 2026-06-25T12:00:00-04:00 (America/New_York), 2026-06-25T18:00:00+02:00 (Europe/Berlin): Look for 3 people. If nobody says anything: Nobody is hired.",
        deadlineAt: "2026-06-25T16:00:00.000Z",
        attachment: { name: expect.stringMatching(/\.xlsx$/) as unknown },
      },
    ]);
    const [file] = notices;
    // A workbook is a zip file.
    expect(
      Buffer.from(file?.attachment?.base64 ?? "", "base64")
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    await own.savePlan("lamps", planOf(deadline(at, "Look for 4 people")), "y");
    await tellDeadlines(own, "lamps", now(), tell);
    expect((await open()).map(({ message }) => /\d people/.exec(message)?.[0])).toEqual(["4 people"]);
  });

  it("go on after a clock that was wrong for a while is set right", async () => {
    const right = nowMs;
    nowMs += 400 * 24 * HOUR_MS;
    await look();
    nowMs = right;
    await look();
    const before = (await runs()).length;
    nowMs += 24 * HOUR_MS;
    await look();
    expect((await runs()).length).toBe(before + 1);
  });
});
