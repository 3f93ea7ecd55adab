import type { BacktestReport } from "@springtide/contracts";
import type { Table } from "../tables.ts";

/** Every day of every forecast of every queue: what was said, what the yardsticks said, and what came (empty where unknown). */
export function backtestTable({ queues }: BacktestReport): Table {
  const names = (queues[0]?.overall.yardsticks ?? []).map(({ name }) => name.replaceAll(/[^a-z0-9]+/g, "_"));
  return {
    header: [
      ...["queue", "origin", "date", "lead_days", "day_class", "actual", "mean"],
      ...["p2_5", "p10", "p25", "p50", "p75", "p90", "p97_5"],
      ...names,
    ],
    rows: queues.flatMap(({ queue, days }) =>
      days.map((day) => [
        ...[queue, day.origin, day.day, day.lead, day.dayClass, day.actual ?? Number.NaN, day.mean],
        ...[day.p2_5, day.p10, day.p25, day.p50, day.p75, day.p90, day.p97_5],
        ...day.yardsticks.map((value) => value ?? Number.NaN),
      ]),
    ),
  };
}
