import { createWriteStream } from "node:fs";
import { link, open, rm, stat } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Refusal } from "@springtide/refusal";
import { checkBackup, openStore } from "@springtide/store";
import type { Command } from "../command.ts";
import { fetchBackup, serverFor } from "../owner-client.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";

/** Writes everything that is stored into one file, also while a server runs; the file is read through before it gets its name. */
export const backupCommand: Command = {
  name: "backup",
  summary: "write everything that is stored into one file, also while a server runs",
  words: ["<file>"],
  options: { data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION } },
  async run(given, terminal) {
    const file = given.words[0] ?? "";
    if (await exists(file)) throw fileTaken(file);
    const draft = `${file}.unfinished-${randomUUID()}`;
    try {
      await writeDraft(draft, storePlace(given.text("data")));
      terminal.progress(90, 100, "Checking");
      const { made } = await checkBackup(draft);
      await flush(draft);
      await link(draft, file);
      const { size: bytes } = await stat(file);
      terminal.clear();
      if (given.flag("json")) terminal.print(JSON.stringify({ file, made, bytes }));
      else if (!given.flag("quiet")) terminal.print(`Backed up to ${file} (${bytes} bytes), as of ${made}.`);
    } finally {
      await rm(draft, { force: true });
    }
  },
};

async function writeDraft(draft: string, place: ReturnType<typeof storePlace>): Promise<void> {
  const server = await serverFor(place);
  if (server !== null) return fetchBackup(server, draft);
  const store = await openStore(place);
  try {
    const packed = createWriteStream(draft, { flags: "wx", mode: 0o600 });
    await pipeline(Readable.from(store.backup()), createGzip(), packed);
  } finally {
    await store.close();
  }
}

/** Onto the disk, before it counts as a backup. */
async function flush(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function fileTaken(file: string): Refusal {
  return new Refusal({
    code: "backup-file-taken",
    place: { file },
    found: "a file of this name already",
    rule: "a backup never takes the place of another file",
    remedy: "Give a name that is not taken.",
  });
}
