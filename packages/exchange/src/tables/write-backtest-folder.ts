import type { BacktestReport } from "@springtide/contracts";
import { backtestPage } from "../backtest-page/backtest-page.ts";
import { writeFolder } from "./write-folder.ts";
import type { Table } from "./write-table.ts";
import { jsonText, tableLines } from "./write-table.ts";

/**
 * Writes what a backtest found, all or none (see `writeFolder`): `daily.csv`, `report.html` to be read, `report.json` for programs.
 * @throws Refusal if the folder cannot be written
 */
export async function writeBacktestFolder({
  folder,
  daily,
  report,
}: {
  readonly folder: string;
  readonly daily: Table;
  readonly report: BacktestReport;
}): Promise<void> {
  await writeFolder({
    folder,
    files: { "daily.csv": tableLines(daily), "report.html": [backtestPage(report)], "report.json": [jsonText(report)] },
  });
}
