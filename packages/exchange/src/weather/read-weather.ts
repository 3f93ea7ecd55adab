import type { Shop, WeatherDay } from "@springtide/contracts";
import type { CancelSignal, Finding, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { cellTexts } from "../csv/cell-text.ts";
import { isBlank } from "../csv/cell-text.ts";
import { readRecords } from "../csv/read-records.ts";
import { degreesDoubted } from "./degrees-doubted.ts";
import { marketReader } from "./market-of-row.ts";
import { missingDayNotes } from "./missing-days.ts";
import type { WeatherLayout, WeatherMapping } from "./weather-layout.ts";
import { isWeatherHeader, layoutFinding, weatherLayout } from "./weather-layout.ts";
import { WeatherRows } from "./weather-rows.ts";

const LISTED_FINDINGS = 100;

export interface WeatherRequest {
  readonly path: string;
  readonly shop: Shop;
  /** The market whose weather a file without a market column holds; the shop's only one if not given. */
  readonly market?: string;
  readonly mapping?: WeatherMapping;
  /** Told, in whole sentences, what a person should know of a file that was taken: days missing, columns not used. */
  readonly note?: (sentence: string) => void;
  readonly progress?: Progress;
  readonly cancel?: CancelSignal;
}

/**
 * Reads daily weather from a CSV file (gzipped or not) with a date and any of highest and lowest temperature, precipitation,
 * sky and sunshine. Common column names are understood, with their units: without one, °C, mm and hours. An empty cell is
 * not observed, which is not zero.
 * @returns the days of each market, ascending
 * @throws Refusal with the row and column of every impossible value (100 listed, all counted)
 */
export async function readWeather(request: WeatherRequest): Promise<WeatherDay[]> {
  const { path: file, shop, mapping, note } = request;
  const findings: Finding[] = [];
  let rows: WeatherRows | null = null;
  let layoutOfFile: WeatherLayout | null = null;
  await readRecords({
    path: file,
    file,
    delimiter: mapping?.delimiter,
    isHeader: (headers) => isWeatherHeader(headers, mapping),
    onHeader: (headers) => {
      const layout = usableLayout(headers, mapping, file);
      layoutOfFile = layout;
      if (layout.unused.length > 0) note?.(`${file}: not used are the columns ${layout.unused.join(", ")}.`);
      const marketOf = marketReader({
        shop,
        layout,
        file,
        ...(request.market === undefined ? {} : { market: request.market }),
      });
      rows = new WeatherRows({ file, layout, mapping, marketOf, refuse: (finding) => findings.push(finding) });
    },
    onRecord: (record) => {
      if (!isBlank(record)) rows?.take(cellTexts(record), record.row);
    },
    progress: request.progress,
    cancel: request.cancel,
  });
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
  const days = daysOf(rows, file);
  const doubt = doubtOf(days, layoutOfFile, request);
  if (doubt !== null) throw new Refusal(doubt);
  for (const sentence of missingDayNotes(days)) note?.(`${file}: ${sentence}`);
  return days;
}

function usableLayout(headers: readonly string[], mapping: WeatherMapping | undefined, file: string): WeatherLayout {
  const layout = weatherLayout(headers, mapping);
  const findings = Object.values(mapping?.columns ?? {})
    .filter((name) => !headers.includes(name))
    .map((name): Finding => ({
      code: "column-missing",
      place: { file, row: 1 },
      found: `the columns ${headers.join(", ")}`,
      rule: `the mapping names a column "${name}"`,
      remedy: "Write the column's name as it stands in the header.",
    }));
  const missing = layoutFinding(layout, headers);
  if (findings.length === 0 && missing !== null) findings.push({ ...missing, place: { file, row: 1 } });
  if (findings.length > 0) throw new Refusal(findings);
  return layout;
}

function doubtOf(
  days: readonly WeatherDay[],
  layout: WeatherLayout | null,
  { shop, path }: WeatherRequest,
): Finding | null {
  return layout === null ? null : degreesDoubted(days, { shop, layout, file: path });
}

function daysOf(rows: WeatherRows | null, file: string): WeatherDay[] {
  const days = rows?.days() ?? [];
  if (days.length > 0) return days;
  throw new Refusal({
    code: "no-rows",
    place: { file },
    found: "a header without rows",
    rule: "a weather file has a row for each day",
    remedy: "Check that this is the right file.",
  });
}
