import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shiftFile } from "@springtide/exchange";
import { afterAll, beforeAll, expect, it } from "vitest";
import { requestOf } from "../../../packages/exchange/test/request/any-request.ts";
import { answerTo } from "./captured.ts";

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-inbox-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("merges a folder of requests to one sheet, and what cannot be read is a finding", async () => {
  const ours = requestOf([{}], { partnerZone: "Europe/London" });
  const older = requestOf([{}], { partnerZone: "Europe/London", request: { id: "R-7", version: 1 } });
  await writeFile(at("a.csv"), (await shiftFile(ours, "csv")).bytes);
  await writeFile(at("b.json"), (await shiftFile(older, "json")).bytes);
  await writeFile(at("broken.json"), "{");
  await writeFile(at("notes.txt"), "nothing to read");
  const out = await mkdtemp(join(tmpdir(), "springtide-inbox-out-"));
  const [sheet, findings] = [join(out, "inbox.csv"), join(out, "findings.csv")];
  const told = await answerTo(["partner", "inbox", folder, "--out", sheet, "--findings", findings, "--json"]);
  expect(told.code).toBe(0);
  const inbox: unknown = JSON.parse(told.out);
  expect(inbox).toMatchObject({
    zone: "Europe/London",
    positionHours: 56,
    requests: [{ file: "a.csv", id: "R-7", version: 2 }],
  });
  const rows = (await readFile(sheet, "utf8")).trim().split("\n");
  expect(rows[0]).toContain("interval_start,start_utc,minutes,skill,positions");
  expect(rows).toHaveLength(1 + 28);
  const codes = (await readFile(findings, "utf8"))
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(",")[0]);
  expect(codes.sort()).toEqual(["json-not-well-formed", "older-version"]);
  const over = await answerTo(["partner", "inbox", folder, "--out", at("a.csv"), "--json"]);
  expect([over.code, over.out.includes("output-is-input")]).toEqual([2, true]);
  const nothing = await answerTo(["partner", "inbox", out, "--json"]);
  expect(nothing.code).toBe(2);
  await rm(out, { recursive: true });
});
