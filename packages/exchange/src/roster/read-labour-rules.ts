import { LabourRules, parseOrRefuse } from "@springtide/contracts";
import { readTextFile } from "../files/read-text-file.ts";
import { withLines } from "../shop/with-lines.ts";
import { parseYaml } from "../shop/yaml-source.ts";

/** Reads rules of working time. @throws Refusal with every finding; `row` is the line in the file */
export async function readLabourRules(path: string): Promise<LabourRules> {
  const text = await readTextFile({ path, what: "a file of labour rules", largestMegabytes: 1 });
  const { value, lines } = parseYaml(text, path);
  return withLines(lines, path, () => parseOrRefuse(LabourRules, value));
}
