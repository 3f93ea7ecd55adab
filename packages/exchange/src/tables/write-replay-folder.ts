import type { ReplayReport } from "@springtide/contracts";
import { writeFolder } from "./write-folder.ts";
import { jsonText, type Table, tableLines } from "./write-table.ts";

/**
 * Writes what a replay found, all or none (see `writeFolder`): its tables for a spreadsheet, `replay.json` for programs.
 * @throws Refusal if the folder cannot be written
 */
export async function writeReplayFolder({
  folder,
  tables,
  report,
}: {
  readonly folder: string;
  readonly tables: Readonly<Record<string, Table>>;
  readonly report: ReplayReport;
}): Promise<void> {
  const lines = Object.entries(tables).map(([name, table]) => [name, tableLines(table)] as const);
  await writeFolder({ folder, files: { ...Object.fromEntries(lines), "replay.json": [jsonText(report)] } });
}
