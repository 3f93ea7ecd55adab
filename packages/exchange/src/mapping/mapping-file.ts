import { stringify } from "yaml";
import { ImportMapping, parseOrRefuse } from "@springtide/contracts";
import { readTextFile } from "../files/read-text-file.ts";
import { withLines } from "../shop/with-lines.ts";
import { parseYaml } from "../shop/yaml-source.ts";
import { writeFileWhole } from "../tables/write-file.ts";

/**
 * Reads a saved mapping. @throws Refusal with every finding; `row` is the line in the file
 */
export async function readImportMapping(path: string): Promise<ImportMapping> {
  const { value, lines } = parseYaml(await readTextFile({ path, what: "a mapping", largestMegabytes: 1 }), path);
  return withLines(lines, path, () => parseOrRefuse(ImportMapping, value));
}

/** Saves a mapping as a file that people can read and change. */
export async function writeImportMapping(path: string, mapping: ImportMapping): Promise<void> {
  await writeFileWhole(path, [stringify(mapping)]);
}
