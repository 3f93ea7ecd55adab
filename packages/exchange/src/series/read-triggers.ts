import { parseOrRefuse, TriggersFile } from "@springtide/contracts";
import { readTextFile } from "../files/read-text-file.ts";
import { withLines } from "../shop/with-lines.ts";
import { parseYaml } from "../shop/yaml-source.ts";

/**
 * Reads the triggers of a plain series: a YAML file with `triggers:` as in a shop file, or the list alone.
 * @throws Refusal with every finding; `row` is the line in the file and `field` the JSON pointer
 */
export async function readTriggers(path: string): Promise<TriggersFile> {
  const text = await readTextFile({ path, what: "a file of triggers", largestMegabytes: 4 });
  const { value, lines } = parseYaml(text, path);
  if (!Array.isArray(value)) return withLines(lines, path, () => parseOrRefuse(TriggersFile, value));
  const ofList = { lineOf: (pointer: string) => lines.lineOf(pointer.replace(/^\/triggers/, "")) };
  return withLines(ofList, path, () => parseOrRefuse(TriggersFile, { triggers: value }));
}
