import { parseOrRefuse, ScenarioFile } from "@springtide/contracts";
import { readTextFile } from "../files/read-text-file.ts";
import { withLines } from "../shop/with-lines.ts";
import { parseYaml } from "../shop/yaml-source.ts";

/**
 * Reads a file of scenarios (YAML or JSON). `check` holds them against a plan, so that its findings have lines too.
 * @throws Refusal with every finding; `row` is the line in the file and `field` the JSON pointer
 */
export async function readScenarios(
  path: string,
  check: (scenarios: ScenarioFile["scenarios"]) => void,
): Promise<ScenarioFile["scenarios"]> {
  const text = await readTextFile({ path, what: "a file of scenarios", largestMegabytes: 1 });
  const { value, lines } = parseYaml(text, path);
  return withLines(lines, path, () => {
    const { scenarios } = parseOrRefuse(ScenarioFile, value);
    check(scenarios);
    return scenarios;
  });
}
