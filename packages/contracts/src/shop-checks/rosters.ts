import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";

/** Roster rows whose times cannot be. */
export function rosterFindings({ teams }: ShopFile): Finding[] {
  return teams.flatMap(({ roster }, i) => roster.flatMap((row, j) => rowFindings(row, `/teams/${i}/roster/${j}`)));
}

function rowFindings(row: ShopFile["teams"][number]["roster"][number], field: string): Finding[] {
  const findings: Finding[] = [];
  if (row.from >= row.to)
    findings.push({
      code: "shift-ends-before-it-begins",
      place: { field: `${field}/to` },
      found: row.from === row.to ? "a shift without length" : "an end before the beginning",
      rule: "a row of the roster runs from an earlier to a later time of one day",
      remedy: "Past midnight, write two rows: one to 24:00, and one from 00:00 on the next day.",
    });
  if (row.starting !== undefined && row.until !== undefined && row.starting > row.until)
    findings.push({
      code: "days-in-reverse",
      place: { field: `${field}/until` },
      found: `${row.until}, before ${row.starting}`,
      rule: "the last day a row holds is not before its first",
      remedy: "Swap the two, or correct one.",
    });
  return findings;
}
