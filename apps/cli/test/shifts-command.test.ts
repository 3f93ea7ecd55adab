import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ShiftSolution } from "@springtide/contracts";
import { answerTo, type Answer } from "./captured.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-shifts-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const GUIDE = new URL("../../../docs/how-to/plan-shifts.md", import.meta.url);

async function instancesOfGuide(): Promise<string[]> {
  const text = (await readFile(GUIDE, "utf8")).replaceAll("\r\n", "\n");
  return [...text.matchAll(/^```json\n(.*?)\n```$/gms)].map(([, block = ""]) => block);
}

async function ask(text: string, ...typed: string[]): Promise<Answer> {
  const path = join(folder, "instance.json");
  await writeFile(path, text);
  return answerTo(["shifts", path, "--json", ...typed]);
}

describe("springtide shifts", () => {
  it("solves every instance of the guide to the last cent", async () => {
    const instances = await instancesOfGuide();
    expect(instances).toHaveLength(4);
    for (const instance of instances) {
      const { code, out } = await ask(instance, "--gap", "0.01%", "--rounds", "2000");
      expect(code).toBe(0);
      const solution = ShiftSolution.parse(JSON.parse(out));
      expect(solution.stopped).toBe("gap");
      expect(solution.target?.isMet ?? true).toBe(true);
      expect(solution.people).toBeGreaterThan(0);
    }
  });

  it("gives the same answer for the limits that stand in it, and starts from the last one", async () => {
    const [, instance = ""] = await instancesOfGuide();
    const file = join(folder, "solution.json");
    const { out } = await ask(instance, "--gap", "1%", "--seed", "3", "--out", file);
    const first = ShiftSolution.parse(JSON.parse(out));
    const { gap, rounds, nodes, seed } = first.work;
    const limits = [
      "--gap",
      `${100 * (gap ?? 0)}%`,
      "--rounds",
      String(rounds),
      "--nodes",
      String(nodes),
      "--seed",
      String(seed),
    ];
    expect(ShiftSolution.parse(JSON.parse((await ask(instance, ...limits)).out))).toEqual(first);
    const again = ShiftSolution.parse(JSON.parse((await ask(instance, ...limits, "--start", file)).out));
    expect(again.shifts).toEqual(first.shifts);
    expect(again.teams).toEqual(first.teams);
    expect(again.work.isFromStart).toBe(true);
    expect(again.roundsRun).toBe(0);
  });

  it("ends with the best so far when its time is up, and says that a clock ended it", async () => {
    const [instance = ""] = await instancesOfGuide();
    const { code, out } = await ask(instance, "--gap", "0%", "--seconds", "0");
    expect(code).toBe(0);
    expect(ShiftSolution.parse(JSON.parse(out))).toMatchObject({ stopped: "clock" });
  });

  it.each([
    ["an unknown queue at a team", { teams: [{ id: "a", queues: ["mail"] }] }, "unknown-queue", "/teams/0/queues/0"],
    ["demand and a target", { target: { per: "day", paths: [{ demand: [1] }] } }, "not-one-demand", "/demand"],
    ["demand of another length", { demand: [1, 2] }, "demand-not-of-length", "/demand"],
    [
      "hours without room for a shift",
      { teams: [{ id: "a", hours: [8, 10] }] },
      "hours-without-shift",
      "/teams/0/hours",
    ],
    ["two teams of one name", { teams: [{ id: "a" }, { id: "a" }] }, "id-twice", "/teams/1/id"],
  ])("refuses %s at its field", async (_, change, code, field) => {
    const [instance = "{}"] = await instancesOfGuide();
    const changed: unknown = { ...Object(JSON.parse(instance)), ...change };
    const answer = await ask(JSON.stringify(changed));
    expect(answer.code).toBe(2);
    const found: unknown = JSON.parse(answer.out);
    const finding: unknown = expect.objectContaining({ code, place: { field } });
    const findings: unknown = expect.arrayContaining([finding]);
    expect(found).toMatchObject({ errors: findings });
  });
});
