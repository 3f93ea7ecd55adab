import { ContactMapping, parseOrRefuse } from "@springtide/contracts";
import { readTextFile } from "../files/read-text-file.ts";
import { withLines } from "./with-lines.ts";
import { parseYaml } from "./yaml-source.ts";

/**
 * Reads how a contact file is laid out from a file of its own, written as the `contacts` part of a shop file is.
 * @throws Refusal with every finding; `row` is the line in the file
 */
export async function readMapping(path: string): Promise<ContactMapping> {
  const { value, lines } = parseYaml(await readTextFile({ path, what: "a mapping", largestMegabytes: 1 }), path);
  return withLines(lines, path, () => parseOrRefuse(ContactMapping, value));
}
