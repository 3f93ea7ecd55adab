import type { ImportDiagnosis, ImportMapping } from "@springtide/contracts";
import { mappingWithChange } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Examination, ImportContext } from "./examine.ts";
import { examine } from "./examine.ts";
import type { ImportFile } from "./import-file.ts";

/**
 * The mapping of a diagnosis with some of its mends made.
 * @param accepted ids of mends, such as drop-totals-rows or ignore-queue:All
 * @throws Refusal `unknown-mend` for one that the diagnosis does not propose
 */
export function mappingWithMends(
  diagnosis: Pick<ImportDiagnosis, "mapping" | "findings">,
  accepted: readonly string[],
): ImportMapping {
  const proposed = new Map(diagnosis.findings.flatMap(({ mends }) => mends).map((mend) => [mend.id, mend]));
  return accepted.reduce((mapping, id) => {
    const mend = proposed.get(id);
    if (mend === undefined) throw unknownMend(id, [...proposed.keys()]);
    return mappingWithChange(mapping, mend.change);
  }, diagnosis.mapping);
}

/**
 * Reads a file again with the mends that were accepted: what it would be stored as, and what is still to be said about it.
 * @throws Refusal `unknown-mend`, and those of `examine`
 */
export async function applyMends(
  file: ImportFile,
  diagnosis: ImportDiagnosis,
  accepted: readonly string[],
  context: ImportContext,
): Promise<Examination> {
  return examine(file, { ...context, mapping: mappingWithMends(diagnosis, accepted) });
}

/** Refuses what still blocks. @throws Refusal with every blocking finding, or `not-ready` where nothing is left to be stored */
export function checkReady({ findings, ready, file }: ImportDiagnosis): void {
  if (ready) return;
  const blocking = findings.filter(({ weight }) => weight === "blocks");
  if (blocking.length === 0) throw nothingLeft(file);
  throw new Refusal(
    blocking.map(({ code, place, found, rule, remedy, mends }) => {
      const ids = mends.map(({ id }) => id).join(", ");
      return {
        code,
        place: { file, ...given(place) },
        found,
        rule,
        remedy: ids === "" ? remedy : `${remedy} Mends: ${ids}.`,
      };
    }),
  );
}

function nothingLeft(file: string): Refusal {
  return new Refusal({
    code: "not-ready",
    place: { file },
    found: "nothing that could be stored",
    rule: "some rows must be read, and be known",
    remedy: "See what was found of it, and which mends leave rows out.",
  });
}

function given(place: ImportDiagnosis["findings"][number]["place"]): { row?: number; column?: string } {
  return {
    ...(place.row === undefined ? {} : { row: place.row }),
    ...(place.column === undefined ? {} : { column: place.column }),
  };
}

function unknownMend(id: string, proposed: readonly string[]): Refusal {
  return new Refusal({
    code: "unknown-mend",
    place: {},
    found: `"${id}"`,
    rule: proposed.length === 0 ? "nothing is proposed for this file" : `proposed are ${proposed.join(", ")}`,
    remedy: "Accept one of those, by its id.",
  });
}
