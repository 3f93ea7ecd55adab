import type { Problem } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { parseOrRefuse, resolveShop, ShopFile } from "@springtide/contracts";
import type { Json, Path } from "./json.ts";
import { pointerOf } from "./json.ts";

/** What somebody can mend, as the API tells it. */
export type Finding = Problem["errors"][number];

/**
 * What is wrong with a description, by the contract that the server holds it to as well; the server alone knows zones, countries
 * and what is stored.
 */
export function findingsIn(description: Json): readonly Finding[] {
  try {
    resolveShop(parseOrRefuse(ShopFile, description));
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
}

/** Findings about a place: at it, or somewhere within it. */
export function findingsAt(findings: readonly Finding[], path: Path): readonly Finding[] {
  const pointer = pointerOf(path);
  return findings.filter(({ place: { field = "" } }) => field === pointer || field.startsWith(`${pointer}/`));
}

/** Findings within a place that no field of it shows. */
export function findingsBeside(findings: readonly Finding[], path: Path, shown: readonly Path[]): readonly Finding[] {
  const told = new Set(shown.flatMap((field) => findingsAt(findings, [...path, ...field])));
  return findingsAt(findings, path).filter((one) => !told.has(one));
}
