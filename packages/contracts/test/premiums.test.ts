import { Refusal } from "@springtide/refusal";
import { expect, it } from "vitest";
import { parseOrRefuse, resolveShop, type Shop, ShopFile } from "../src/index.ts";
import { smallShopSource } from "./small-shop.ts";

function shopWith(...premiums: readonly unknown[]): Shop {
  const teams = [{ id: "desk", serves: ["phone"], costPerHour: 20, premiums }];
  return resolveShop(parseOrRefuse(ShopFile, { ...smallShopSource(), teams }));
}

it("reads days of the week, holidays or both, and hours of a day or all of it", () => {
  const [team] = shopWith(
    { name: "Late", days: "mon-fri", hours: "20:00-24:00", share: 0.1 },
    { name: "Off", days: "Sun, holidays", share: "125%" },
  ).teams;
  expect(team?.premiums).toEqual([
    {
      ...{ name: "Late", weekdays: [1, 2, 3, 4, 5], onHolidays: false },
      ...{ windows: [{ fromMinute: 1200, toMinute: 1440 }], share: 0.1 },
    },
    { name: "Off", weekdays: [7], onHolidays: true, windows: [{ fromMinute: 0, toMinute: 1440 }], share: 1.25 },
  ]);
});

const NIGHT = { name: "Night", hours: "00:00-06:00", share: "25%" };
it.each([
  ["twice", [NIGHT, NIGHT], "premium-twice /teams/0/premiums/1/name"],
  ["every hour", [{ name: "All", share: "5%" }], "premium-always /teams/0/premiums/0"],
  [
    "an hour twice",
    [{ ...NIGHT, hours: ["00:00-06:00", "05:00-07:00"] }],
    "premium-overlaps /teams/0/premiums/0/hours",
  ],
  ["no such day", [{ ...NIGHT, days: "sunday" }], "value-not-allowed /teams/0/premiums/0/days"],
  ["less than the wage", [{ ...NIGHT, share: "-5%" }], "out-of-range /teams/0/premiums/0/share"],
])("refuses %s", (_, premiums, told) => {
  const findings = (): string[] => {
    try {
      shopWith(...premiums);
    } catch (error) {
      if (error instanceof Refusal) return error.findings.map(({ code, place }) => `${code} ${place.field ?? ""}`);
      throw error;
    }
    return [];
  };
  expect(findings()).toEqual([told]);
});
