import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { answerTo } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
let leave = "";
beforeAll(async () => {
  files = await smallFiles();
  leave = join(files.folder, "leave.csv");
  const text = await readFile(files.shop, "utf8");
  const people = `contracts: [{ id: full, hours: 40h }]
shiftPatterns: [{ id: day, starts: "08:00-10:00", lengths: [8h] }]
teams:
  - { id: desk, serves: [phone], costPerHour: 20, roster: [], patterns: [day], people: [{ id: anna, contract: full }] }
`;
  await writeFile(files.shop, text.replace(/^teams:\n.*\n/m, people));
  await writeFile(
    leave,
    "Employee,First day,Last day,Reason\nanna,2026-04-13,2026-04-17,vacation\nbert,2026-04-20,,sick\n",
  );
});
afterAll(() => files.remove());

it("the doctor knows a table of leave, says whom it means and what would change, and exits with 2 while it is not clear", async () => {
  const read = await answerTo(["doctor", leave, "--shop", files.shop]);
  expect(read.code).toBe(2);
  expect(read.out).toContain("leave.csv: leave of people, 2 rows");
  expect(read.out).toContain("  --accept ignore-person:bert  Leave out");
  expect(read.out).toContain("  anna, leave: none -> 2026-04-13 to 2026-04-17 (annual)");
  const ready = await answerTo(["doctor", leave, "--shop", files.shop, "--accept", "ignore-person:bert", "--json"]);
  expect([ready.code, JSON.parse(ready.out)]).toMatchObject([0, { ready: true, rowsLeftOut: 1 }]);
});

it("leave is stored with its shop as an import that can be taken back, and what is there is not replaced without a word", async () => {
  const data = join(files.folder, "data");
  expect((await answerTo(["import", files.shop, "--contacts", files.contacts, "--data", data])).code).toBe(0);
  const add = (...typed: string[]): ReturnType<typeof answerTo> =>
    answerTo([
      "import",
      "--shop",
      "lamps",
      "--people",
      leave,
      "--data",
      data,
      "--accept",
      "ignore-person:bert",
      ...typed,
    ]);
  expect((await add("--preview")).out).toMatch(/-> 2026-04-13 to 2026-04-17 \(annual\)\nNothing was stored\.\n$/);
  expect((await add()).out).toMatch(/Import 2: days \+0 ~0 -0\..*--undo 2/);
  await appendFile(leave, "anna,2026-04-06,2026-04-06,training\n");
  const kept = await add();
  expect([kept.code, kept.err]).toEqual([2, expect.stringContaining("would-replace")]);
  expect((await add("--replace")).code).toBe(0);
  const leaveOf = async (): Promise<unknown> => {
    const store = await openStore({ folder: data, now: () => new Date() });
    const stored = await store.within(LOCAL_SCOPE).shop("lamps");
    await store.close();
    return stored?.shop.teams[0]?.people[0]?.leave.map(({ fromDay, kind }) => [fromDay, kind]);
  };
  expect(await leaveOf()).toEqual([
    ["2026-04-06", "training"],
    ["2026-04-13", "annual"],
  ]);
  expect((await answerTo(["imports", "lamps", "--undo", "3", "--data", data])).code).toBe(0);
  expect(await leaveOf()).toEqual([["2026-04-13", "annual"]]);
});
