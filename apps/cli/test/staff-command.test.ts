import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StaffingAnswer } from "@springtide/contracts";
import { answerTo, type Answer } from "./captured.ts";

const staff = (...typed: string[]): Promise<Answer> => answerTo(["staff", ...typed]);
const CALLS = ["--contacts", "100", "--interval", "30m", "--aht", "180"] as const;
const TARGET = ["--target", "80/20"] as const;

async function json(...typed: string[]): Promise<unknown> {
  const { code, out, err } = await staff(...typed, "--json");
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
}

describe("springtide staff for one interval", () => {
  it("answers in words, without any file", async () => {
    const { code, out, err } = await staff(...CALLS, ...TARGET);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("14 agents for 100 contacts in 30 min, AHT 3 min (10 erlangs)");
    expect(out.trimEnd().split("\n")).toHaveLength(2);
  });

  it("explains its answer step by step", async () => {
    const { out } = await staff(...CALLS, ...TARGET, "--patience", "120", "--shrinkage", "0.3", "--explain");
    for (const words of [
      "100 contacts in 30 min, which is 200 an hour",
      "10 erlangs",
      "customers hang up after 2 min of waiting on average",
      "12 agents are the fewest that meet every target; with one fewer the service level would be missed",
      "11 agents:",
      "13 agents:",
      "As your current tool would say, if it knows no patience: 14 agents for the same targets.",
      "12 / (1 - 0.3) = 17.14 heads",
      "18 heads",
    ])
      expect(out).toContain(words);
  });

  it("gives the steps as data in JSON", async () => {
    const answer = StaffingAnswer.parse(await json(...CALLS, ...TARGET, "--explain"));
    expect(answer).toMatchObject({ agents: 14, heads: 14, meetsTargets: true });
    expect(answer.steps.map(({ kind }) => kind)).toContain("rounding");
  });

  it("is one agent for a contact of three minutes, nobody for none", async () => {
    expect(await json("--contacts", "1", "--interval", "30m", "--aht", "3m", ...TARGET)).toMatchObject({ agents: 1 });
    expect(await json("--contacts", "0", "--interval", "30m", "--aht", "3m", ...TARGET)).toMatchObject({ agents: 0 });
  });

  it.each([
    ["80%/20s", "180s", "30m"],
    ["0.8/20", "3m", "0.5h"],
    ["80/20s", "0.05h", "1800"],
  ])("reads %s, %s and %s alike", async (target, aht, interval) => {
    const typed = ["--contacts", "100", "--interval", interval, "--aht", aht, "--target", target];
    expect(await json(...typed)).toMatchObject({ agents: 14, ahtSeconds: 180, withinSeconds: 20 });
  });

  it.each<[string, string[], number]>([
    // Erlang C by the tables; with two minutes of patience by the engine's own vectors of science 4: 57 and 51.
    ["Erlang C where no patience is given", [], 57],
    ["patience where one is", ["--patience", "120"], 51],
    ["Erlang A by name", ["--patience", "2m", "--model", "erlang-a"], 51],
  ])("takes %s", async (_, model, agents) => {
    const fifty = ["--contacts", "150", "--interval", "15m", "--aht", "300", ...TARGET];
    expect(await json(...fifty, ...model)).toMatchObject({ agents, loadErlangs: 50 });
  });

  it("solves for what is asked: service, volume, handling time", async () => {
    const service = await json(...CALLS, "--agents", "14", ...TARGET);
    expect(service).toMatchObject({ solve: "service", meetsTargets: true });
    const rest = ["--interval", "30m", "--agents", "14", ...TARGET];
    const volume = StaffingAnswer.omit({ steps: true }).parse(await json("--solve", "volume", "--aht", "180", ...rest));
    const aht = StaffingAnswer.omit({ steps: true }).parse(
      await json("--solve", "aht", "--contacts", String(volume.contacts), ...rest),
    );
    expect(aht.ahtSeconds).toBeCloseTo(180, 6);
    expect((await staff(...CALLS, "--agents", "9", ...TARGET)).out).toContain("the line grows without end");
  });

  it("keeps every target that is given", async () => {
    const all = ["--max-asa", "5s", "--max-abandon", "2%", "--max-wait-probability", "0.3", "--percentile", "95/10"];
    const more = ["--segments", "0.23:45,0.6:120,0.17:420", "--max-occupancy", "85%", "--explain"];
    const answer = StaffingAnswer.parse(await json(...CALLS, ...TARGET, ...all, ...more));
    const targets = answer.steps.filter(({ kind }) => kind === "target");
    expect(targets).toHaveLength(6);
    for (const target of targets) expect(target).toMatchObject({ isMet: true });
  });
});

describe("a question that cannot be answered", () => {
  it.each<[string, string[], string, string]>([
    ["a target of 100 %", [...CALLS, "--target", "100/20"], "out-of-range", "/target"],
    ["a target that is none", [...CALLS, "--target", "80"], "wrong-format", "/target"],
    [
      "negative contacts",
      ["--contacts", "-5", "--interval", "30m", "--aht", "3m", ...TARGET],
      "out-of-range",
      "/contacts",
    ],
    ["no number", ["--contacts", "NaN", "--interval", "30m", "--aht", "3m", ...TARGET], "wrong-format", "/contacts"],
    [
      "an interval of seconds",
      ["--contacts", "5", "--interval", "30", "--aht", "3m", ...TARGET],
      "out-of-range",
      "/interval",
    ],
    ["no interval", ["--contacts", "5", "--aht", "3m", ...TARGET], "option-missing", "/interval"],
    ["no contacts", ["--interval", "30m", "--aht", "3m", ...TARGET], "option-missing", "/contacts"],
    ["no target", [...CALLS], "value-not-allowed", "/target"],
    [
      "an absurd load",
      ["--contacts", "1000000", "--interval", "1m", "--aht", "20d", ...TARGET],
      "load-out-of-range",
      "/contacts",
    ],
    ["no patience at all", [...CALLS, ...TARGET, "--patience", "0"], "out-of-range", "/patience"],
    ["segments that lack some", [...CALLS, ...TARGET, "--segments", "0.4:30,0.5:60"], "value-not-allowed", "/segments"],
    [
      "segments under Erlang A",
      [...CALLS, ...TARGET, "--segments", "1:30", "--model", "erlang-a"],
      "options-contradict",
      "/segments",
    ],
    [
      "patience twice",
      [...CALLS, ...TARGET, "--segments", "1:30", "--patience", "9"],
      "options-contradict",
      "/segments",
    ],
    [
      "patience under Erlang C",
      [...CALLS, ...TARGET, "--patience", "9", "--model", "erlang-c"],
      "options-contradict",
      "/model",
    ],
    ["Erlang A without patience", [...CALLS, ...TARGET, "--model", "erlang-a"], "options-contradict", "/model"],
    ["abandonment under Erlang C", [...CALLS, "--max-abandon", "5%"], "value-not-allowed", "/max-abandon"],
    [
      "agents asked for and given",
      [...CALLS, ...TARGET, "--agents", "5", "--solve", "agents"],
      "options-contradict",
      "/agents",
    ],
    [
      "volume asked for and given",
      [...CALLS, ...TARGET, "--agents", "5", "--solve", "volume"],
      "options-contradict",
      "/contacts",
    ],
    ["a definition of nothing", [...CALLS, "--sl-definition", "slVirtual"], "options-contradict", "/sl-definition"],
    [
      "a definition nobody knows",
      [...CALLS, ...TARGET, "--sl-definition", "slOfered"],
      "unknown-value",
      "/sl-definition",
    ],
    ["half an agent", [...CALLS, ...TARGET, "--agents", "5.5"], "wrong-type", "/agents"],
    ["all shrinkage", [...CALLS, ...TARGET, "--shrinkage", "100%"], "out-of-range", "/shrinkage"],
  ])("is refused with the option, what was typed, the rule and the remedy: %s", async (_, typed, code, field) => {
    const answer = await staff(...typed, "--json");
    expect([answer.code, answer.err]).toEqual([2, ""]);
    const some: unknown = expect.stringMatching(/./);
    const remedy: unknown = expect.not.stringContaining("Correct it there");
    expect(JSON.parse(answer.out)).toMatchObject({
      errors: [{ code, place: { file: "command line", field }, found: some, rule: some, remedy }],
    });
  });
});

describe("springtide staff for a file", () => {
  let folder = "";
  const inside = (name: string): string => join(folder, name);
  const file = (...more: string[]): string[] => [
    ...["--from", inside("in.csv"), "--interval", "15m", ...TARGET, "--out", inside("agents.csv")],
    ...more,
  ];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "springtide-staff-"));
    await writeFile(inside("in.csv"), "slot,contacts,aht\na,150,300\nb,0,300\nc,1,180\n");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("adds agents, service level and occupancy to every row", async () => {
    const answer = await json(...file("--max-occupancy", "0.85"));
    const lines = (await readFile(inside("agents.csv"), "utf8")).trimEnd().split("\n");
    expect(lines[0]).toBe("slot,contacts,aht,agents,service_level,occupancy");
    // 50 erlangs at 85 % are 58.8: 59 agents. No contacts need nobody, and have no service.
    expect(lines[1]).toMatch(/^a,150,300,59,0\.\d+,0\.847458$/);
    expect(lines[2]).toBe("b,0,300,0,,");
    expect(lines[3]).toMatch(/^c,1,180,1,/);
    expect(answer).toMatchObject({ rows: 3, totals: { intervals: 3, contacts: 151, agents: 60, peakAgents: 59 } });
    expect(answer).toHaveProperty("secondsComputing", expect.any(Number));
  });

  it("says the totals, and how long the maths took", async () => {
    const { code, out } = await staff(...file("--patience", "120", "--shrinkage", "30%"));
    expect(code).toBe(0);
    expect(out).toMatch(/3 intervals, 151 contacts/);
    expect(out).toMatch(/Computed in \d+\.\d{3} s/);
    expect(await readFile(inside("agents.csv"), "utf8")).toMatch(/heads\na,150,300,51,.*,73\n/);
  });

  it("names file, row and column of what is wrong, and writes nothing", async () => {
    await writeFile(inside("in.csv"), "contacts,aht\n5,180\n-1,180\n1000000,86400\n");
    const { code, err } = await staff(...file());
    expect(code).toBe(2);
    expect(err).toMatch(/negative-count: in\.csv, row 3, column contacts: found "-1"/);
    expect(err).toMatch(/load-out-of-range: in\.csv, row 4, column contacts/);
    expect(await readdir(folder)).toEqual(["in.csv"]);
  });

  it.each<[string, string[], string]>([
    ["over what is read", ["--out", "in.csv"], "output-is-input"],
    ["with contacts beside it", ["--contacts", "5"], "options-contradict"],
    ["for its service", ["--solve", "service"], "options-contradict"],
    ["with steps", ["--explain"], "options-contradict"],
    ["with a target nobody meets", ["--target", "100/20"], "out-of-range"],
  ])("is refused %s", async (_, more, code) => {
    const places = more.map((word) => (word === "in.csv" ? inside(word) : word));
    const answer = await staff(...file(...places));
    expect(answer.code).toBe(2);
    expect(answer.err).toContain(`${code}: `);
    expect(await readdir(folder)).toEqual(["in.csv"]);
  });

  it("needs a place to write to, and a place to write to needs a file", async () => {
    const from = ["--from", inside("in.csv"), "--interval", "15m", ...TARGET];
    expect((await staff(...from)).err).toMatch(/^out-missing/);
    expect((await staff(...CALLS, ...TARGET, "--out", inside("agents.csv"))).err).toMatch(/^options-contradict/);
  });
});
