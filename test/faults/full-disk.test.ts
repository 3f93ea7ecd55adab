import fs from "node:fs";
import { sql } from "kysely";
import { afterEach, expect, it, vi } from "vitest";
import { Refusal } from "@springtide/refusal";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { openDatabase } from "../../packages/store/src/database/open-database.ts";
import { databases } from "../databases/databases.ts";
import { largeImport } from "./large-import.ts";

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings[0]?.code;
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

it.each(databases.filter(({ name }) => name === "embedded"))(
  "refuses what finds no room on the disk of a data folder, changes nothing, and goes on once there is some, on $name",
  async (database) => {
    const place = await database.place();
    const opened = await openStore(place);
    const shops = opened.within(LOCAL_SCOPE);
    await shops.importShop(largeImport(1, 10));
    // As the system does it: a file that would grow is not written.
    const write = fs.writeSync.bind(fs);
    const full = vi.spyOn(fs, "writeSync").mockImplementation((file: number, ...given: unknown[]) => {
      const [buffer, offset, length, position] = given;
      if (typeof position === "number" && position >= fs.fstatSync(file).size)
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", errno: -28 });
      if (!(buffer instanceof Uint8Array)) throw new TypeError("The database writes bytes.");
      return write(file, buffer, Number(offset), Number(length), typeof position === "number" ? position : null);
    });
    expect(await codeOf(shops.importShop(largeImport(2, 200)))).toBe("data-folder-full");
    expect(full).toHaveBeenCalled();
    expect(await shops.history("large")).toEqual(largeImport(1, 10).contacts);
    expect(await codeOf(shops.importShop(largeImport(2, 200)))).toBe("data-folder-full");
    full.mockRestore();
    await shops.importShop(largeImport(3, 200));
    await opened.close();
    const again = await openStore(place);
    expect(await again.within(LOCAL_SCOPE).history("large")).toEqual(largeImport(3, 200).contacts);
    expect((await again.within(LOCAL_SCOPE).imports("large")).length).toBe(2);
    await again.close();
    await place.remove();
  },
  240_000,
);

it.each(databases.filter(({ name }) => name === "PostgreSQL"))(
  "says so when a server's disk is full, on $name",
  async (database) => {
    const place = await database.place();
    const opened = await openDatabase(place);
    const full = sql`do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`;
    expect(await codeOf(full.execute(opened.database))).toBe("database-disk-full");
    await opened.close();
    await place.remove();
  },
);
