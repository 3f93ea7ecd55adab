import type { AggregateReport } from "@springtide/exchange/aggregate";
import { aggregateLog, STANDARD_INPUT } from "@springtide/exchange/aggregate";
import type { Command } from "../command.ts";
import { AGGREGATE_OPTIONS, aggregateRequest } from "./aggregate-options.ts";
import { refuseOverwriting } from "./overwriting.ts";

/** Counts a log of contacts, one row each, into intervals of a local clock. */
export const aggregateCommand: Command = {
  name: "aggregate",
  summary: "count a log of contacts, one row each, into intervals of a local clock",
  words: ["<log.csv>"],
  options: AGGREGATE_OPTIONS,
  async run(given, terminal) {
    const request = aggregateRequest(given);
    const outputs = [request.out, ...(request.setAside === undefined ? [] : [request.setAside])];
    await refuseOverwriting(outputs, request.path === STANDARD_INPUT ? [] : [request.path]);
    const report = await aggregateLog({ ...request, progress: terminal.progress });
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify({ out: request.out, ...report }));
    else if (!given.flag("quiet")) for (const line of reportLines(report, request.out)) terminal.print(line);
  },
};

function reportLines(report: AggregateReport, out: string): string[] {
  const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");
  const { totals, names, clockChanges } = report;
  const told = [
    `${whole(totals.contacts)} contacts`,
    ...(totals.abandoned === null ? [] : [`${whole(totals.abandoned)} abandoned`]),
    ...(totals.handleSeconds === null ? [] : [`${whole(totals.handleSeconds)} s handled`]),
    ...(totals.waitSeconds === null ? [] : [`${whole(totals.waitSeconds)} s waited`]),
  ];
  const shown = names.slice(0, 20);
  return [
    `${report.file}: ${whole(report.rowsRead)} rows read${report.rowsRefused > 0 ? `, ${whole(report.rowsRefused)} set aside` : ""}, from ${report.firstStart} to ${report.lastStart}`,
    `  ${told.join(", ")}`,
    ...(report.readAs.columns.by === null
      ? []
      : shown.map(({ name, contacts }) => `  ${name}: ${whole(contacts)} contacts`)),
    ...(names.length > shown.length ? [`  and ${names.length - shown.length} more`] : []),
    ...clockChanges.map(
      ({ at, minutes }) =>
        `  The clocks were put ${minutes > 0 ? "forward" : "back"} by ${Math.abs(minutes)} min at ${at}.`,
    ),
    ...report.notes.map((note) => `  ${note}`),
    `${whole(report.cells)} cells of ${report.intervalMinutes} min (${report.zone}) written to ${out}`,
  ];
}
