import { basename } from "node:path";
import { timeZone } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import { checkSetAside, writeSetAside } from "../contacts/set-aside.ts";
import { STANDARD_INPUT } from "../csv/byte-source.ts";
import { writeFileWhole } from "../tables/write-file.ts";
import type { AggregateReport } from "./aggregate-report.ts";
import type { AggregateRequest } from "./aggregate-request.ts";
import type { BeginPart } from "./count-in-thread.ts";
import { countInThread } from "./count-in-thread.ts";
import { LogCells } from "./log-cells.ts";
import { readLog } from "./read-log.ts";
import { aggregateReport } from "./tell-aggregate.ts";

/**
 * Counts a log of any size, one row a contact, into intervals of a local clock, by the names of a column, in bounded memory, and
 * writes them as a CSV file: whole or not at all. Intervals without a contact have no row.
 * @param begin how the threads begin that read parts of a long log
 * @throws Refusal with the first hundred findings (row, column, value, rule, remedy) and the number of all, unless `setAside` is
 *   given and some rows are good; codes unknown-zone, missing-column, doubled-column, header-only, too-many-names,
 *   set-aside-needs-a-file, and those of files that cannot be read or written
 */
export async function aggregateLog(
  request: AggregateRequest,
  begin: BeginPart = countInThread,
): Promise<AggregateReport> {
  const { path, setAside } = request;
  const zone = timeZone(request.zone, { field: "/zone" });
  if (setAside !== undefined) checkTarget(path, setAside);
  const file = path === STANDARD_INPUT ? "standard input" : basename(path);
  const reading = await readLog(request, file, begin);
  const { refused, tally, rows, names } = reading.count;
  rows.finish();
  const { plan } = reading.counting;
  const told = {
    handled: plan.abandoned !== null || plan.aht !== null,
    abandoned: plan.abandoned !== null,
    handleSeconds: plan.aht !== null,
    waitSeconds: plan.wait !== null,
  };
  const cells = new LogCells(tally, plan.queue === 0 ? ["all"] : names.names, told, zone);
  if (refused.total > 0 && (setAside === undefined || cells.count === 0)) throw refused.refusal();
  if (cells.count === 0) throw headerOnly(file);
  await writeFileWhole(request.out, cells.text());
  if (setAside !== undefined)
    await writeSetAside({
      path,
      file,
      target: setAside,
      columns: reading.header,
      delimiter: reading.delimiter,
      encoding: reading.encoding ?? undefined,
      reasons: refused.reasons,
    });
  return aggregateReport(reading, cells, zone);
}

function checkTarget(path: string, setAside: string): void {
  if (path !== STANDARD_INPUT) {
    checkSetAside(path, setAside);
    return;
  }
  throw new Refusal({
    code: "set-aside-needs-a-file",
    place: {},
    found: "a log that is piped in, and --set-aside",
    rule: "rows are set aside by reading the log once more",
    remedy: "Write the log to a file first, or leave --set-aside out.",
  });
}

function headerOnly(file: string): Refusal {
  return new Refusal({
    code: "header-only",
    place: { file, row: 1 },
    found: "a header and nothing below it",
    rule: "there must be at least one row of data",
    remedy: "Check the period that was exported.",
  });
}
