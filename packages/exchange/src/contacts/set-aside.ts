import type { FileHandle } from "node:fs/promises";
import { open, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Refusal } from "@springtide/refusal";
import type { CsvRecord } from "../csv/record-scanner.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import { readRecords } from "../csv/read-records.ts";

const FLUSH_BYTES = 256 * 1024;

export interface SetAsideRequest {
  readonly path: string;
  readonly file: string;
  /** Where refused rows go. */
  readonly target: string;
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
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
export async function writeSetAside({
  path,
  file,
  target,
  columns,
  delimiter,
  reasons,
}: SetAsideRequest): Promise<void> {
  const partial = `${target}.${process.pid}.partial`;
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  let handle: FileHandle | undefined;
  try {
    handle = await open(partial, "w");
    const out: Buffer[] = [
      Buffer.from([cell("refused_row"), cell("refused_because"), ...columns.map(cell)].join(delimiter) + "\n"),
    ];
    const copy = (record: CsvRecord): void => {
      const reason = reasons.get(record.row);
      if (reason === undefined) return;
      out.push(Buffer.from(`${record.row}${delimiter}${cell(reason)}${delimiter}`));
      out.push(Buffer.from(record.bytes.slice(record.from, record.to)), Buffer.from("\n"));
    };
    if (reasons.size > 0)
      await readRecords({ path, file, delimiter, isHeader: () => true, onHeader: () => undefined, onRecord: copy });
    const whole = Buffer.concat(out);
    for (let at = 0; at < whole.length; at += FLUSH_BYTES) await handle.write(whole.subarray(at, at + FLUSH_BYTES));
    await handle.sync();
    await handle.close();
    await rename(partial, target);
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}
