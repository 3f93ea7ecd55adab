import { parseOrRefuse, SkillMixFile, type SkillMixRequest } from "@springtide/contracts";
import { readTextFile } from "../files/read-text-file.ts";
import { withLines } from "../shop/with-lines.ts";
import { parseYaml } from "../shop/yaml-source.ts";

/** Reads what `springtide skills` is asked. @throws Refusal with every finding; `row` is the line in the file */
export async function readSkillMix(path: string): Promise<SkillMixRequest> {
  const text = await readTextFile({ path, what: "a question of skills", largestMegabytes: 1 });
  const { value, lines } = parseYaml(text, path);
  return withLines(lines, path, () => parseOrRefuse(SkillMixFile, value));
}
