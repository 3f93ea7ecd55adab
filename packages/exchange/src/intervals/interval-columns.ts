import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { didYouMean } from "../contacts/did-you-mean.ts";
import { quoted } from "../contacts/refused-rows.ts";

/** Names under which handling times are found. */
const AHT_NAMES = ["aht_seconds", "aht"] as const;
const AHT_REMEDY = "Name the column in the header, or give one handling time for all rows: --aht 180.";

/** Where in a row the two columns stand that are read. Names count without regard to case. */
export interface IntervalColumns {
  readonly width: number;
  readonly contacts: { readonly at: number; readonly name: string };
  /** Null where one handling time holds for all rows. */
  readonly aht: { readonly at: number; readonly name: string } | null;
}

/** Whether these names hold what is needed: how the separator of the file is found. */
export function hasIntervalColumns(columns: readonly string[], ahtGiven: boolean): boolean {
  const known = columns.map(plain);
  return known.includes("contacts") && (ahtGiven || AHT_NAMES.some((name) => known.includes(name)));
}

/**
 * Finds the columns of a file of intervals.
 * @param added columns that will be written behind those of the file
 * @throws Refusal codes missing-column, doubled-column, aht-given-twice, column-already-there
 */
export function intervalColumns(
  columns: readonly string[],
  { file, ahtGiven, added }: { readonly file: string; readonly ahtGiven: boolean; readonly added: readonly string[] },
): IntervalColumns {
  const known = columns.map(plain);
  const findings: Finding[] = [];
  const find = (code: string, column: string, found: string, rule: string, remedy: string): void => {
    findings.push({ code, place: { file, row: 1, column }, found, rule, remedy });
  };
  const placeOf = (name: string): number => {
    const at = known.indexOf(name);
    if (at >= 0 && known.includes(name, at + 1))
      find(
        "doubled-column",
        name,
        `the column "${name}" twice`,
        "a column that is read must have a name of its own",
        "Rename or take out one of them.",
      );
    return at;
  };
  const missing = (name: string, remedy: string): void => {
    find(
      "missing-column",
      name,
      `the columns ${columns.slice(0, 12).map(quoted).join(", ")}`,
      `a column "${name}" is needed`,
      `${didYouMean(name, columns)}${remedy}`,
    );
  };
  const contacts = placeOf("contacts");
  if (contacts < 0) missing("contacts", "Name the column of contacts in the header.");
  const [aht, second] = AHT_NAMES.map(placeOf).filter((at) => at >= 0);
  if (aht === undefined && !ahtGiven) missing("aht_seconds", AHT_REMEDY);
  if (aht !== undefined && (second !== undefined || ahtGiven))
    find(
      "aht-given-twice",
      columns[aht] ?? "",
      second === undefined ? "a column of handling times, and --aht" : "two columns of handling times",
      "it must be clear which handling time holds",
      second === undefined ? "Leave --aht out, or take the column out." : "Take one of them out.",
    );
  for (const name of added)
    if (known.includes(name))
      find(
        "column-already-there",
        name,
        `a column "${name}"`,
        "it would be there twice, as this column is what is worked out",
        "Rename it, such as by a prefix, or take it out.",
      );
  if (findings.length > 0) throw new Refusal(findings);
  return {
    width: columns.length,
    contacts: { at: contacts, name: columns[contacts] ?? "" },
    aht: aht === undefined ? null : { at: aht, name: columns[aht] ?? "" },
  };
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
