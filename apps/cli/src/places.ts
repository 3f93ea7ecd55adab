import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds what is stored: as given, else SPRINGTIDE_DATA, else .springtide beside where the command runs. */
export function dataFolder(given: string | undefined): string {
  return resolve(given ?? process.env["SPRINGTIDE_DATA"] ?? ".springtide");
}

/** Folders of the product itself, seen from this file in `src` or `dist`. */
export const DEMO_FOLDER = fileURLToPath(new URL("../../../data", import.meta.url));
export const SURVEYS_FILE = fileURLToPath(
  new URL("../../../data/benchmarks/customer-service-surveys.json", import.meta.url),
);
export const PAGE_FOLDER = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));
export const LABOUR_RULES_FOLDER = fileURLToPath(new URL("../../../data/labour-rules", import.meta.url));
