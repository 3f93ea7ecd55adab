import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { costPerHourOn, meanCostPerHour, parseOrRefuse, resolveShop, type Shop, ShopFile } from "../src/index.ts";
import { smallShopSource } from "./small-shop.ts";

const WAGES = [
  { from: "2026-10-01", costPerHour: 24 },
  { from: "2026-04-01", costPerHour: 22 },
];
const HIRING = { recruit: "4w", train: "2w", classSize: 4, most: 8, weeks: 20, hoursAWeek: 30 };

function shopWith(team: Readonly<Record<string, unknown>>): Shop {
  const shop = {
    ...smallShopSource(),
    contracts: [{ id: "full", hours: 40 }],
    shiftPatterns: [{ id: "day", starts: ["08:00"], lengths: ["8h"] }],
    teams: [{ id: "desk", serves: ["phone"], costPerHour: 20, patterns: ["day"], ...team }],
  };
  return resolveShop(parseOrRefuse(ShopFile, shop));
}

describe("wages by date", () => {
  it("hold from their day on, in whatever order they are written, also for people and hires who have none of their own", () => {
    const people = [
      { id: "ana", contract: "full" },
      { id: "ben", contract: "full", costPerHour: 30 },
      { id: "cem", contract: "full", costPerHour: 30, wages: [{ from: "2026-06-01", costPerHour: 31 }] },
    ];
    const [team] = shopWith({ wages: WAGES, people, hiring: HIRING }).teams;
    const all = [team, ...(team?.people ?? []), team?.hiring].flatMap((wage) => (wage ? [wage] : []));
    const on = (day: string): number[] => all.map((wage) => costPerHourOn(wage, day));
    expect(on("2026-03-31")).toEqual([20, 20, 30, 30, 20]);
    expect(on("2026-04-01")).toEqual([22, 22, 30, 30, 22]);
    expect(on("2026-10-01T00:00:00+02:00")).toEqual([24, 24, 30, 31, 24]);
  });

  it("cost on average what their days do", () => {
    const [team] = shopWith({ wages: WAGES }).teams;
    if (team === undefined) throw new Error("no team");
    // 30 and 31 March at 20, 1 to 3 April at 22: (40 + 66) / 5.
    expect(meanCostPerHour(team, "2026-03-30", "2026-04-03")).toBeCloseTo(21.2, 12);
    expect(meanCostPerHour(team, "2026-04-01", "2026-04-01")).toBe(22);
  });

  it.each([
    [
      "two from one day",
      { wages: [...WAGES, { from: "2026-10-01", costPerHour: 25 }] },
      "wage-twice-on-one-day /teams/0/wages/2/from",
    ],
    [
      "a person's without what is paid before",
      { people: [{ id: "ana", contract: "full", wages: [{ from: "2026-06-01", costPerHour: 31 }] }] },
      "wage-before-is-missing /teams/0/people/0/wages",
    ],
  ])("are refused: %s", (_, team, told) => {
    const findings = (): string[] => {
      try {
        shopWith(team);
      } catch (error) {
        if (error instanceof Refusal) return error.findings.map(({ code, place }) => `${code} ${place.field ?? ""}`);
        throw error;
      }
      return [];
    };
    expect(findings()).toEqual([told]);
  });
});
