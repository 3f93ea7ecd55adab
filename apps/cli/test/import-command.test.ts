import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { answerTo } from "./captured.ts";
import { smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeEach(async () => {
  files = await smallFiles();
});
afterEach(() => files.remove());

const typed = (): string[] => {
  const data = join(files.folder, "data");
  return ["import", files.shop, "--contacts", files.contacts, "--data", data];
};

it("stores a shop and its past, and says what was read", async () => {
  const { code, out } = await answerTo(typed());
  expect(code).toBe(0);
  expect(out).toContain("contacts.csv: 959 rows read");
  expect(out).toContain('Stored "Lamps". See it with: springtide serve');
  const store = await openStore({ folder: join(files.folder, "data"), now: () => new Date() });
  try {
    expect((await store.within(LOCAL_SCOPE).listShops()).map(({ id }) => id)).toEqual(["lamps"]);
  } finally {
    await store.close();
  }
});

it("says that another description is replaced, and only then", async () => {
  await answerTo(typed());
  expect((await answerTo(typed())).out).not.toContain("left is replaced");
  const text = await readFile(files.shop, "utf8");
  await writeFile(files.shop, text.replace("name: Lamps", "name: Lamps and more"));
  expect((await answerTo(typed())).out).toContain("The description that import 2 (command line) left is replaced");
});

it("makes no data folder where a file is refused", async () => {
  await appendFile(files.contacts, "2026-04-10T00:00:00+02:00,phone,-4\n");
  const { code, err } = await answerTo(typed());
  expect(code).toBe(2);
  expect(err).toMatch(/negative-count: .*row 961, column offered/);
  expect((await readdir(files.folder)).sort()).toEqual(["contacts.csv", "shop.yaml"]);
});
