import { ShiftInstance } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { targetOfInstance } from "../../src/shifts/target-of-instance.ts";

const BASE = {
  intervals: 4,
  intervalMinutes: 720,
  rules: { lengths: [1], breakLength: 0 },
  cost: { wageAnHour: 20, under1: 0, under1Max: 0, under2: 0 },
};
const CONTACTS = {
  per: "day",
  share: "80%",
  service: [[0, 0.5, 1]],
  paths: [{ offered: [10, 20, 30, 40] }],
};

function problemOf(target: object): ReturnType<typeof targetOfInstance> {
  const instance = ShiftInstance.parse({ ...BASE, target });
  if (instance.target === undefined) throw new Error("no target");
  return targetOfInstance(instance, instance.target);
}

function refused(target: object): unknown {
  try {
    problemOf(target);
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map(({ code, place }) => [code, place.field]);
    throw error;
  }
  return [];
}

describe("a target of an instance", () => {
  it("asks for a share of each day's contacts, and has heads worth the contacts they answer in time", () => {
    const problem = problemOf({ ...CONTACTS, floorShare: 0.5 });
    expect(problem.periods).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 4 },
    ]);
    // 80 % of 10 + 20 and of 30 + 40 contacts.
    expect(problem.paths[0]?.required).toEqual([24, 56]);
    expect(problem.paths[0]?.worth[3]).toEqual(Float64Array.of(0, 20, 40));
    expect(problem.floor).toEqual(Int32Array.of(1, 1, 1, 1));
  });

  it("asks for all heads of a path that names demand", () => {
    const problem = problemOf({
      per: "plan",
      chance: 0.5,
      paths: [{ demand: [1, 0, 2, 1] }, { demand: [3, 0, 0, 0] }],
    });
    expect(problem.paths.map(({ required }) => required)).toEqual([[4], [3]]);
    expect(problem.paths[0]?.worth[2]).toEqual(Float64Array.of(0, 1, 2));
  });

  it.each<[string, object, string, string]>([
    ["no share", { share: undefined }, "target-incomplete", "/target/share"],
    ["no tables", { service: undefined }, "target-incomplete", "/target/service"],
    [
      "tables for some intervals",
      {
        service: [
          [0, 1],
          [0, 1],
        ],
      },
      "demand-not-of-length",
      "/target/service",
    ],
    ["a path with nothing", { paths: [{}] }, "target-incomplete", "/target/paths/0"],
    ["a floor above a table", { service: [[0, 0.3]], floorShare: 0.5 }, "floor-above-table", "/target/service/0"],
    [
      "a table that is not there",
      { paths: [{ offered: [1, 1, 1, 1], tables: [0, 0, 7, 0] }] },
      "unknown-table",
      "/target/paths/0/tables/2",
    ],
    [
      "a floor of service on many paths",
      { floorShare: 0.5, paths: [CONTACTS.paths[0], CONTACTS.paths[0]] },
      "floor-of-many-paths",
      "/target/floorShare",
    ],
  ])("is refused with %s, at its field", (_, change, code, field) => {
    expect(refused({ ...CONTACTS, ...change })).toContainEqual([code, field]);
  });
});
