import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAudits } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "audits-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileOf(text: string): Promise<string> {
  const path = join(folder, "audits.csv");
  await writeFile(path, text);
  return path;
}

it("reads audits row by row, the file's name standing in for a source", async () => {
  const path = await fileOf("Channel,day,asked,answered,source\nemail,2026-09-01,25,14,Study\nphone,2026-09-02,4,4,\n");
  expect(await readAudits({ path })).toEqual([
    { channel: "email", day: "2026-09-01", asked: 25, answered: 14, source: "Study" },
    { channel: "phone", day: "2026-09-02", asked: 4, answered: 4, source: path },
  ]);
});

it("refuses every impossible value by row and column", async () => {
  const path = await fileOf(
    "channel,day,asked,answered\nfax,2026-09-01,2,1\nemail,2026-09-31,2,1\nemail,2026-09-01,2,3\nemail,2026-09-01,0.5,0\n",
  );
  const error = await readAudits({ path }).catch((thrown: unknown) => thrown);
  expect(error instanceof Refusal && error.findings.map(({ code, place }) => [code, place.row, place.column])).toEqual([
    ["not-a-channel", 2, "channel"],
    ["no-such-day", 3, "day"],
    ["more-answered-than-asked", 4, "answered"],
    ["not-a-count", 5, "asked"],
  ]);
});

it("says which column is missing", async () => {
  const path = await fileOf("channel,day,asked\nemail,2026-09-01,2\n");
  await expect(readAudits({ path })).rejects.toThrow("answered");
});
