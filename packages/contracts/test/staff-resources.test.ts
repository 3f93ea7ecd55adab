import { describe, expect, it } from "vitest";
import { findingsOf } from "./shop-findings.ts";
import { hours } from "./small-shop.ts";

const team = { id: "own", serves: ["phone"], costPerHour: 30 };
const hiring = { recruit: "4w", train: "2w", classSize: 8, most: 16, weeks: 12, hoursAWeek: 30 };
const extraHours = { notice: "2d", hoursAWeek: 40, heads: 6 };

describe("what a team can add", () => {
  const withTeam = (change: Record<string, unknown>): Record<string, unknown> => ({ teams: [{ ...team, ...change }] });
  it.each<[string, Record<string, unknown>, string, string]>([
    [
      "training that takes the whole contract",
      { hiring: { ...hiring, train: "12w" } },
      "training-longer-than-contract",
      "hiring/train",
    ],
    ["recruiting in hours", { hiring: { ...hiring, recruit: "36h" } }, "hiring-not-in-days", "hiring/recruit"],
    [
      "stretches off the grid",
      { extraHours: { ...extraHours, shortest: "100m" } },
      "extra-hours-not-on-grid",
      "extraHours/shortest",
    ],
    [
      "stretches longer than a week's hours",
      { extraHours: { ...extraHours, hoursAWeek: 1 } },
      "extra-hours-too-few",
      "extraHours/shortest",
    ],
    [
      "an account above its limit",
      { extraHours: { ...extraHours, account: { most: 10, balance: 11 } } },
      "account-above-its-limit",
      "extraHours/account/balance",
    ],
  ])("is refused with %s", (_, change, code, key) => {
    expect(findingsOf(withTeam(change))).toEqual([[code, `/teams/0/${key}`]]);
  });

  it("is taken where it fits together", () => {
    expect(findingsOf(withTeam({ hiring, extraHours }))).toEqual([]);
    // Six in the morning and five who overlap with them for an hour from March on.
    const roster = [
      { days: "mon-fri", from: "08:00", to: "13:00", heads: 6 },
      { days: "fri", from: "12:00", to: "18:00", heads: 5, starting: "2026-03-01" },
    ];
    const sitesWith = (desks: number) => [{ id: "main", zone: "Europe/Berlin", desks, openingHours: hours() }];
    const seated = (desks: number): unknown => findingsOf({ ...withTeam({ roster }), sites: sitesWith(desks) });
    expect(seated(10)).toEqual([["more-people-than-desks", "/sites/0/desks"]]);
    expect(seated(11)).toEqual([]);
  });
});
