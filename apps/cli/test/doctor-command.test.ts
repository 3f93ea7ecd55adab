import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { answerTo } from "./captured.ts";
import { HEADER, contactRows, smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeEach(async () => {
  files = await smallFiles();
});
afterEach(() => files.remove());

it("shows what must be settled and exits with 2; what is accepted is mended in a file that is read without a word", async () => {
  const text = [HEADER, ...contactRows(), "Total,,4795"].join("\n");
  await writeFile(files.contacts, text);
  const doctor = ["doctor", files.contacts, "--shop", files.shop];
  const first = await answerTo(doctor);
  expect(first.code).toBe(2);
  expect(first.out).toContain("totals-rows (must be settled)");
  expect(first.out).toContain("--accept drop-totals-rows");

  const [out, saved] = [join(files.folder, "mended.csv"), join(files.folder, "monthly.yaml")];
  const accept = ["--accept", "drop-totals-rows", "--out", out, "--save-mapping", saved];
  expect((await answerTo([...doctor, ...accept])).code).toBe(0);
  expect(await readFile(files.contacts, "utf8")).toBe(text);
  const again = await answerTo(["doctor", out, "--shop", files.shop, "--json"]);
  expect(JSON.parse(again.out)).toMatchObject({ ready: true, findings: [], rowsRead: 959 });
  const next = await answerTo([...doctor, "--mapping", saved, "--json"]);
  expect([next.code, JSON.parse(next.out)]).toMatchObject([0, { ready: true }]);
});

it("refuses to write over what it reads, and mends that nothing proposed", async () => {
  const doctor = ["doctor", files.contacts, "--shop", files.shop];
  const over = await answerTo([...doctor, "--out", files.contacts]);
  const guessed = await answerTo([...doctor, "--accept", "add-duplicates"]);
  expect([over.code, guessed.code]).toEqual([2, 2]);
  expect(guessed.err).toContain("unknown-mend");
});
