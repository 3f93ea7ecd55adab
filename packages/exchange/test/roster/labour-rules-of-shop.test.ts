import { fileURLToPath } from "node:url";
import { parseOrRefuse, resolveShop, type Shop, ShopFile } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { labourRulesOfShop } from "../../src/index.ts";

const FOLDER = fileURLToPath(new URL("../../../../data/labour-rules", import.meta.url));
const OWN = {
  country: "US",
  name: "Rules of the house",
  from: "2026-01-01",
  rules: [{ id: "rest", kind: "daily-rest", hours: 10, source: "Works agreement" }],
};

function shopAt(site: Record<string, unknown>, people: readonly unknown[] = [{ id: "ana", contract: "full" }]): Shop {
  const openingHours = { week: [{ days: "daily", hours: "08:00-18:00" }] };
  return resolveShop(
    parseOrRefuse(ShopFile, {
      ...{ springtide: 1, id: "small", name: "Small", currency: "EUR" },
      sites: [{ id: "home", zone: "Europe/Berlin", openingHours, ...site }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
      contracts: [{ id: "full", hours: 40 }],
      shiftPatterns: [{ id: "day", starts: ["08:00"], lengths: ["8h"] }],
      teams: [{ id: "desk", serves: ["phone"], costPerHour: 20, patterns: ["day"], people }],
    }),
  );
}

async function codesOf(shop: Shop, folder = FOLDER): Promise<[string, string | undefined][]> {
  try {
    await labourRulesOfShop(shop, folder);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place }) => [code, place.field]);
  }
}

describe("the rules of working time of a shop", () => {
  it.each<[string, Record<string, unknown>, string | undefined]>([
    ["those of the site's country", { country: "DE" }, "Germany"],
    ["those of the country it names", { country: "US", labourRules: "FR" }, "France"],
    ["its own", { country: "US", labourRules: OWN }, "Rules of the house"],
    [
      "the floor of the Union for a member without a file",
      { country: "SE" },
      "European Union (floor of every member state)",
    ],
    ["none, where it says so", { country: "DE", labourRules: "none" }, undefined],
  ])("are %s", async (_, site, name) => {
    const rules = await labourRulesOfShop(shopAt(site), FOLDER);
    expect([...rules.keys()]).toEqual(["home"]);
    expect(rules.get("home")?.name).toBe(name);
  });

  it("are asked for nowhere where nobody is rostered by name", async () => {
    expect(await labourRulesOfShop(shopAt({ country: "US" }, []), FOLDER)).toEqual(new Map());
  });

  it.each<[string, Record<string, unknown>]>([
    ["a country of which no rules are known", { country: "US" }],
    ["no country at all", {}],
    ["a country named that has none", { country: "DE", labourRules: "XX" }],
  ])("are refused for %s: nobody is rostered without", async (_, site) => {
    expect(await codesOf(shopAt(site))).toEqual([["no-rules-of-country", "/sites/0/labourRules"]]);
  });

  it("are refused where the folder of rules is not there", async () => {
    expect(await codesOf(shopAt({ country: "DE" }), "/nowhere")).toEqual([
      ["no-rules-of-country", "/sites/0/labourRules"],
    ]);
  });
});
