import { Refusal } from "@springtide/refusal";
import { cellTexts, isBlank } from "../csv/cell-text.ts";
import { sniffDelimiter } from "../csv/delimiter.ts";
import { LINE_FEED, RecordScanner } from "../csv/record-scanner.ts";
import { forecastColumn } from "./forecast-column.ts";
import type { ForecastTable } from "./forecast-table.ts";

/**
 * The table of a CSV file: ours, or a download of Open-Meteo, which has the place in two rows of its own above the table and an empty line
 * between. Rows are counted as a text editor does.
 * @throws Refusal where no row is a header with dates and weather
 */
export function tableOfCsv(text: string, file: string): ForecastTable {
  const { body, above, position } = withoutPreface(text);
  const bytes = new TextEncoder().encode(body);
  const delimiter = sniffDelimiter(bytes, LINE_FEED, file, isForecastHeader);
  const scanner = new RecordScanner(delimiter.charCodeAt(0));
  const records: { cells: string[]; row: number }[] = [];
  scanner.scan(bytes, bytes.length, true, (record) => {
    if (!isBlank(record)) records.push({ cells: cellTexts(record), row: record.row + above });
  });
  const [header, ...rows] = records;
  const headers = header?.cells ?? [];
  if (rows.length === 0)
    throw new Refusal({
      code: "no-rows",
      place: { file },
      found: "a header without rows",
      rule: "a forecast has a row for each day",
      remedy: "Check that this is the right file.",
    });
  return {
    headers,
    rows: rows.map(({ cells }) => cells),
    placeOf: (row, column) => ({ file, row: rows[row]?.row ?? 0, column: headers[column] ?? "" }),
    position,
  };
}

function isForecastHeader(headers: readonly string[]): boolean {
  const fields = headers.map((header) => forecastColumn(header)?.field);
  return (
    fields.includes("date") && fields.some((field) => field !== undefined && field !== "date" && field !== "market")
  );
}

/** Takes off the rows that say where a download is of. */
function withoutPreface(text: string): { body: string; above: number; position: ForecastTable["position"] } {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  if (!/^latitude,longitude/i.test(plain)) return { body: plain, above: 0, position: null };
  const lines = plain.split("\n");
  const blank = lines.findIndex((line) => line.trim() === "");
  if (blank < 0) return { body: plain, above: 0, position: null };
  const names = (lines[0] ?? "").toLowerCase().split(",");
  const values = (lines[1] ?? "").split(",");
  const numberAt = (name: string): number => Number.parseFloat(values[names.indexOf(name)] ?? "");
  const [latitude, longitude] = [numberAt("latitude"), numberAt("longitude")];
  return {
    body: lines.slice(blank + 1).join("\n"),
    above: blank + 1,
    // With several places above one table, none of them is that of all rows.
    position: blank === 2 && !Number.isNaN(latitude + longitude) ? { latitude, longitude } : null,
  };
}
