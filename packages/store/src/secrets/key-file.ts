import type { FileHandle } from "node:fs/promises";
import { chmod, link, open, readFile, rm } from "node:fs/promises";
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { codeOf } from "../folder/system-error.ts";
import type { SecretKey } from "./secret-key.ts";
import { KEY_BYTES, secretKey, secretKeysFrom } from "./secret-key.ts";

/** Beside the database in the data folder; never in a backup. */
export const KEY_FILE = "secret.key";

const OWNER_ONLY = 0o600;

/** The keys of a data folder; none before there was something to seal. Nobody but its owner can read the file afterwards. */
export async function readKeyFile(folder: string): Promise<SecretKey[]> {
  const path = join(folder, KEY_FILE);
  try {
    const text = await readFile(path, "utf8");
    // A copy may have lost the bounds of the file it was made of.
    await chmod(path, OWNER_ONLY);
    return secretKeysFrom(text, path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** Makes a new key and puts it on the disk, whole, before anything is sealed with it. Another one that is there is never replaced. */
export async function makeKeyFile(folder: string): Promise<SecretKey> {
  const path = join(folder, KEY_FILE);
  const draft = `${path}.${randomUUID()}`;
  const bytes = randomBytes(KEY_BYTES);
  try {
    await flushed(await open(draft, "wx", OWNER_ONLY), `${bytes.toString("base64")}\n`);
    await link(draft, path);
    await flushed(await open(folder, "r"), null);
  } finally {
    await rm(draft, { force: true });
  }
  return secretKey(bytes);
}

async function flushed(file: FileHandle, text: string | null): Promise<void> {
  try {
    if (text !== null) await file.writeFile(text);
    // Some systems do not flush folders.
    await file.sync().catch((error: unknown) => {
      if (text !== null) throw error;
    });
  } finally {
    await file.close();
  }
}
