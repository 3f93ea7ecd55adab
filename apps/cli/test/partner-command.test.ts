import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shiftFile } from "@springtide/exchange";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { requestOf } from "../../../packages/exchange/test/request/any-request.ts";
import { parseOrRefuse, PartnersCompared, resolveShop, ShopFile, Statement } from "@springtide/contracts";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { cellsOfWorkbook } from "../../../packages/exchange/test/cells-of-workbook.ts";
import { databases } from "../../../test/databases/databases.ts";
import { answerTo } from "./captured.ts";

const Told = z.record(z.string(), z.unknown());

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-inbox-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("merges a folder of requests to one sheet, and what cannot be read is a finding", async () => {
  const ours = requestOf([{}], { partnerZone: "Europe/London" });
  const older = requestOf([{}], { partnerZone: "Europe/London", request: { id: "R-7", version: 1 } });
  await writeFile(at("a.csv"), (await shiftFile(ours, "csv")).bytes);
  await writeFile(at("b.json"), (await shiftFile(older, "json")).bytes);
  await writeFile(at("broken.json"), "{");
  await writeFile(at("notes.txt"), "nothing to read");
  const out = await mkdtemp(join(tmpdir(), "springtide-inbox-out-"));
  const [sheet, findings] = [join(out, "inbox.csv"), join(out, "findings.csv")];
  const told = await answerTo(["partner", "inbox", folder, "--out", sheet, "--findings", findings, "--json"]);
  expect(told.code).toBe(0);
  const inbox: unknown = JSON.parse(told.out);
  expect(inbox).toMatchObject({
    zone: "Europe/London",
    positionHours: 56,
    requests: [{ file: "a.csv", id: "R-7", version: 2 }],
  });
  const rows = (await readFile(sheet, "utf8")).trim().split("\n");
  expect(rows[0]).toContain("interval_start,start_utc,minutes,skill,positions");
  expect(rows).toHaveLength(1 + 28);
  const codes = (await readFile(findings, "utf8"))
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(",")[0]);
  expect(codes.sort()).toEqual(["json-not-well-formed", "older-version"]);
  const over = await answerTo(["partner", "inbox", folder, "--out", at("a.csv"), "--json"]);
  expect([over.code, over.out.includes("output-is-input")]).toEqual([2, true]);
  const nothing = await answerTo(["partner", "inbox", out, "--json"]);
  expect(nothing.code).toBe(2);
  await rm(out, { recursive: true });
});

describe("of a stored shop", () => {
  const embedded = databases.find(({ name }) => name === "embedded");
  let data: string;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const place = await embedded?.place();
    if (place === undefined) throw new Error("no database");
    data = place.folder;
    remove = () => place.remove();
    const terms = {
      partner: "Northwind",
      serves: ["phone"],
      seats: 5,
      shrinkage: 0,
      minimumBlock: "2h",
      starting: "2026-03-01",
    };
    const tariff = { per: "scheduled-hours", tiers: [{ price: 20 }], leastUnits: 10 };
    const shop = resolveShop(
      parseOrRefuse(ShopFile, {
        ...{ springtide: 1, id: "lamps", name: "Lamps", currency: "EUR" },
        sites: [
          { id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } },
        ],
        markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
        queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
        agreements: [
          { ...terms, id: "north", tariff },
          { ...terms, id: "night", tariff: { per: "scheduled-hours", tiers: [{ price: 31.5 }] } },
        ],
      }),
    );
    const store = await openStore(place);
    const rest = { holidays: { customers: [], bySite: {} }, contacts: [], weather: [], report: null };
    await store.within(LOCAL_SCOPE).importShop({ shop, ...rest });
    await store.close();
  });
  afterAll(() => remove());

  it("puts partners beside each other, as text, JSON, table and workbook", async () => {
    const typed = ["partner", "compare", "--data", data];
    const told = await answerTo(typed);
    expect([told.code, told.out.split("\n").slice(0, 2)]).toEqual([
      0,
      [
        "lamps: 2 agreements, prices in EUR for an hour of a position",
        "  Northwind (north): 20, nothing known to have been delivered, nothing answered yet, notice 0 days",
      ],
    ]);
    const [table, book] = [join(folder, "partners.csv"), join(folder, "partners.xlsx")];
    const json = await answerTo([...typed, "--shop", "lamps", "--out", table, "--json"]);
    const { file, shop, ...compared } = Told.parse(JSON.parse(json.out));
    expect([file, shop]).toEqual([table, "lamps"]);
    expect(PartnersCompared.parse(compared).partners.map(({ agreement }) => agreement)).toEqual(["north", "night"]);
    const [head = "", row = ""] = (await readFile(table, "utf8")).split("\n");
    expect(head).toMatch(/^agreement,partner,seats,currency,price_per_position_hour,/);
    expect(row).toMatch(/^north,Northwind,5,EUR,20,,/);
    await answerTo([...typed, "--out", book, "--quiet"]);
    const cells = await cellsOfWorkbook(await readFile(book));
    expect(cells.get("Partners")?.at(2)?.slice(0, 5)).toEqual(["night", "Northwind", 5, "EUR", 31.5]);
  });

  it("says what a month comes to, and writes it as the page does", async () => {
    const typed = ["partner", "statement", "--data", data, "--agreement", "north", "--month", "2026-04"];
    const [csv, pdf] = [join(folder, "april.csv"), join(folder, "april.pdf")];
    const told = await answerTo([...typed, "--out", csv]);
    expect([told.code, told.out.split("\n")[0]]).toEqual([
      0,
      expect.stringMatching(/april\.csv: Northwind \(north\), 2026-04: net EUR 200\.00, /),
    ]);
    expect(await readFile(csv, "utf8")).toContain("statement_check");
    const json = await answerTo([...typed, "--out", pdf, "--json"]);
    const { file, ...statement } = Told.parse(JSON.parse(json.out));
    expect([file, Statement.parse(statement).totals.netCents]).toEqual([pdf, 20_000]);
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it.each([
    ["a verb that is none", ["split"], "/verb"],
    ["a folder for a stored shop", ["compare", "inbox"], "/folder"],
    ["no folder for an inbox", ["inbox"], "/folder"],
    ["another verb's option", ["compare", "--month", "2026-04"], "/month"],
    ["no agreement", ["statement", "--month", "2026-04"], "/agreement"],
    ["a month that is none", ["statement", "--agreement", "north", "--month", "April"], "/month"],
    ["a comparison as PDF", ["compare", "--out", "x.pdf"], "/out"],
  ])("refuses %s, and says where", async (_, typed, field) => {
    const { code, out } = await answerTo(["partner", ...typed, "--json"]);
    expect([code, out]).toEqual([2, expect.stringContaining(`"field":"${field}"`)]);
  });

  it("refuses an agreement that is not there in the words of the server", async () => {
    const typed = ["--data", data, "--agreement", "nroth", "--month", "2026-04", "--json"];
    const { code, out } = await answerTo(["partner", "statement", ...typed]);
    expect([code, out]).toEqual([2, expect.stringContaining("no-such-agreement")]);
  });
});
