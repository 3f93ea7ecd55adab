import { resolve } from "node:path";
import { Refusal } from "@springtide/refusal";
import type { CsvRecord } from "../csv/record-scanner.ts";
import type { Encoding } from "../csv/decoded-bytes.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import { readRecords } from "../csv/read-records.ts";
import { writeFileWhole } from "../tables/write-file.ts";

export interface SetAsideRequest {
  readonly path: string;
  readonly file: string;
  /** Where refused rows go. */
  readonly target: string;
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
  /** How letters are stored; UTF-8 if not given. */
  readonly encoding?: Encoding | undefined;
  readonly reasons: ReadonlyMap<number, string>;
}

/** @throws Refusal code set-aside-is-source where refused rows would be written over the file they come from */
export function checkSetAside(path: string, target: string): void {
  if (resolve(path) !== resolve(target)) return;
  throw new Refusal({
    code: "set-aside-is-source",
    place: { file: target },
    found: "the contact file itself",
    rule: "refused rows go to a file of their own",
    remedy: "Name another file with --set-aside.",
  });
}

/**
 * Writes the refused rows as they stand, each behind its row number and reasons, by reading the file once more. The file
 * appears whole or not at all. Without refused rows it has a header only, so that an older one is not mistaken for news.
 */
export async function writeSetAside(request: SetAsideRequest): Promise<void> {
  const lines = await setAsideLines(request);
  await writeFileWhole(request.target, lines);
}

async function setAsideLines({
  path,
  file,
  columns,
  delimiter,
  encoding,
  reasons,
}: SetAsideRequest): Promise<string[]> {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = [`${["refused_row", "refused_because", ...columns].map(cell).join(delimiter)}\n`];
  const copy = (record: CsvRecord): void => {
    const reason = reasons.get(record.row);
    if (reason === undefined) return;
    const asItStood = Buffer.from(record.bytes.subarray(record.from, record.to)).toString("utf8");
    lines.push(`${record.row}${delimiter}${cell(reason)}${delimiter}${asItStood}\n`);
  };
  if (reasons.size > 0)
    await readRecords({
      path,
      file,
      delimiter,
      encoding,
      isHeader: () => true,
      onHeader: () => undefined,
      onRecord: copy,
    });
  return lines;
}
