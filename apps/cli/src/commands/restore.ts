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
  options: {
    "without-secrets": {
      type: "boolean",
      description:
        "Leave out what is worth nothing without the key of its secrets, where that is lost: the settings of weather and notifications, and all webhooks.",
    },
  },
  async run(given, terminal) {
    const [file = "", folder] = given.words;
    const place = storePlace(folder);
    if (folder === undefined && place.databaseUrl === null) throw nowhere();
    terminal.progress(10, 100, "Restoring");
    const { made, keys } = await restoreStore(file, place, given.flag("without-secrets"));
    terminal.clear();
    const where = folder === undefined ? "the database of DATABASE_URL" : resolve(folder);
    const next = folder === undefined ? "springtide serve" : `springtide serve --data ${folder}`;
    if (given.flag("json")) terminal.print(JSON.stringify({ file, made, folder: folder ?? null, keys }));
    else if (!given.flag("quiet")) {
      terminal.print(`Restored into ${where}, as of ${made}. See it with: ${next}`);
      for (const key of keys) terminal.print(keyNeeded(key, folder));
    }
  },
};

/** No backup has the key: whoever finds one cannot read the secrets in it. */
function keyNeeded(key: string, folder: string | undefined): string {
  const where =
    folder === undefined
      ? "set SPRINGTIDE_SECRET_KEY to it"
      : `put the file secret.key of the folder it was made of into ${folder}, or set SPRINGTIDE_SECRET_KEY to it`;
  return `Its secrets were sealed with the key ${key}: before you serve it, ${where}.`;
}

function nowhere(): Refusal {
  return new Refusal({
    code: "restore-without-place",
    place: {},
    found: "no folder after the file, and no DATABASE_URL",
    rule: "a backup is restored into a new folder or an empty database",
    remedy: "Give a folder that does not exist yet, or set DATABASE_URL.",
  });
}
