import { describe, expect, it } from "vitest";
import { parseOrRefuse, SkillMixAnswer, SkillMixFile, type SkillMixRequest } from "@springtide/contracts";
import { answerSkills, skillLines } from "../../src/index.ts";

const TARGET = { share: "80%", within: "20s", maxOccupancy: "100%" };

/** Two queues alike, specialists for each and people who take both, in either order. */
function alike(changes: object = {}): SkillMixRequest {
  const queue = (id: string): object => ({ id, contactsPerHour: 150, aht: "4m", patience: "150s", target: TARGET });
  return parseOrRefuse(SkillMixFile, {
    halfWidth: "2%",
    queues: [queue("orders"), queue("returns")],
    groups: [
      { id: "orders-only", skills: ["orders"], costPerHour: 24 },
      { id: "returns-only", skills: ["returns"], costPerHour: 24 },
      { id: "both", skills: ["orders", "returns"], takes: "longest-waiting", costPerHour: 25 },
    ],
    ...changes,
  });
}

describe("a question of skills", () => {
  it("is answered with people, cost, bound, and service by formula and simulation", () => {
    const answer = SkillMixAnswer.parse(answerSkills(alike()));
    expect(answer.kept).toBe(true);
    expect(answer.costPerHour).toBeLessThanOrEqual(answer.specialistsOnly?.costPerHour ?? 0);
    expect(answer.boundPerHour).toBeLessThanOrEqual(answer.costPerHour);
    expect(answer.people).toBe(answer.groups.reduce((sum, { people }) => sum + people, 0));
    for (const { serviceLevel, promisedShare, formula } of answer.queues)
      expect(formula === "overflow" ? serviceLevel.simulated : serviceLevel.formula).toBeGreaterThanOrEqual(
        promisedShare - 1e-9,
      );
    expect(answerSkills(alike())).toEqual(answer);
    expect(skillLines(answer).join("\n")).toMatch(/^\d+ people for EUR \d+\.\d\d an hour keep every target/);
  });

  it("shows that a little flexibility goes a long way: the first fifth cross-trained brings more than half of the gain", () => {
    // Symmetric queues, as in Jordan & Graves (1995) and Wallace & Whitt (2005), who find most of the gain in the first step.
    const { flexibility } = answerSkills(alike({ curve: true }));
    const gained = flexibility?.steps.map((step) => step.gained ?? NaN) ?? [];
    expect(gained).toHaveLength(11);
    expect(gained[0]).toBe(0);
    expect(gained[2]).toBeGreaterThan(0.5);
    expect(gained[5]).toBeGreaterThan(0.8);
    expect(gained[10]).toBe(1);
    for (const { people } of flexibility?.steps ?? [])
      expect(people.reduce((sum, each) => sum + each, 0)).toBe(
        flexibility?.steps[0]?.people.reduce((sum, each) => sum + each, 0),
      );
  });

  it("tells the worth of training one more: less than one hired, more than nothing, and in money", () => {
    const answer = answerSkills(
      alike({
        crossTraining: { hoursAYear: 1500, costAYear: 600 },
        groups: [
          { id: "orders-only", skills: ["orders"], costPerHour: 24, least: 8 },
          { id: "returns-only", skills: ["returns"], costPerHour: 24, least: 8 },
          { id: "both", skills: ["orders", "returns"], costPerHour: 25 },
        ],
      }),
    );
    const [row] = answer.crossTraining.filter(({ to }) => to === "both");
    expect(row?.hiring.change).toBeGreaterThan(row?.hiring.halfWidth ?? Infinity);
    expect(row?.overall.change).toBeLessThan(row?.hiring.change ?? 0);
    // One euro an hour more for 1,500 hours, and the training.
    expect(row?.costAYear).toBe(2100);
    expect(row?.worthAYear).toBeCloseTo((row?.worthInPeople ?? NaN) * 24 * 1500 - 2100, 1);
  });

  it("says what is missing and who may have no more people where no mix keeps every target", () => {
    const groups = [
      { id: "orders-only", skills: ["orders"], costPerHour: 24, most: 7 },
      { id: "returns-only", skills: ["returns"], costPerHour: 24 },
    ];
    const answer = answerSkills(alike({ groups }));
    expect(answer.kept).toBe(false);
    expect(answer.limits).toMatchObject([{ queue: "orders", groups: ["orders-only"] }]);
    expect(answer.limits[0]?.missing).toBeGreaterThan(0.1);
    expect(answer.caveats.join(" ")).toContain("orders-only may have no more people");
    expect(skillLines(answer)[0]).toContain("the best that can be had");
  });

  it("stops when asked to", () => {
    expect(() => answerSkills(alike(), { signal: { aborted: true } })).toThrow("cancelled");
  });
});

describe("a question of skills in a file", () => {
  const code = (changes: object): unknown => {
    try {
      alike(changes);
      return null;
    } catch (error) {
      return error;
    }
  };
  it.each<[string, object, string]>([
    ["a skill that is no queue", { groups: [{ id: "a", skills: ["ordres"], costPerHour: 24 }] }, "/groups/0/skills/0"],
    ["a group without skills", { groups: [{ id: "a", skills: [], costPerHour: 24 }] }, "/groups/0/skills"],
    [
      "two groups of one name",
      { groups: [1, 2].map(() => ({ id: "a", skills: ["orders"], costPerHour: 24 })) },
      "/groups/1/id",
    ],
    ["a half-width of nothing", { halfWidth: "0%" }, "/halfWidth"],
    ["a misspelt key", { curv: true }, "/curv"],
    [
      "no patience at all",
      { queues: [{ id: "orders", contactsPerHour: 60, aht: "4m", target: TARGET }] },
      "/queues/0/patience",
    ],
    [
      "handling that takes no time",
      { queues: [{ id: "orders", contactsPerHour: 60, aht: "0s", patience: "none", target: TARGET }] },
      "/queues/0/aht",
    ],
  ])("is refused with %s", (_, changes, field) => {
    const place: unknown = expect.objectContaining({ field });
    const finding: unknown = expect.objectContaining({ place });
    const findings: unknown = expect.arrayContaining([finding]);
    expect(code(changes)).toMatchObject({ findings });
  });
});
