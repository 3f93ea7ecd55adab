import type { PaperLanguage, ShiftDocument } from "@springtide/contracts";
import { shiftCalendar } from "../calendar-feed/shift-calendar.ts";
import { deltaPdf, wallPdf } from "../pdf/shift-pdf.ts";
import { calabrioCsv } from "../request/calabrio-csv.ts";
import { deltaTable } from "../request/delta-table.ts";
import type { LineChange } from "../request/request-delta.ts";
import { shortCheck } from "../request/seal.ts";
import { shiftCsv } from "../request/write-shift-csv.ts";
import { jsonText, tableLines } from "../tables/write-table.ts";
import { shiftWorkbook } from "./shift-workbook.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV = "text/csv; charset=utf-8";
const CALENDAR = "text/calendar; charset=utf-8; method=PUBLISH";
const PDF = "application/pdf";
const JSON_TYPE = "application/json";

/** The forms in which shifts are written. */
export const SHIFT_FORMATS = ["csv", "calabrio", "xlsx", "ics", "pdf", "json"] as const;
export type ShiftFormat = (typeof SHIFT_FORMATS)[number];

/** A file ready to be kept or sent: its name says what it is of, and ends in the short checksum of what it holds. */
export interface ShiftFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Shifts in one of the formats.
 * @param options.zone on whose clock calendar, wall plan and Calabrio's columns are
 * @param options.changes since the last version, for the workbook
 * @param options.language of the wall plan
 * @throws Refusal where a format cannot hold them (see `calabrioCsv`), or the zone is unknown
 */
export async function shiftFile(
  document: ShiftDocument,
  format: ShiftFormat,
  {
    zone,
    changes = null,
    language,
  }: {
    readonly zone?: string | undefined;
    readonly changes?: readonly LineChange[] | null;
    readonly language?: PaperLanguage | undefined;
  } = {},
): Promise<ShiftFile> {
  const stem = stemOf(document);
  switch (format) {
    case "csv":
      return { name: `${stem}.csv`, mediaType: CSV, bytes: Buffer.from([...shiftCsv(document)].join("")) };
    case "calabrio":
      return { name: `${stem}.calabrio.csv`, mediaType: CSV, bytes: Buffer.from(calabrioCsv(document, zone)) };
    case "xlsx":
      return { name: `${stem}.xlsx`, mediaType: XLSX, bytes: shiftWorkbook(document, changes) };
    case "ics":
      return { name: `${stem}.ics`, mediaType: CALENDAR, bytes: Buffer.from(shiftCalendar(document, zone)) };
    case "pdf":
      return { name: `${stem}.pdf`, mediaType: PDF, bytes: await wallPdf(document, { zone, language }) };
    case "json":
      return { name: `${stem}.json`, mediaType: JSON_TYPE, bytes: Buffer.from(jsonText(document)) };
  }
}

/** What changed since the last version, as a file of its own: a table, the workbook of the request with its changes, or on paper. */
export async function deltaFile(
  document: ShiftDocument,
  changes: readonly LineChange[],
  format: "csv" | "xlsx" | "pdf",
  language?: PaperLanguage,
): Promise<ShiftFile> {
  const stem = `${stemOf(document)}.changes`;
  if (format === "pdf")
    return { name: `${stem}.pdf`, mediaType: PDF, bytes: await deltaPdf(document, changes, language) };
  if (format === "xlsx") return { name: `${stem}.xlsx`, mediaType: XLSX, bytes: shiftWorkbook(document, changes) };
  return {
    name: `${stem}.csv`,
    mediaType: CSV,
    bytes: Buffer.from([...tableLines(deltaTable(document, changes))].join("")),
  };
}

/** lamps-nordlicht-request-v2-locked-1f4a9c0b2d3e: ids have letters, digits and hyphens only, so any system takes the name. */
function stemOf({ header, checksum }: ShiftDocument): string {
  const { kind, request, state } = header;
  return `${request.id.replaceAll(/[^\w.-]/g, "-")}-${kind}-v${request.version}-${state}-${shortCheck(checksum)}`;
}
