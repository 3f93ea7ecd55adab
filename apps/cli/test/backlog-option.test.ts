import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readPlan } from "@springtide/exchange";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { answerTo } from "./captured.ts";
import { contactRows, smallFiles } from "./small-files.ts";

/** The history ends on Thursday, 9 April 2026: the plan begins on Friday, and e-mail is open from eight to six. */
const ROW = "2026-04-10 07:30,email,case,50,10,40";
const HEADER = "as_of,queue,unit,open_items,0-4h,4-24h";
const Told = z.object({ openingBacklog: z.array(z.unknown()) });
const Errors = z.object({ errors: z.array(z.object({ code: z.string(), place: z.record(z.string(), z.unknown()) })) });

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeAll(async () => {
  const rows = contactRows();
  files = await smallFiles([...rows, ...rows.map((row) => row.replace("phone", "email"))]);
  const email = `  - id: email
    channel: email
    aht: 4m
    touchesPerCase: 1.5
    target: { share: 90%, within: 24h }
    openingHours: { week: [{ days: mon-fri, hours: "08:00-18:00" }] }
`;
  const shop = await readFile(files.shop, "utf8");
  await writeFile(
    files.shop,
    shop
      .replace("teams:", `${email}teams:`)
      .replace("serves: [phone]", "serves: [phone, email]")
      .replace("heads: 3", "heads: 9")
      .replace("horizon: 14d", "horizon: 4d"),
  );
});
afterAll(() => files.remove());

const written = async (...rows: string[]): Promise<string> => {
  const path = join(files.folder, "backlog.csv");
  await writeFile(path, `${[HEADER, ...rows].join("\n")}\n`);
  return path;
};
const plan = async (row: string, ...more: string[]) =>
  answerTo([
    "plan",
    files.shop,
    "--contacts",
    files.contacts,
    "--out",
    files.out,
    "--backlog",
    await written(row),
    ...more,
  ]);

describe("--backlog", () => {
  it("begins a plan with what is open, and tells when it is cleared", async () => {
    const { code, out } = await plan(ROW, "--json");
    expect(code).toBe(0);
    const [told] = Told.parse(JSON.parse(out)).openingBacklog;
    // 50 cases of 1.5 messages. Those of the oldest of twenty hours, 60 / 20, came with the opening on Thursday and were due at this one.
    expect(told).toMatchObject({
      openItems: 50,
      unit: "case",
      countedIn: "message",
      contacts: 75,
      alreadyLate: 3,
      left: 0,
    });
    const stored = await readPlan(join(files.out, "plan.json"));
    expect(stored.openingBacklog).toEqual([told]);
    // Another count is held to the same plan before anything is played.
    const again = await written("2026-04-11 07:30,email,case,50,10,40");
    const refused = await answerTo(["simulate", join(files.out, "plan.json"), "--backlog", again, "--json"]);
    expect([refused.code, Errors.parse(JSON.parse(refused.out)).errors[0]?.code]).toEqual([2, "backlog-after-start"]);
  });

  it("is held to the plan by an import too", async () => {
    const path = await written("2026-04-09 07:30,email,case,50,10,40");
    const answer = await answerTo(["import", files.shop, "--contacts", files.contacts, "--backlog", path, "--json"]);
    expect([answer.code, Errors.parse(JSON.parse(answer.out)).errors[0]?.code]).toEqual([2, "backlog-too-old"]);
  });

  it.each([
    ["2026-04-10 07:30,email,case,-50,10,40", "not-a-count"],
    ["2026-04-10 07:30,email,case,51,10,40", "ages-unequal-open"],
    ["2026-04-10 07:30,mail,case,50,10,40", "unknown-queue"],
    ["2026-04-10 07:30,email,ticket,50,10,40", "not-a-unit"],
    ["2026-04-10 07:30,phone,,50,10,40", "backlog-of-line"],
    ["2090-04-10 07:30,email,case,50,10,40", "backlog-in-future"],
    ["2026-04-09 07:30,email,case,50,10,40", "backlog-too-old"],
    ["2026-04-10 12:30,email,case,50,10,40", "backlog-after-start"],
  ])("refuses %s with %s and writes nothing", async (row, refused) => {
    const out = join(files.folder, "refused");
    const answer = await plan(row, "--json", "--out", out);
    expect(answer.code).toBe(2);
    expect(Errors.parse(JSON.parse(answer.out)).errors[0]?.code).toBe(refused);
    await expect(readPlan(join(out, "plan.json"))).rejects.toThrow();
  });
});
