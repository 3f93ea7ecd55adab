import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { SOFTWARE } from "@springtide/season/service";

/** Packages that have a say in the numbers. */
const NUMERIC = [
  "refusal",
  "probability",
  "calendar",
  "contracts",
  "staffing",
  "simulation",
  "forecast",
  "planning",
  "season",
  "solver",
];

/**
 * Which code computes: the engine's name and a hash of everything the numbers come from. A result that other code made is not reused,
 * whether or not somebody thought of counting the version up.
 */
export async function codeVersion(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of NUMERIC) {
    const folder = dirname(fileURLToPath(import.meta.resolve(`@springtide/${name}`)));
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && /\.(js|ts|wasm)$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const texts = await Promise.all(files.map((file) => readFile(file)));
    for (const [index, text] of texts.entries())
      hash
        .update(files[index]?.slice(folder.length) ?? "")
        .update("\0")
        .update(text);
  }
  return `${SOFTWARE} ${hash.digest("hex").slice(0, 16)}`;
}
