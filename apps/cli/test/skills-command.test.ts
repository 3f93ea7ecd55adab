import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SkillMixAnswer } from "@springtide/contracts";
import { answerTo, type Answer } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-skills-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const GUIDE = new URL("../../../docs/how-to/find-the-skill-mix.md", import.meta.url);

/** The blocks of a page in a language, as they stand there. */
async function blocksOf(page: URL, language: string): Promise<string[]> {
  const text = (await readFile(page, "utf8")).replaceAll("\r\n", "\n");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, "gms"))].map(([, block = ""]) => block);
}

async function ask(text: string, ...typed: string[]): Promise<Answer> {
  const path = join(folder, "mix.yaml");
  await writeFile(path, text);
  return answerTo(["skills", path, ...typed]);
}

const SMALL = `halfWidth: 5%
queues:
  - { id: orders, contactsPerHour: 20, aht: 3m, patience: 2m, target: { share: 70%, within: 30s } }
groups:
  - { id: desk, skills: [orders], costPerHour: 20 }
`;

describe("springtide skills", () => {
  it("prints what the guide says it prints", async () => {
    const [question = ""] = await blocksOf(GUIDE, "yaml");
    const [table = "", curve = ""] = await blocksOf(GUIDE, "text");
    const { code, out } = await ask(`${question}\n`, "--curve");
    expect(code).toBe(0);
    expect(out).toContain(curve);
    // The guide shows the curve apart from the rest.
    expect(out.replace(`${curve}\n\n`, "").trim()).toBe(table);
  });

  it("answers in one JSON text, and writes it to a file", async () => {
    const file = join(folder, "answer.json");
    const { code, out, err } = await ask(SMALL, "--json", "--out", file);
    expect([code, err]).toEqual([0, ""]);
    const answer = SkillMixAnswer.parse(JSON.parse(out));
    expect(answer).toMatchObject({ kept: true, proven: true, gap: 0 });
    expect(SkillMixAnswer.parse(JSON.parse(await readFile(file, "utf8")))).toEqual(answer);
  });

  it.each<[string, string, number, string]>([
    [
      "a queue that nobody takes",
      SMALL.replace(
        "groups:",
        "  - { id: advice, contactsPerHour: 5, aht: 3m, patience: none, target: { share: 70%, within: 30s } }\ngroups:",
      ),
      0,
      "queue-nobody-takes",
    ],
    ["a skill that is no queue", SMALL.replace("[orders]", "[ordres]"), 5, ""],
    [
      "a least above the most",
      SMALL.replace("costPerHour: 20", "costPerHour: 20, least: 3, most: 2"),
      0,
      "least-above-most",
    ],
  ])("refuses %s", async (_, text, row, code) => {
    const answer = await ask(text, "--json");
    expect(answer.code).toBe(2);
    const some: unknown = expect.stringMatching(/./);
    const finding = {
      found: some,
      rule: some,
      remedy: some,
      ...(code === "" ? {} : { code }),
      ...(row === 0 ? {} : { place: expect.objectContaining({ row }) as unknown }),
    };
    expect(JSON.parse(answer.out)).toMatchObject({ errors: [finding] });
  });

  it.each([
    ["neither a file nor a plan", []],
    ["a file and a plan", ["mix.yaml", "--plan", "plan.json"]],
    ["a time without a plan", ["mix.yaml", "--at", "2026-04-10T10:00"]],
  ])("refuses %s", async (_, typed) => {
    const { code, out } = await answerTo(["skills", ...typed, "--json"]);
    expect([code, out]).toEqual([2, expect.stringContaining("options-contradict")]);
  });

  it("refuses a half-width that no simulation reaches", async () => {
    const { code, out } = await ask(SMALL, "--json", "--half-width", "0.01%");
    expect([code, out]).toEqual([2, expect.stringContaining("half-width-out-of-range")]);
  });
});

const SHOP = `springtide: 1
id: lamps
name: Lamps
currency: EUR
interval: 60m
sites: [{ id: berlin, zone: Europe/Berlin, country: DE, openingHours: { week: [{ days: daily, hours: "08:00-20:00" }] } }]
markets: [{ id: home, latitude: 52.5, longitude: 13.4, country: DE }]
queues:
  - { id: phone, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }
  - { id: chat, channel: chat, aht: 300s, target: { share: 80%, within: 60s } }
  - { id: email, channel: email, aht: 300s, target: { share: 80%, within: 24h } }
teams:
  - { id: desk, serves: [phone], costPerHour: 20, roster: [{ days: daily, from: "08:00", to: "18:00", heads: 3 }] }
  - { id: all, serves: [chat, phone, email], costPerHour: 24, roster: [{ days: daily, from: "08:00", to: "18:00", heads: 3 }] }
plan: { horizon: 14d, paths: 20 }
`;

describe("springtide skills of a plan", () => {
  it("asks about the busiest interval, or the one that is named, for the lines open then", async () => {
    const rows: string[] = [];
    for (let hour = 0; hour < 40 * 24 - 1; hour += 1)
      for (const queue of ["phone", "chat", "email"])
        rows.push(
          `${new Date(Date.UTC(2026, 1, 28, 23) + hour * 3_600_000).toISOString()},${queue},${20 + (hour % 5)}`,
        );
    const files = await smallFiles(rows);
    try {
      await writeFile(files.shop, SHOP);
      const planned = await answerTo(["plan", files.shop, "--contacts", files.contacts, "--out", files.out, "--quiet"]);
      expect(planned).toEqual({ code: 0, out: "", err: "" });
      const of = (...typed: string[]): Promise<Answer> =>
        answerTo(["skills", "--plan", join(files.out, "plan.json"), "--half-width", "4%", ...typed]);
      const busiest = await of("--json");
      expect([busiest.code, busiest.err]).toEqual([0, ""]);
      const { start, ...answer } = JSON.parse(busiest.out) as Record<string, unknown>;
      expect(start).toMatch(/^2026-04-\d\dT\d\d:00:00\+02:00$/);
      const { queues, groups } = SkillMixAnswer.parse(answer);
      expect(queues.map(({ queue }) => queue)).toEqual(["phone", "chat"]);
      expect(groups.map(({ group }) => group)).toEqual(["phone-only", "chat-only", "chat-and-phone"]);
      const named = await of("--at", "2026-04-11T10:00", "--premium", "8%");
      expect(named.out).toMatch(/^The interval from 2026-04-11T10:00:00\+02:00:\n\d+ people for EUR/);
      for (const [at, code] of [
        ["2026-04-11T03:00", "no-line-open"],
        ["2027-04-11T10:00", "moment-outside-plan"],
        ["tomorrow", "not-a-local-time"],
      ] as const)
        expect(await of("--at", at, "--json")).toMatchObject({
          code: 2,
          out: expect.stringContaining(code) as unknown,
        });
    } finally {
      await files.remove();
    }
  });
});
