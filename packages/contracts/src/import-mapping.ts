import { z } from "zod";
import { Day, Id } from "./units.ts";

/** What a column of a table of contacts can tell. */
export const ImportRole = z.enum([
  "start",
  "time",
  "end",
  "queue",
  "offered",
  "handled",
  "abandoned",
  "flowOut",
  "aht",
  "handleTime",
  "talk",
  "hold",
  "wrap",
  "staffed",
  "staffedTime",
  "direction",
  "complete",
]);
export type ImportRole = z.infer<typeof ImportRole>;

const Name = z.string().min(1).max(200);

const CHOICES = {
  zone: z.string().max(60).meta({ description: "IANA zone of times without an offset." }),
  dateOrder: z.enum(["ymd", "dmy", "mdy"]),
  datesClear: z.boolean().meta({ description: "Somebody has said which figure of a date is the day." }),
  unit: z.enum(["ms", "s", "min", "h"]).meta({
    description: "What figures of durations count; clock readings such as 0:04:10 tell it themselves.",
  }),
  repeatedHour: z.enum(["by-order", "first", "second", "split"]).meta({
    description: "Where local times come twice: told by the order of rows, the first, the second, or half to each.",
  }),
  skippedHour: z.enum(["refuse", "drop-zeros"]).meta({
    description: "Rows without contacts at local times that do not exist when clocks go forward.",
  }),
  queueNames: z.record(Name, Id).meta({ description: "Names in the file and the queues they mean." }),
  ignoreQueues: z.array(Name).max(1000).meta({ description: "Names whose rows are left out." }),
  totals: z.enum(["refuse", "drop"]).meta({ description: "Rows that sum up others." }),
  duplicates: z.enum(["refuse", "first", "last", "add"]).meta({
    description: "Several rows for one interval of a queue: keep one, or add them up.",
  }),
  badRows: z.enum(["refuse", "leave-out"]).meta({ description: "Rows that cannot be read." }),
  offeredOf: z.enum(["column", "parts"]).meta({
    description: "parts: offered is answered + abandoned + flow-out.",
  }),
  ahtOf: z.enum(["column", "parts", "none"]).meta({
    description: "column: as the file says; parts: talk + hold + wrap; none: handling times are left out.",
  }),
  gaps: z.enum(["unknown", "zero"]).meta({ description: "Open intervals without a row on a day that has rows." }),
  zeroRuns: z.enum(["zero", "unknown"]).meta({ description: "Long runs of zeros where many contacts are usual." }),
  lastInterval: z.enum(["known", "unknown"]).meta({
    description: "The last interval of a file that was written while it ran.",
  }),
  fromDay: Day.meta({ description: "First day that is read; what is before a lasting change is left out." }),
};

/** What a mend changes in a mapping: nothing else is ever changed by one. */
export const MappingChange = z.strictObject(CHOICES).partial();
export type MappingChange = z.infer<typeof MappingChange>;

/**
 * How a table of contacts is read, with every mend that was accepted for tables like it: what is previewed, saved and used again.
 * A mend is a change of these keys and nothing else.
 */
export const ImportMapping = z
  .strictObject({
    layout: z.enum(["intervals", "days", "contacts"]).default("intervals").meta({
      description: "intervals: a row an interval; days: a row a day; contacts: a row a contact.",
    }),
    known: z.string().max(80).nullable().default(null).meta({ description: "The product whose export this is." }),
    sheet: Name.optional().meta({ description: "Sheet of a workbook; needed where there are several with rows." }),
    headerRow: z
      .int()
      .min(1)
      .max(100)
      .default(1)
      .meta({ description: "Row of the column names; titles may stand above." }),
    delimiter: z.enum([",", ";", "\t", "|"]).optional(),
    columns: z
      .partialRecord(ImportRole, Name)
      .default({})
      .meta({ description: "What each column tells, and its name." }),
    queueColumns: z.record(Name, Name).default({}).meta({
      description: "Where each queue has a column of its own: queue and column of its offered contacts.",
    }),
    queue: Name.optional().meta({ description: "Queue of every row, where no column names it." }),
    date: Day.optional().meta({ description: "Day of every row, where only a title names it." }),
    zone: CHOICES.zone.optional(),
    dateOrder: CHOICES.dateOrder.default("ymd"),
    datesClear: CHOICES.datesClear.default(false),
    decimal: z.enum([".", ","]).default("."),
    unit: CHOICES.unit.default("s"),
    repeatedHour: CHOICES.repeatedHour.default("by-order"),
    skippedHour: CHOICES.skippedHour.default("refuse"),
    inbound: z.array(Name).max(20).default([]).meta({
      description: "Words in the direction column that mean a contact came in; others are left out. None: all count.",
    }),
    queueNames: CHOICES.queueNames.default({}),
    ignoreQueues: CHOICES.ignoreQueues.default([]),
    totals: CHOICES.totals.default("refuse"),
    duplicates: CHOICES.duplicates.default("refuse"),
    badRows: CHOICES.badRows.default("refuse"),
    offeredOf: CHOICES.offeredOf.default("column"),
    ahtOf: CHOICES.ahtOf.default("column"),
    gaps: CHOICES.gaps.default("unknown"),
    zeroRuns: CHOICES.zeroRuns.default("zero"),
    lastInterval: CHOICES.lastInterval.default("known"),
    fromDay: CHOICES.fromDay.optional(),
  })
  .meta({ description: "How a table of contacts is read." });
export type ImportMapping = z.infer<typeof ImportMapping>;

/** A mapping with what a mend changes: lists grow, everything else is replaced. */
export function mappingWithChange(mapping: ImportMapping, change: MappingChange): ImportMapping {
  const changed = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return {
    ...mapping,
    ...changed,
    ignoreQueues: [...new Set([...mapping.ignoreQueues, ...(change.ignoreQueues ?? [])])],
    queueNames: { ...mapping.queueNames, ...change.queueNames },
  };
}
