import { resolve } from "node:path";
import { Refusal } from "@springtide/refusal";
import { restoreStore } from "@springtide/store";
import type { Command } from "../command.ts";
import { storePlace } from "../places.ts";

/** Writes a backup into a new data folder, or into the empty database of DATABASE_URL; never over anything. */
export const restoreCommand: Command = {
  name: "restore",
  summary: "write a backup into a new data folder, or an empty PostgreSQL database",
  words: ["<file>", "[folder]"],
  options: {},
  async run(given, terminal) {
    const [file = "", folder] = given.words;
    const place = storePlace(folder);
    if (folder === undefined && place.databaseUrl === null) throw nowhere();
    terminal.progress(10, 100, "Restoring");
    const made = await restoreStore(file, place);
    terminal.clear();
    const where = folder === undefined ? "the database of DATABASE_URL" : resolve(folder);
    const next = folder === undefined ? "springtide serve" : `springtide serve --data ${folder}`;
    if (given.flag("json")) terminal.print(JSON.stringify({ file, made, folder: folder ?? null }));
    else if (!given.flag("quiet")) terminal.print(`Restored into ${where}, as of ${made}. See it with: ${next}`);
  },
};

function nowhere(): Refusal {
  return new Refusal({
    code: "restore-without-place",
    place: {},
    found: "no folder after the file, and no DATABASE_URL",
    rule: "a backup is restored into a new folder or an empty database",
    remedy: "Give a folder that does not exist yet, or set DATABASE_URL.",
  });
}
