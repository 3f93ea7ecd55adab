import { createHash } from "node:crypto";
import type { ImportDiagnosis } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import type { Finding, Refusal } from "@springtide/refusal";
import { fingerprintOf } from "../mapping/fingerprint.ts";
import { guessMapping } from "../mapping/guess-mapping.ts";
import { sheetsOfFile, tableOfFile } from "../xlsx/table-of-file.ts";
import type { ImportContext } from "./examine.ts";
import type { FileSample } from "./file-sample.ts";
import { headOf, sampleOf } from "./file-sample.ts";
import { finding } from "./finding.ts";
import type { ImportFile } from "./import-file.ts";

/** What somebody can settle by naming a sheet or columns. */
const CHOICES: readonly string[] = ["sheet-unclear", "sheet-unknown", "missing-column"];

/**
 * What is told of a file of which nothing is read before somebody says which sheet or which columns are meant: what there is to choose from.
 * Null where the refusal is about something that no choice mends.
 * @param refusal what `examine` refused the file for
 */
export async function unreadDiagnosis(
  file: ImportFile,
  context: ImportContext,
  refusal: Refusal,
): Promise<ImportDiagnosis | null> {
  const [first] = refusal.findings;
  if (first === undefined || !CHOICES.includes(first.code)) return null;
  const sheets = await sheetsOfFile(file);
  if (first.code !== "missing-column") return diagnosisOf(file, { sheets, first, sample: null, mapping: null });
  const wanted = context.sheet ?? context.mapping?.sheet;
  const table = await tableOfFile(file, wanted);
  const said = context.mapping;
  const sample = await sampleOf(table.file, { delimiter: said?.delimiter, headerRow: said?.headerRow });
  const mapping = { ...(said ?? guessMapping(sample, context.shop).mapping) };
  if (table.sheet !== null) mapping.sheet = table.sheet;
  return diagnosisOf(file, { sheets, first, sample, mapping });
}

async function diagnosisOf(
  file: ImportFile,
  told: {
    readonly sheets: readonly string[];
    readonly first: Finding;
    readonly sample: FileSample | null;
    readonly mapping: ImportMapping | null;
  },
): Promise<ImportDiagnosis> {
  const { sheets, first, sample, mapping } = told;
  const columns = [...(sample?.columns ?? [])];
  return {
    file: file.name,
    hash: await hashOf(file),
    format: sheets.length > 0 ? "xlsx" : "csv",
    sheets: [...sheets],
    recognised: { layout: null, confidence: 0, why: [] },
    fingerprint: fingerprintOf(columns),
    columns,
    head: sample === null ? [] : headOf(sample),
    mapping: mapping ?? ImportMapping.parse({}),
    rowsRead: 0,
    rowsLeftOut: 0,
    findings: [finding({ ...first, weight: "blocks" })],
    preview: { queues: [], rows: [] },
    ready: false,
  };
}

async function hashOf(file: ImportFile): Promise<string> {
  const hash = createHash("sha256");
  const source = await file.open();
  try {
    for (let chunk = await source.next(); chunk !== null; chunk = await source.next()) hash.update(chunk);
  } finally {
    await source.close();
  }
  return hash.digest("hex");
}
