import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerTo } from "./captured.ts";
import { HEADER, smallFiles } from "./small-files.ts";
import type { WatchSettings } from "../src/commands/watch-import.ts";
import { watchImport } from "../src/commands/watch-import.ts";
import { takeFile } from "../src/commands/take-file.ts";
import { watchFolder } from "../src/commands/watch-folder.ts";
import { storePlace } from "../src/places.ts";

const KILLED = fileURLToPath(new URL("./killed-watcher.ts", import.meta.url));
const QUIET = { note: () => undefined, progress: () => undefined, clear: () => undefined };
let files: Awaited<ReturnType<typeof smallFiles>>;
let [folder, data] = ["", ""];
beforeAll(async () => {
  files = await smallFiles();
  [folder, data] = [join(files.folder, "incoming"), join(files.folder, "data")];
  await mkdir(folder);
  expect((await answerTo(["import", files.shop, "--contacts", files.contacts, "--data", data])).code).toBe(0);
});
afterAll(() => files.remove());

/** The tenth of April in Berlin, hour by hour. */
function aDay(count: number | string, hours = 24): string {
  const rows = Array.from(
    { length: hours },
    (_, hour) => `2026-04-10T${String(hour).padStart(2, "0")}:00+02:00,phone,${count}`,
  );
  return `${[HEADER, ...rows].join("\n")}\n`;
}

function intoStored(more: Partial<WatchSettings> = {}): WatchSettings {
  return {
    ...{ folder, shopOf: (books) => books.shop("lamps"), mapping: undefined, accept: [], place: storePlace(data) },
    ...{ settledMs: 500, asJson: true, ...more },
  };
}

it("refuses to watch where nothing is stored, and makes no store; says which shops there are", async () => {
  for (const typed of [
    ["--watch", folder],
    ["--contacts", files.contacts, "--shop", "lamps"],
  ]) {
    const refused = await answerTo(["import", ...typed, "--data", join(files.folder, "nowhere")]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("nothing-stored")]);
  }
  expect((await readdir(files.folder)).sort()).toEqual(["contacts.csv", "data", "incoming", "shop.yaml"]);
  const refusals = [
    [["--watch", folder, "--shop", "lamp"], "no-such-shop"],
    [["--watch", join(folder, "none")], "folder-not-found"],
    [["--watch", folder, "--accept", "drop-total-rows"], "unknown-mend"],
    [["--watch", folder, "--weather", "w.csv"], "option-idle"],
    [["--watch", folder, "--settle", "soon"], "not-seconds"],
    [[files.shop, "--watch", folder, "--shop", "lamps"], "shop-twice"],
    [["--shop", "lamps"], "contacts-missing"],
    [[], "wrong-words"],
  ] as const;
  for (const [typed, code] of refusals) {
    const refused = await answerTo(["import", ...typed, "--data", data, "--json"]);
    expect([typed, refused.code, JSON.parse(refused.out)]).toMatchObject([typed, 2, { errors: [{ code }] }]);
  }
});

it("imports what appears into a stored shop once, also after kill -9 between import and move, in lines for programs", async () => {
  await writeFile(join(folder, "tenth.csv"), aDay(4));
  const node = ["--conditions=@springtide/source", "--import", "tsx", KILLED, folder, data];
  const child = spawn(process.execPath, node, { stdio: ["ignore", "ignore", "inherit"] });
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  expect(await readdir(folder)).toEqual(["tenth.csv"]);

  await writeFile(join(folder, "copy of tenth.csv"), aDay(4));
  await writeFile(join(folder, "eleventh.csv.part"), aDay(5));
  await writeFile(join(folder, "bad.csv"), `${aDay("many", 3)}2026-04-10T05:00+02:00,phone,4\n`);
  await writeFile(join(folder, "cut.csv"), aDay(6, 9));
  const told: unknown[] = [];
  const stop = new AbortController();
  const watching = watchImport(intoStored(), { ...QUIET, print: (line) => told.push(JSON.parse(line)) }, stop.signal);
  await expect.poll(() => told.length, { timeout: 60_000 }).toBe(5);
  stop.abort();
  await watching;
  expect(told).toMatchObject([
    { event: "watching", folder, shop: "lamps" },
    { event: "refused", file: "bad.csv", now: "refused/bad.csv", errors: [{ code: "not-a-number" }] },
    { event: "known", file: "copy of tenth.csv", now: "done/copy of tenth.csv", import: 2 },
    { event: "imported", file: "cut.csv", now: "done/cut.csv", import: 3, days: { added: 0, changed: 1, removed: 0 } },
    { event: "known", file: "tenth.csv", now: "done/tenth.csv", import: 2, days: { added: 1, changed: 0, removed: 0 } },
  ]);
  expect((await readdir(folder)).sort()).toEqual(["done", "eleventh.csv.part", "refused"]);
  const findings: unknown = JSON.parse(await readFile(join(folder, "refused", "bad.csv.findings.json"), "utf8"));
  expect(findings).toMatchObject({
    errors: [{ code: "not-a-number", place: { row: 2, column: "offered" } }],
    findings: [
      { code: "not-a-number", sample: [{ row: 2 }, { row: 3 }, { row: 4 }], mends: [{ id: "leave-out-rows" }] },
    ],
  });
  const listed = await answerTo(["imports", "lamps", "--data", data]);
  expect(
    listed.out
      .trim()
      .split("\n")
      .map((line) => line.replace(/ {2}\S+ command line/, "")),
  ).toEqual([
    "* 3 cut.csv, 9 rows days +0 ~1 -0",
    "  2 tenth.csv, 24 rows days +1 ~0 -0",
    "  1 contacts.csv, 959 rows days +40 ~0 -0",
  ]);
});

it("does not keep half of a file: one that is written to while it is read is taken again, whole", async () => {
  const path = join(folder, "growing.csv");
  const day = aDay(4).replaceAll("2026-04-10", "2026-04-11").split("\n");
  await writeFile(path, `${day.slice(0, 13).join("\n")}\n`);
  let taken = 0;
  const settings = intoStored();
  const told: string[] = [];
  await watchFolder(folder, {
    take: async (file) => {
      const outcome = await takeFile(file, settings);
      taken += 1;
      // The writer goes on after a pause that looked like the end.
      if (taken === 1) await appendFile(path, day.slice(13).join("\n"));
      return outcome;
    },
    tell: (event) => told.push(event.event),
    now: settings.place.now,
    isStopped: () => told.length > 0,
    settledMs: 500,
  });
  expect([taken, told]).toEqual([2, ["imported"]]);
  const listed = await answerTo(["imports", "lamps", "--data", data]);
  expect(listed.out).toMatch(
    /^\* 5 .*growing\.csv, 24 rows days \+0 ~1 -0\n {2}4 .*growing\.csv, 12 rows days \+1 ~0 -0\n/,
  );
});

it("goes on where a file vanishes or cannot be moved, and ends where the folder goes away", async () => {
  const other = join(files.folder, "other");
  await mkdir(other);
  await writeFile(join(other, "a.csv"), aDay(4));
  await writeFile(join(other, "b.csv"), aDay("many"));
  await writeFile(join(other, "refused.part"), "");
  const told: unknown[] = [];
  const refused = { outcome: "refused", errors: [], findings: [] } as const;
  const watching = watchFolder(other, {
    take: async (path) => {
      if (path.endsWith("a.csv")) await rm(path);
      else if (told.length === 0) await rename(join(other, "refused.part"), join(other, "refused"));
      return stat(path).then(() => refused);
    },
    tell: (event) => {
      told.push(event);
      if (event.event === "waits") void rm(join(other, "refused"));
      else void rm(other, { recursive: true });
    },
    now: () => new Date(),
    isStopped: () => false,
    settledMs: 100,
  });
  await expect(watching).rejects.toMatchObject({ findings: [{ code: "folder-not-found" }] });
  expect(told).toMatchObject([
    { event: "waits", file: "b.csv", errors: [{ code: "folder-not-usable" }] },
    { event: "refused", file: "b.csv" },
  ]);
});

it("adds one file to a stored shop with its difference, replaces nothing that nobody said, and takes it back", async () => {
  const [fresh, other] = [join(files.folder, "twelfth.csv"), join(files.folder, "ninth.csv")];
  await writeFile(fresh, aDay(4).replaceAll("2026-04-10", "2026-04-12"));
  await writeFile(other, aDay(9).replaceAll("2026-04-10", "2026-04-09"));
  const add = (...typed: string[]): ReturnType<typeof answerTo> =>
    answerTo(["import", "--shop", "lamps", "--data", data, ...typed]);
  const seen = await add("--contacts", fresh, "--preview");
  expect(seen.out).toContain("  2026-04-12  phone: none -> 96\nNothing was stored.");
  expect((await add("--contacts", fresh)).out).toMatch(/Import 6: days \+1 ~0 -0\. .*--undo 6/);
  const kept = await add("--contacts", other);
  expect([kept.code, kept.err]).toEqual([2, expect.stringContaining("would-replace: found 1 stored day")]);
  const replaced = await add("--contacts", other, "--replace", "--json");
  expect(JSON.parse(replaced.out)).toMatchObject({
    import: 7,
    diagnosis: { ready: true },
    diff: { contactDays: [{ queue: "phone", day: "2026-04-09", after: 216 }] },
  });
  expect((await answerTo(["imports", "lamps", "--undo", "7", "--data", data])).out).toContain("* 6 ");
});
