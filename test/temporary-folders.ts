import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made = new Map<string, Promise<string>>();

/** A folder for what the tests of one file write; `remove-temporary-folders.ts` takes it away after them. */
export function temporaryFolder(name: string): Promise<string> {
  const there = made.get(name) ?? mkdtemp(join(tmpdir(), `springtide-${name}-`));
  made.set(name, there);
  return there;
}

export async function removeTemporaryFolders(): Promise<void> {
  const folders = [...made.values()];
  made.clear();
  for (const folder of folders) await rm(await folder, { recursive: true, force: true });
}
