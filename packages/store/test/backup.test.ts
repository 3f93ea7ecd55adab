import { appendFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore, restoreStore } from "@springtide/store";
import { databases } from "../../../test/databases/databases.ts";
import { historyFrom, shopImport, smallShop, temporaryFolder } from "./fixtures.ts";

const NOW = "2026-11-22T10:00:00.000Z";
/** Both clock changes of a year, values that are not known, and numbers that have no short form. */
const contacts = [
  historyFrom(
    "phone",
    15,
    Array.from({ length: 200 }, (_, index) => Date.UTC(2026, 9, 24, 20) + index * 900_000),
    Array.from({ length: 200 }, (_, index) => (index % 7 === 0 ? Number.NaN : index / 3)),
  ),
  historyFrom("email", "day", [Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22)], [1e-17, 2 ** 52]),
];
const PLAN = '{"word":"for word",  "number": 1e-17, "text": "Größe \\"x\\", \\\\ \\n 雪"}';

async function backUp(store: Store, file: string): Promise<void> {
  await pipeline(Readable.from(store.backup()), createGzip(), createWriteStream(file));
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw new Error("It was not refused.", { cause: error });
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  file = join(folder.path, "kept.springtide");
});
afterAll(() => folder.remove());

describe.each(databases)("a backup from $name", (from) => {
  const to = databases.find((other) => other.name !== from.name) ?? from;

  it(`brings everything back in another one, on ${to.name}, which goes on from there`, async () => {
    const place = await from.place();
    const opened = await openStore({ ...place, now: () => new Date(NOW) });
    const store = opened.within(LOCAL_SCOPE);
    await store.importShop(shopImport(smallShop("kept"), contacts));
    await store.savePlan("kept", PLAN, "first");
    await backUp(opened, file);
    const listed = await store.listShops();
    await opened.close();
    await place.remove();
    const target = await to.place();
    const restored = { ...target, folder: join(folder.path, `from ${from.name}`) };
    expect(await restoreStore(file, restored)).toEqual({ made: NOW, keys: [] });
    const reopened = await openStore(restored);
    const again = reopened.within(LOCAL_SCOPE);
    expect(await again.listShops()).toEqual(listed);
    expect(await again.history("kept")).toEqual(contacts);
    expect((await again.newestPlan("kept"))?.json).toBe(PLAN);
    expect((await again.shop("kept"))?.importedAt).toBe(NOW);
    // New rows are numbered after the restored ones.
    await again.importShop(shopImport(smallShop("next"), contacts));
    expect(await again.history("next")).toEqual(contacts);
    await reopened.close();
    expect((await refusalOf(restoreStore(file, restored))).findings[0]?.code).toBe("restore-place-taken");
    await target.remove();
  });
});

describe("a backup that cannot be restored", () => {
  const copy = async (name: string, change: (text: string) => string): Promise<string> => {
    const path = join(folder.path, name);
    await writeFile(path, gzipSync(change(gunzipSync(await readFile(file)).toString())));
    return path;
  };
  const codeOf = async (path: string): Promise<string | undefined> => {
    const place = { folder: join(folder.path, "never"), databaseUrl: null, now: () => new Date() };
    return (await refusalOf(restoreStore(path, place))).findings[0]?.code;
  };

  it("is refused where a value was changed, lines are missing, or it is none, and nothing is written", async () => {
    expect(await codeOf(await copy("changed", (text) => text.replace("for word", "for work")))).toBe("backup-damaged");
    expect(await codeOf(await copy("cut", (text) => text.slice(0, text.lastIndexOf('{"rows"'))))).toBe(
      "backup-damaged",
    );
    expect(await codeOf(await copy("other", () => "queue,offered\n"))).toBe("backup-damaged");
    const half = join(folder.path, "half");
    await writeFile(half, (await readFile(file)).subarray(0, 500));
    expect(await codeOf(half)).toBe("backup-damaged");
    await writeFile(join(folder.path, "plain"), "{}");
    expect(await codeOf(join(folder.path, "plain"))).toBe("backup-damaged");
    expect(await codeOf(join(folder.path, "nothing"))).toBe("backup-not-readable");
    expect(await readdir(folder.path)).not.toContain("never");
  });

  it("is refused where a later version made it", async () => {
    const later = (text: string): string => text.replace('"migrations":[', '"migrations":["9999-later",');
    const path = await copy("later", (text) => text.replace(/^.*\n/, later));
    // Its sum is that of the file before; a later version's own would be right, and its name tells first.
    expect(["backup-newer", "backup-damaged"]).toContain(await codeOf(path));
    expect(
      await codeOf(await copy("form", (text) => text.replace('"springtideBackup":1', '"springtideBackup":2'))),
    ).toBe("backup-newer");
  });

  it("leaves a folder alone that has something in it", async () => {
    const taken = join(folder.path, "taken");
    await mkdir(taken);
    await appendFile(join(taken, "mine"), "");
    const refusal = await refusalOf(restoreStore(file, { folder: taken, databaseUrl: null, now: () => new Date() }));
    expect(refusal.findings[0]?.code).toBe("restore-place-taken");
    expect(await readdir(taken)).toEqual(["mine"]);
  });
});
