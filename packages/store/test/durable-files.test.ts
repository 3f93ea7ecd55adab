import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, it } from "vitest";
import { databases } from "../../../test/databases/databases.ts";
import { DURABLE_START, DurableFiles } from "../src/database/durable-files.ts";

it("has every transaction flushed to the disk before it is acknowledged, and a checkpoint's files after it", async () => {
  const place = await databases[0]?.place();
  if (place === undefined) throw new Error("There is no embedded database.");
  let flushed = 0;
  const files = new DurableFiles(join(place.folder, "postgres"), () => void (flushed += 1));
  const database = await PGlite.create({ fs: files, startParams: DURABLE_START });
  await database.exec("create table noted (number integer)");
  const flushedBy = async (work: () => Promise<unknown>): Promise<number> => {
    const before = flushed;
    await work();
    return flushed - before;
  };
  // PostgreSQL flushes its log once for a transaction that writes, and never for one that only reads.
  for (const number of [1, 2, 3])
    expect(await flushedBy(() => database.query("insert into noted values ($1)", [number]))).toBe(1);
  expect(await flushedBy(() => database.query("select * from noted"))).toBe(0);
  expect(await flushedBy(() => database.exec("checkpoint"))).toBeGreaterThan(1);
  await database.close();
  await place.remove();
});
