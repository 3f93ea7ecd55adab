import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds what is stored: as given, else SPRINGTIDE_DATA, else .springtide beside where the command runs. */
function dataFolder(given: string | undefined): string {
  return resolve(given ?? process.env["SPRINGTIDE_DATA"] ?? ".springtide");
}

/** What every command says of its option --data. */
export const DATA_DESCRIPTION =
  "Data folder; if not given, the PostgreSQL server of DATABASE_URL, else SPRINGTIDE_DATA or .springtide.";

/**
 * Where the store is: a folder that is given comes first, then the PostgreSQL server of DATABASE_URL, then SPRINGTIDE_DATA
 * or .springtide.
 */
export function storePlace(given: string | undefined): {
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly now: () => Date;
  /** What stored secrets are sealed with; null where the environment has none. */
  readonly secretKey: string | null;
} {
  const address = process.env["DATABASE_URL"] ?? "";
  return {
    folder: dataFolder(given),
    databaseUrl: given === undefined && address !== "" ? address : null,
    now: () => new Date(),
    secretKey: process.env["SPRINGTIDE_SECRET_KEY"] ?? null,
  };
}

/** Folders of the product itself, seen from this file in `src` or `dist`. */
export const DEMO_FOLDER = fileURLToPath(new URL("../../../data", import.meta.url));
export const SURVEYS_FILE = fileURLToPath(
  new URL("../../../data/benchmarks/customer-service-surveys.json", import.meta.url),
);
export const PAGE_FOLDER = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));
export const LABOUR_RULES_FOLDER = fileURLToPath(new URL("../../../data/labour-rules", import.meta.url));
