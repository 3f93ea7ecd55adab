import type { ImportDiagnosis, ImportFinding, ImportMapping, Mend } from "@springtide/contracts";
import { mappingWithChange } from "@springtide/contracts";

/** A mend that somebody accepted, and what it was for. */
interface AcceptedMend {
  readonly finding: ImportFinding;
  readonly mend: Mend;
}

/** What somebody has said so far about a file: how it is read without mends, which of them hold, and what was left as it is. */
export interface Settling {
  readonly base: ImportMapping;
  readonly accepted: readonly AcceptedMend[];
  /** Keys of the findings that somebody has seen and left as they are. */
  readonly left: ReadonlySet<string>;
}

/** One finding as it stands in the list. */
export interface ListedFinding {
  readonly key: string;
  readonly finding: ImportFinding;
  readonly standing: "open" | "accepted" | "left";
  /** The mend that was accepted. */
  readonly mend: Mend | null;
}

const WEIGHTS: readonly ImportFinding["weight"][] = ["blocks", "doubt", "note"];

/** Nothing has been said yet of a file that is read as this diagnosis says. */
export function newSettling({ mapping }: Pick<ImportDiagnosis, "mapping">): Settling {
  return { base: mapping, accepted: [], left: new Set() };
}

/** How the file is to be read. */
export function mappingOf({ base, accepted }: Settling): ImportMapping {
  return accepted.reduce((mapping, { mend }) => mappingWithChange(mapping, mend.change), base);
}

/** A finding by what it is about, so that it is known again when the file is read anew. */
export function keyOf({ code, place, mends }: ImportFinding): string {
  return [code, place.column ?? "", mends[0]?.id ?? ""].join(" ");
}

export function accept(settling: Settling, finding: ImportFinding, mend: Mend): Settling {
  const accepted = settling.accepted.filter((one) => keyOf(one.finding) !== keyOf(finding));
  return { ...settling, accepted: [...accepted, { finding, mend }] };
}

/** Takes back whatever was said about a finding. */
export function reopen(settling: Settling, key: string): Settling {
  return {
    ...settling,
    accepted: settling.accepted.filter(({ finding }) => keyOf(finding) !== key),
    left: new Set([...settling.left].filter((one) => one !== key)),
  };
}

export function leave(settling: Settling, key: string): Settling {
  return { ...settling, left: new Set([...settling.left, key]) };
}

/** Every finding, those that block first: what is still found, and what accepted mends have settled. */
export function listedFindings(findings: readonly ImportFinding[], { accepted, left }: Settling): ListedFinding[] {
  const settled = new Map(accepted.map((one) => [keyOf(one.finding), one] as const));
  const still = findings.filter((finding) => !settled.has(keyOf(finding)));
  const listed = [
    ...still.map((finding): ListedFinding => {
      const key = keyOf(finding);
      return { key, finding, standing: left.has(key) ? "left" : "open", mend: null };
    }),
    ...accepted.map(({ finding, mend }): ListedFinding => ({
      key: keyOf(finding),
      finding,
      standing: "accepted",
      mend,
    })),
  ];
  return listed.sort((a, b) => WEIGHTS.indexOf(a.finding.weight) - WEIGHTS.indexOf(b.finding.weight));
}

/** How many of each weight wait for somebody's word. */
export function openCounts(listed: readonly ListedFinding[]): Readonly<Record<ImportFinding["weight"], number>> {
  const of = (weight: ImportFinding["weight"]): number =>
    listed.filter(({ finding, standing }) => finding.weight === weight && standing === "open").length;
  return { blocks: of("blocks"), doubt: of("doubt"), note: of("note") };
}
