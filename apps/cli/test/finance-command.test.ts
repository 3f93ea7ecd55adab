import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MonthEnd, parseOrRefuse, resolveShop, ScenarioReport, ShopFile } from "@springtide/contracts";
import { readPlan } from "@springtide/exchange";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { cellsOfWorkbook } from "../../../packages/exchange/test/cells-of-workbook.ts";
import { databases } from "../../../test/databases/databases.ts";
import { answerTo } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

const embedded = databases.find(({ name }) => name === "embedded");
let folder: string;
let plan: string;

beforeAll(async () => {
  const files = await smallFiles();
  folder = await mkdtemp(join(tmpdir(), "springtide-finance-"));
  plan = join(folder, "plan");
  await answerTo(["plan", files.shop, "--contacts", files.contacts, "--out", plan, "--quiet"]);
  await files.remove();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const Told = z.object({
  variance: z.object({ season: z.object({ difference: z.number(), parts: z.record(z.string(), z.number()) }) }),
});

describe("springtide finance", () => {
  it("writes a plan's cost as a workbook or its ledger, and what was paid against its budget by cause", async () => {
    const [book, ledger, paid] = ["cost.xlsx", "cost.csv", "paid.csv"].map((name) => join(folder, name));
    const lines = (await readPlan(join(plan, "plan.json"))).economics?.priced.lines ?? [];
    if (book === undefined || ledger === undefined || paid === undefined) throw new Error("no path");
    // As budgeted, and 100 more for the wages of the first month.
    const [month] = lines.map((line) => line.month).toSorted();
    const sums = new Map<string, { amount: number; units: number }>();
    for (const line of lines) {
      if (line.month !== month || (line.answer !== "budget" && !["wages", "deflection"].includes(line.kind))) continue;
      const key = `${line.month},${line.kind},${line.subject}`;
      const known = sums.get(key) ?? { amount: line.kind === "wages" ? 100 : 0, units: 0 };
      sums.set(key, { amount: known.amount + line.amount, units: known.units + line.units });
    }
    const rows = [...sums].map(([key, { amount, units }]) => `${key},${amount.toFixed(2)},${units}`);
    await writeFile(paid, `month,kind,subject,amount,units\n${rows.join("\n")}\n`);
    expect((await answerTo(["finance", plan, "--workbook", book])).out).toContain("the cost of");
    expect((await readFile(book)).subarray(0, 2).toString()).toBe("PK");
    expect((await answerTo(["finance", plan, "--workbook", ledger, "--quiet"])).code).toBe(0);
    expect(await readFile(ledger, "utf8")).toMatch(/^month,answer,kind,subject/);
    const { out, code } = await answerTo(["finance", plan, "--actuals", paid, "--json"]);
    expect(code, out).toBe(0);
    const { season } = Told.parse(JSON.parse(out)).variance;
    expect(season).toMatchObject({ difference: 100, parts: { rate: 100, timing: 0, size: 0, fill: 0 } });
    expect((await answerTo(["finance", plan, "--actuals", paid])).out).toContain("to date");
    const [causes, table] = [join(folder, "variance.xlsx"), join(folder, "variance.csv")];
    await answerTo(["finance", plan, "--actuals", paid, "--variance", causes, "--quiet"]);
    const seasonRow = (await cellsOfWorkbook(await readFile(causes)))
      .get("Variance")
      ?.find(([label]) => label === "Season");
    expect([seasonRow?.[7], seasonRow?.[13]]).toEqual([100, 100]);
    await answerTo(["finance", plan, "--actuals", paid, "--variance", table, "--quiet"]);
    expect(await readFile(table, "utf8")).toMatch(/\nseason,,,,[\d.]+,,[\d.]+,100\.00,/);
    await writeFile(paid, "month,kind,subject,amount\n2031-01,wages,desk,1\n");
    const refused = await answerTo(["finance", plan, "--actuals", paid, "--json"]);
    expect([refused.code, refused.out]).toEqual([2, expect.stringContaining(`"row":2,"column":"month"`)]);
  });

  it("writes scenarios beside the plan as a workbook whose differences are formulas", async () => {
    const [scenarios, report, book] = ["s.yaml", "report.json", "scenarios.xlsx"].map((name) => join(folder, name));
    if (scenarios === undefined || report === undefined || book === undefined) throw new Error("no path");
    await writeFile(
      scenarios,
      'scenarios:\n  - { id: slower, name: "=Slower", changes: { queues: { phone: { aht: +10% } } } }\n',
    );
    await answerTo(["scenario", plan, scenarios, "--budget", "--out", report, "--quiet"]);
    const told = await answerTo(["finance", report, "--workbook", book]);
    expect([told.code, told.out]).toEqual([0, expect.stringContaining("1 scenario beside the plan")]);
    const known = ScenarioReport.parse(JSON.parse(await readFile(report, "utf8")));
    const sheets = await cellsOfWorkbook(await readFile(book));
    expect([...sheets.keys()]).toEqual(["Scenarios", "Budget", "Sources"]);
    const rowOf = (sheet: string, label: string) =>
      sheets
        .get(sheet)
        ?.find(([first]) => first === label)
        ?.slice(1);
    const [slower] = known.scenarios;
    expect(rowOf("Scenarios", "")?.at(-1) ?? sheets.get("Scenarios")?.[3]?.at(-1)).toBe("=Slower");
    expect(rowOf("Scenarios", "Ledger cost")).toEqual([known.planned?.ledger, slower?.outcome.ledger]);
    expect(rowOf("Scenarios", "More than the plan")).toEqual([0, slower?.difference.ledger]);
    expect(rowOf("Budget", "Both together")).toEqual([known.budget?.held]);
    expect((await answerTo(["finance", report, "--json"])).code).toBe(2);
    await writeFile(report, (await readFile(report, "utf8")).slice(0, 500));
    const cut = await answerTo(["finance", report, "--workbook", join(folder, "cut.xlsx")]);
    expect([cut.code, cut.err]).toEqual([2, expect.stringContaining("json-not-well-formed")]);
  });

  it("writes the same bytes at the same time", async () => {
    const bytesAt = async (iso: string, name: string): Promise<Buffer> => {
      const path = join(folder, name);
      await answerTo(["finance", plan, "--workbook", path, "--quiet"], {}, () => new Date(iso));
      return readFile(path);
    };
    const first = await bytesAt("2026-03-01T09:00:00Z", "first.xlsx");
    expect(first.equals(await bytesAt("2026-03-01T09:00:00Z", "again.xlsx"))).toBe(true);
    expect(first.equals(await bytesAt("2026-03-02T09:00:00Z", "later.xlsx"))).toBe(false);
  });

  it("closes a month of what is stored, as a file", async () => {
    const place = await embedded?.place();
    if (place === undefined) throw new Error("no database");
    const data = place.folder;
    const store = await openStore(place);
    const shop = resolveShop(
      parseOrRefuse(ShopFile, {
        ...{ springtide: 1, id: "lamps", name: "Lamps", currency: "EUR" },
        sites: [
          { id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } },
        ],
        markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
        queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
        agreements: [
          {
            ...{ id: "north", partner: "Northwind", serves: ["phone"], seats: 5, minimumBlock: "2h" },
            ...{ starting: "2026-03-01", until: "2026-04-30" },
            tariff: { per: "scheduled-hours", tiers: [{ price: 20 }], leastUnits: 10 },
          },
        ],
      }),
    );
    const rest = { holidays: { customers: [], bySite: {} }, contacts: [], weather: [], report: null };
    await store.within(LOCAL_SCOPE).importShop({ shop, ...rest });
    await store.close();
    const file = join(folder, "april.json");
    const typed = ["finance", "month-end", "--data", data, "--format", "json", "--out", file];
    const { code, out } = await answerTo([...typed, "--month", "2026-04"]);
    expect([code, out]).toEqual([0, expect.stringContaining("EUR: earned 200.00, invoiced 0.00, to book 200.00")]);
    const closed = MonthEnd.parse(JSON.parse(await readFile(file, "utf8")));
    expect(closed.lines).toMatchObject([{ kind: "commitment", units: 10, accrual: 200, reversesOn: "2026-05-01" }]);
    await place.remove();
  });

  it.each([
    ["a month that is none", ["month-end", "--month", "April"], "option-out-of-range"],
    ["a plan's option for a month", ["month-end", "--month", "2026-04", "--workbook", "x.xlsx"], "options-contradict"],
    ["a variance without actuals", ["plan.json", "--variance", "v.xlsx"], "options-contradict"],
    ["a newer plan without actuals", ["plan.json", "--newest", "plan.json"], "options-contradict"],
  ])("refuses %s", async (_, typed, says) => {
    const { code, out } = await answerTo(["finance", ...typed, "--json"]);
    expect([code, out.includes(`"code":"${says}"`)]).toEqual([2, true]);
  });
});
