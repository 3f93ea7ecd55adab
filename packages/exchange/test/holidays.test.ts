import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { holidaysOfShop, lookUpHolidays, shopFromText } from "../src/index.ts";
import { SMALL_SHOP } from "./small-shop.yaml.ts";

function days(country: string, subdivision: string | null, year: number): string[] {
  return lookUpHolidays({ country, subdivision, fromYear: year, toYear: year }).map(({ day }) => day);
}

describe("lookUpHolidays", () => {
  it("knows All Saints' Day 2027 in Bavaria, and not in Berlin (Bavarian Feiertagsgesetz, article 1)", () => {
    expect(lookUpHolidays({ country: "DE", subdivision: "BY", fromYear: 2027, toYear: 2027 })).toContainEqual({
      day: "2027-11-01",
      name: "Allerheiligen",
    });
    expect(days("DE", "BE", 2027)).not.toContain("2027-11-01");
    expect(days("DE", "DE-BY", 2027)).toEqual(days("DE", "BY", 2027));
  });

  it.each([
    [2026, "2026-11-26"],
    [2027, "2027-11-25"],
    [2028, "2028-11-23"],
  ])("knows Thanksgiving %d, the fourth Thursday of November (5 U.S.C. 6103)", (year, day) => {
    expect(days("US", null, year)).toContain(day);
  });

  // Easter Sundays as published in the tables of the Astronomical Applications Department, US Naval Observatory; Monday follows.
  it.each([
    [2024, "2024-04-01"],
    [2025, "2025-04-21"],
    [2026, "2026-04-06"],
    [2027, "2027-03-29"],
  ])("knows Easter Monday %d in Germany and in England", (year, day) => {
    expect(days("DE", null, year)).toContain(day);
    expect(days("GB", "ENG", year)).toContain(day);
  });

  it("counts every day of a holiday of several days", () => {
    // 1 and 2 January are one entry of two days (Romanian Labour Code, article 139).
    expect(days("RO", null, 2027)).toEqual(expect.arrayContaining(["2027-01-01", "2027-01-02"]));
    expect(days("RO", null, 2027)).not.toContain("2027-01-03");
  });

  it("leaves out half holidays, which begin at noon", () => {
    expect(days("IS", null, 2027)).not.toContain("2027-12-24");
    expect(days("IS", null, 2027)).toContain("2027-12-25");
  });

  it("ascends, names a day once, and takes several years at once", () => {
    const list = lookUpHolidays({ country: "US", subdivision: "WA", fromYear: 2024, toYear: 2028 });
    const all = list.map(({ day }) => day);
    expect(all).toEqual([...new Set(all)].sort());
    expect(all[0]).toBe("2024-01-01");
    // 1 January 2028 is a Saturday, so its day off is Friday, 31 December 2027.
    expect(all).toContain("2027-12-31");
    expect(all).toEqual([2024, 2025, 2026, 2027, 2028].flatMap((year) => days("US", "WA", year)));
  });

  it.each([
    ["ZZ", null, "unknown-country", /two letters/],
    ["DE", "XY", "unknown-subdivision", /BY/],
    ["DE", "Bayer", "unknown-subdivision", /BY \(Bayern\)/],
    ["DE", "BY-Q", "unknown-subdivision", /Known are: BY/],
  ])("refuses %s %s", (country, subdivision, code, remedy) => {
    try {
      days(country, subdivision, 2027);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.findings[0]?.code).toBe(code);
      expect(error.findings[0]?.remedy).toMatch(remedy);
    }
  });
});

describe("holidaysOfShop", () => {
  const shop = shopFromText(`${SMALL_SHOP}extraHolidays:\n  - { date: 2027-07-01, name: Stocktaking }\n`, "shop.yaml");
  const years = { fromYear: 2027, toYear: 2027 };

  it("keeps the customers' holidays apart from the site's", () => {
    const { customers, bySite } = holidaysOfShop(shop, years);
    const ofSite = bySite["munich"]?.map(({ day }) => day);
    expect(ofSite).toContain("2027-11-01");
    expect(customers.map(({ day }) => day)).not.toContain("2027-11-01");
    // 8 March, Women's Day, is a holiday of Berlin and not of Bavaria.
    expect(customers.map(({ day }) => day)).toContain("2027-03-08");
    expect(ofSite).not.toContain("2027-03-08");
  });

  it("adds the shop's own days to both, in the years asked only", () => {
    const stocktaking = { day: "2027-07-01", name: "Stocktaking" };
    const { customers, bySite } = holidaysOfShop(shop, years);
    expect(customers).toContainEqual(stocktaking);
    expect(bySite["munich"]).toContainEqual(stocktaking);
    expect(holidaysOfShop(shop, { fromYear: 2028, toYear: 2028 }).customers).not.toContainEqual(stocktaking);
  });

  it("takes customers to live where the sites are if no market says otherwise", () => {
    const markets = shop.markets.map((market) => ({ ...market, country: null, subdivision: null }));
    const { customers, bySite } = holidaysOfShop({ ...shop, markets }, years);
    expect(customers).toEqual(bySite["munich"]);
  });
});
