import { randomUUID } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Refusal } from "@springtide/refusal";
import { findingOfWriteError } from "../files/write-finding.ts";

const CHUNK_LETTERS = 65_536;

/**
 * Writes a text file as a whole or not at all: into a hidden file beside it, flushed to the disk, then renamed. What stood
 * there before stays until that moment, and stays if `pieces` throws.
 * @throws Refusal if it cannot be written there
 */
export async function writeFileWhole(path: string, pieces: Iterable<string>): Promise<void> {
  await replacingWhole(path, (beside) => writeAndFlush(beside, pieces));
}

/** As `writeFileWhole`, for bytes. @throws Refusal if it cannot be written there */
export async function writeBytesWhole(path: string, bytes: Uint8Array): Promise<void> {
  await replacingWhole(path, async (beside) => {
    const handle = await open(beside, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

/**
 * As `writeFileWhole`, for text that comes bit by bit from work that takes its time: `fill` is handed what appends.
 * @throws Refusal if it cannot be written there, and whatever `fill` throws
 */
export async function fillFileWhole(
  path: string,
  fill: (append: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await replacingWhole(path, async (beside) => {
    const handle = await open(beside, "wx");
    try {
      await fill((text) => handle.writeFile(text));
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

async function replacingWhole(path: string, write: (beside: string) => Promise<void>): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.partial`);
  await refusingWhatCannotBeWritten(path, async () => {
    try {
      await write(beside);
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    await flushFolder(dirname(path));
  });
}

/** Writes a new file and waits until the disk has it; it must not exist yet. */
export async function writeAndFlush(path: string, pieces: Iterable<string>): Promise<void> {
  const handle = await open(path, "wx");
  try {
    await writePieces(handle, pieces);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writePieces(handle: FileHandle, pieces: Iterable<string>): Promise<void> {
  let chunk = "";
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_LETTERS) continue;
    await handle.writeFile(chunk);
    chunk = "";
  }
  await handle.writeFile(chunk);
}

/** A rename is safe from a power cut only once the folder itself is on the disk. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folders, and needs none of this.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Turns the operating system's refusals into ours; what is no person's fault passes through. */
export async function refusingWhatCannotBeWritten<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const finding = findingOfWriteError(error, path);
    throw finding === null ? error : new Refusal(finding);
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
