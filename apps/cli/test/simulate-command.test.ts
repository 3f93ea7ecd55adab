import { describe, expect, it } from "vitest";
import { SimulationAnswer } from "@springtide/contracts";
import { answerTo, type Answer } from "./captured.ts";

const simulate = (...typed: string[]): Promise<Answer> => answerTo(["simulate", ...typed]);
const QUEUE = ["--arrivals-per-hour", "200", "--aht", "300", "--patience", "120", "--agents", "17"] as const;
const FEW = ["--contacts", "20000"] as const;

async function json(...typed: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await simulate(...typed, "--json");
  expect([code, err]).toEqual([0, ""]);
  const answer: unknown = JSON.parse(out);
  return Object.fromEntries(Object.entries(answer ?? {}));
}

/** Refused on the command line, with a reason and a remedy, at this option (or at none in particular). */
async function expectRefused(typed: readonly string[], code: string, option?: string): Promise<void> {
  const answer = await simulate(...typed, "--json");
  expect(answer.code).toBe(2);
  const some: unknown = expect.stringMatching(/./);
  const place = option === undefined ? {} : { file: "command line", field: option };
  expect(JSON.parse(answer.out)).toMatchObject({ errors: [{ code, place, found: some, rule: some, remedy: some }] });
}

describe("springtide simulate for one queue", () => {
  it("plays the queue of the help, with half-widths, the exact figures and its speed", async () => {
    const { contactsPerSecond, ...rest } = await json(...QUEUE, "--contacts", "1000000", "--seed", "1");
    const answer = SimulationAnswer.parse(rest);
    // What packages/staffing says of Erlang A with 16.67 erlangs and 17 agents; it is held to 60-digit references there.
    expect(answer.abandonShare.exact).toBeCloseTo(0.1088134222, 9);
    expect(answer.meanWaitSeconds.exact).toBeCloseTo(13.0576106596, 8);
    for (const { simulated, halfWidth, exact } of [
      answer.meanWaitSeconds,
      answer.abandonShare,
      answer.serviceLevel,
      answer.occupancy,
    ]) {
      // Two half-widths of 95 % are a little over four standard errors.
      expect(Math.abs((simulated ?? NaN) - (exact ?? NaN))).toBeLessThan(2 * (halfWidth ?? NaN));
    }
    expect(answer).toMatchObject({ contacts: 1_000_000, warmUpContacts: 50_000, batches: 20, stable: true });
    expect(contactsPerSecond).toBeGreaterThan(0);
  });

  it("says the same in a small table", async () => {
    const { code, out } = await simulate(...QUEUE, ...FEW);
    expect(code).toBe(0);
    expect(out).toContain("17 agents, 200 contacts an hour, AHT 5 min (16.7 erlangs), patience 2 min");
    expect(out).toMatch(/simulated +half-width +exact/);
    expect(out).toMatch(/give up +\d+\.\d\d % +\d+\.\d\d % +10\.88 %/);
    expect(out).toMatch(/contacts a second/);
  });

  it("gives the same history for the same seed", async () => {
    const figures = async (seed: string): Promise<unknown> => (await json(...QUEUE, ...FEW, "--seed", seed))["ends"];
    expect(await figures("7")).toEqual(await figures("7"));
    expect(await figures("7")).not.toEqual(await figures("8"));
  });

  it("is Erlang C where nobody gives up, and says so where the line has no end", async () => {
    const queue = ["--arrivals-per-hour", "200", "--aht", "5m", "--patience", "none", ...FEW];
    expect(await json(...queue, "--agents", "20")).toMatchObject({ stable: true, abandonShare: { simulated: 0 } });
    const overloaded = SimulationAnswer.parse(await json(...queue, "--agents", "16"));
    expect(overloaded).toMatchObject({ stable: false, meanWaitSeconds: { exact: null } });
    expect(overloaded.caveats.join()).toContain("the line grows without end");
  });

  it.each<[string, string[], object]>([
    ["groups of customers", ["--segments", "0.23:45,0.6:120,0.17:420"], { blockShare: { exact: 0 } }],
    ["a finite line", ["--patience", "none", "--places", "3"], { stable: true }],
    [
      "another law of handling times",
      ["--patience", "2m", "--handling", "log-normal:1.2"],
      { waitShare: { exact: null } },
    ],
    ["nobody at work", ["--patience", "2m", "--agents", "0"], { abandonShare: { simulated: 1, exact: 1 } }],
    ["a single contact", ["--patience", "2m", "--contacts", "1"], { batches: 1, waitShare: { halfWidth: null } }],
  ])("takes %s", async (_, typed, expected) => {
    const base = ["--arrivals-per-hour", "200", "--aht", "300", "--agents", "17", "--contacts", "5000"];
    expect(await json(...base, ...typed)).toMatchObject(expected);
  });

  it.each<[string, string[], readonly [string, string?]]>([
    ["a misspelt option", [...QUEUE, "--agnets", "3"], ["unknown-option"]],
    ["a missing one", ["--aht", "300", "--patience", "120", "--agents", "3"], ["option-missing", "/arrivals-per-hour"]],
    [
      "no word on patience",
      ["--arrivals-per-hour", "9", "--aht", "9", "--agents", "3"],
      ["option-missing", "/patience"],
    ],
    ["a rate beyond all", [...QUEUE, "--arrivals-per-hour", "1e9"], ["out-of-range", "/arrivals-per-hour"]],
    ["agents in words", [...QUEUE, "--agents", "some"], ["wrong-format", "/agents"]],
    ["half an agent", [...QUEUE, "--agents", "2.5"], ["wrong-type", "/agents"]],
    [
      "nobody for customers without end",
      [...QUEUE, "--patience", "none", "--agents", "0"],
      ["value-not-allowed", "/agents"],
    ],
    ["two patiences", [...QUEUE, "--segments", "1:60"], ["options-contradict"]],
    [
      "shares that miss a part",
      ["--arrivals-per-hour", "9", "--aht", "9", "--agents", "3", "--segments", "0.5:60"],
      ["value-not-allowed", "/segments"],
    ],
    ["days without a plan", [...QUEUE, "--days", "2027-01-01..2027-01-02"], ["options-contradict"]],
    ["a queue beside a plan", ["plan.json", "--aht", "300"], ["options-contradict"]],
    [
      "a run of ages",
      [...QUEUE, "--arrivals-per-hour", "0.001", "--contacts", "100000000"],
      ["run-too-long", "/contacts"],
    ],
  ])("refuses %s", async (_, typed, expected) => {
    await expectRefused(typed, ...expected);
  });
});
