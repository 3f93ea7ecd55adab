import type { Plan } from "@springtide/contracts";
import { writeFolder } from "./write-folder.ts";
import type { Table } from "./write-table.ts";
import { jsonText, tableLines } from "./write-table.ts";

export interface PlanFolder {
  readonly folder: string;
  /** Tables by file name, such as `forecast.csv`. */
  readonly tables: Readonly<Record<string, Table>>;
  readonly plan: Plan;
}

/**
 * Writes the files of a plan: its tables and `plan.json`, all or none (see `writeFolder`). The plan comes last: where it stands,
 * everything else does.
 * @throws Refusal if the folder cannot be written
 */
export async function writePlanFolder({ folder, tables, plan }: PlanFolder): Promise<void> {
  const files = Object.entries(tables).map(([name, table]): [string, Iterable<string>] => [name, tableLines(table)]);
  await writeFolder({ folder, files: { ...Object.fromEntries(files), "plan.json": [jsonText(plan)] } });
}
