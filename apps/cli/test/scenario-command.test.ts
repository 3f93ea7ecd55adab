import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScenarioReport } from "@springtide/contracts";
import { readPlan } from "@springtide/exchange";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerTo } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

let folder: string;
let plan: string;
const written = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

// One small plan for all of them: making it is what takes time.
beforeAll(async () => {
  const files = await smallFiles();
  folder = await mkdtemp(join(tmpdir(), "springtide-scenarios-"));
  plan = join(folder, "plan");
  await answerTo(["plan", files.shop, "--contacts", files.contacts, "--out", plan, "--quiet"]);
  await files.remove();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const SLOWER = `scenarios:
  - { id: slower, name: Slower, changes: { queues: { phone: { aht: +10% } } } }
`;

describe("springtide scenario", () => {
  it("compares, budgets and sets what was paid beside it, in words and in a file", async () => {
    const scenarios = await written("scenarios.yaml", SLOWER);
    const paid = await written("paid.csv", "month,kind,subject,amount,units\n2026-04,wages,desk,8800.50,430\n");
    const out = join(folder, "report.json");
    const typed = ["--budget", "--decide", "--actuals", paid, "--out", out];
    const { code, out: told } = await answerTo(["scenario", plan, scenarios, ...typed]);
    expect(code).toBe(0);
    for (const part of ["Slower, planned anew:", "Budget by month, EUR", "2026-04 wages desk", "on average. Hold"])
      expect(told).toContain(part);
    const report = ScenarioReport.parse(JSON.parse(await readFile(out, "utf8")));
    expect(report.scenarios.map(({ id }) => id)).toEqual(["slower"]);
    // Nobody can be asked or hired here, so nothing is decided anew.
    expect(report.planned?.decided).toBeNull();
    expect(report.budget).toEqual((await readPlan(join(plan, "plan.json"))).economics?.priced.budget);
    const [wages] = report.variance?.rows.filter(({ kind }) => kind === "wages") ?? [];
    // 14 days of April, three people for ten hours at 20: 8,400 for 420 hours; 8,800.50 were paid for 430 hours.
    expect(wages).toMatchObject({ plan: 8400, actual: 8800.5, toPlan: 400.5, ofQuantity: 200, ofPrice: 200.5 });
  });

  it.each([
    ["nothing asked", [], "nothing-asked"],
    ["people as planned without drivers", ["--as-planned"], "options-contradict"],
    ["decisions without scenarios", ["--decide", "--budget"], "options-contradict"],
  ])("refuses %s", async (_, typed, says) => {
    const { code, out } = await answerTo(["scenario", plan, ...typed, "--json"]);
    expect([code, out.includes(`"code":"${says}"`)]).toEqual([2, true]);
  });

  it("answers a question in words, and says what is no question of this plan", async () => {
    const { code, out: told } = await answerTo(["scenario", plan, "--ask", "service-target share=0.9"]);
    expect(code).toBe(0);
    expect(told).toMatch(/^phone at 90 %: .+ in the ledger/);
    const codesOf = async (...typed: readonly string[]): Promise<string[]> => {
      const answer = await answerTo(["scenario", plan, ...typed, "--json"]);
      expect(answer.code).toBe(2);
      return [...answer.out.matchAll(/"code":"([^"]+)"/g)].map(([, found = ""]) => found);
    };
    expect(await codesOf("--ask", "service-target queue=nobody")).toEqual(["unknown-queue"]);
    expect(await codesOf("--ask", "early-season days=3", "--budget")).toEqual(["options-contradict"]);
    expect(await codesOf("--ask", "tomorrow")).toHaveLength(1);
  });

  it("says which figures are not as in an earlier file, with both values, and what has changed", async () => {
    const [scenarios, first] = [await written("slower.yaml", SLOWER), join(folder, "first.json")];
    await answerTo(["scenario", plan, scenarios, "--out", first, "--quiet"]);
    const same = await answerTo(["scenario", plan, scenarios, "--against", first]);
    expect([same.code, same.out]).toEqual([0, expect.stringContaining("the same as in the earlier file, to the cent")]);
    const more = await written(
      "more.yaml",
      SLOWER.replace("queues: { phone: { aht: +10% } }", "volume: [{ change: +30% }]"),
    );
    const { code, out } = await answerTo(["scenario", plan, more, "--against", first, "--json"]);
    expect(code).toBe(0);
    const { since, reckonedOn } = ScenarioReport.parse(JSON.parse(out));
    expect(reckonedOn?.data).toMatch(/^[0-9a-f]{64}$/);
    expect(since?.changed).toEqual([]);
    const contacts = since?.differs.find(({ figure }) => figure === "contacts");
    expect(contacts?.scenario).toBe("slower");
    expect((contacts?.now ?? 0) / (contacts?.before ?? 0)).toBeCloseTo(1.3, 3);
    const answer = join(folder, "answer.json");
    await answerTo(["scenario", plan, "--ask", "service-target share=0.9", "--out", answer, "--quiet"]);
    const asked = await answerTo(["scenario", plan, "--ask", "service-target share=0.9", "--against", answer]);
    expect(asked.out).toContain("Every figure is the same as in the earlier file");
    const wrong = await answerTo(["scenario", plan, scenarios, "--against", answer]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("one that --out wrote")]);
  });

  it("refuses a file of scenarios by line and name, and actuals by row and column", async () => {
    const scenarios = await written("wrong.yaml", SLOWER.replace("phone", "phnoe"));
    const wrong = await answerTo(["scenario", plan, scenarios]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/wrong\.yaml, row 2.*Did you mean phone/s)]);
    const rows = ["2026-04,wage,desk,1", "2026-4,wages,desk,1.000,00", "2026-04,wages,desk,12 EUR"];
    const paid = await written("paid-wrong.csv", `month,kind,subject,amount\n${rows.join("\n")}\n`);
    const { code, out } = await answerTo(["scenario", plan, "--actuals", paid, "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      errors: [
        { code: "not-a-kind", place: { row: 2, column: "kind" } },
        { code: "not-a-month", place: { row: 3, column: "month" } },
        { code: "not-an-amount", place: { row: 4, column: "amount" } },
      ],
    });
    const other = await written("paid-other.csv", "month,kind,subject,amount\n2026-07,wages,dsk,1\n");
    const strange = await answerTo(["scenario", plan, "--actuals", other]);
    expect([strange.code, strange.err]).toEqual([
      2,
      expect.stringMatching(/paid-other\.csv, row 2, column month.*row 2, column subject.*Did you mean desk/s),
    ]);
    const columns = await answerTo(["scenario", plan, "--actuals", await written("none.csv", "month,amount\n1,2\n")]);
    expect([columns.code, columns.err]).toEqual([2, expect.stringContaining("Name the column kind, subject")]);
  });
});

describe("springtide intraday", () => {
  it("steers the rest of a day from what came so far, in words and in JSON", async () => {
    const rows = Array.from({ length: 11 }, (_, hour) => `2026-04-14T${String(hour).padStart(2, "0")}:00,phone,9`);
    const today = await written("today.csv", `interval_start,queue,contacts\n${rows.join("\n")}\n`);
    const typed = ["intraday", plan, "--at", "2026-04-14T11:00", "--actuals", today];
    const { code, out } = await answerTo(typed);
    expect([code, out]).toEqual([0, expect.stringContaining("phone")]);
    const json = await answerTo([...typed, "--json"]);
    expect([json.code, JSON.parse(json.out)]).toEqual([
      0,
      expect.objectContaining({ contract: "springtide-intraday" }),
    ]);
  });

  it.each([
    ["no moment", ["--actuals", "today.csv"], "--at 2016-04-18T11:00"],
    ["no actuals", ["--at", "2026-04-14T11:00"], "--actuals today.csv"],
  ])("refuses %s", async (_, typed, says) => {
    const { code, err } = await answerTo(["intraday", plan, ...typed]);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });

  it("refuses times that are none and numbers that are none, by row and column", async () => {
    const text = "interval_start,queue,contacts\n25 o'clock,phone,9\n2026-04-14T08:00,phone,nine\n";
    const today = await written("today-wrong.csv", text);
    const { code, out } = await answerTo(["intraday", plan, "--at", "2026-04-14T11:00", "--actuals", today, "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      errors: [{ place: { row: 2 } }, { place: { row: 3, column: "contacts" } }],
    });
  });
});
