import type { ImportDiagnosis, ImportFinding } from "@springtide/contracts";
import { inWords } from "@springtide/refusal";

const WEIGHTS = { blocks: "must be settled", doubt: "probably wrong", note: "good to know" } as const;

/** A diagnosis for a person to read: what the file is, what was found, and what it would be stored as. */
export function diagnosisLines({
  file,
  recognised,
  rowsRead,
  rowsLeftOut,
  findings,
  preview,
  mapping,
}: ImportDiagnosis): string[] {
  const sure = recognised.layout === null ? "" : ` (${Math.round(recognised.confidence * 100)} % of its marks)`;
  return [
    `${file}: ${recognised.layout ?? "a table of contacts"}${sure}, ${rowsRead} rows${rowsLeftOut > 0 ? `, ${rowsLeftOut} not counted` : ""}`,
    ...recognised.why.map((why) => `  ${why}`),
    `  times are ${mapping.zone === undefined ? "read with their offset, in the shop's zone, or else in UTC" : `those of ${mapping.zone} where they have no offset`}`,
    ...findings.flatMap(findingLines),
    "",
    "would be stored as",
    ...preview.queues.map(
      ({ queue, minutes, intervals, first, last, offered, ahtSeconds }) =>
        `  ${queue}: ${intervals} ${minutes === "day" ? "days" : `intervals of ${minutes} minutes`}, ${first} to ${last}, ${Math.round(offered).toLocaleString("en-GB")} contacts${ahtSeconds === null ? "" : `, ${Math.round(ahtSeconds)} s each`}`,
    ),
  ];
}

function findingLines({ code, place, found, rule, remedy, weight, sample, mends }: ImportFinding): string[] {
  const { row, column } = place;
  const where = { ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
  return [
    "",
    `${code} (${WEIGHTS[weight]})`,
    `  ${inWords({ code, place: where, found, rule, remedy })}`,
    ...sample.slice(0, 3).map(({ row: at, cells }) => `  row ${at}: ${cells.join(" | ")}`),
    ...mends.map(({ id, words }) => `  --accept ${id}  ${words}`),
  ];
}
