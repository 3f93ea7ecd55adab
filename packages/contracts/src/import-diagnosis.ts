import { z } from "zod";
import { ImportMapping, MappingChange } from "./import-mapping.ts";
import { FindingShape } from "./problem.ts";

/** What may be done about a finding. Each is a change of the mapping; none is made before somebody accepts it. */
export const MendCode = z.enum([
  "drop-totals-rows",
  "name-queue",
  "ignore-queue",
  "merge-duplicates",
  "keep-last-duplicate",
  "add-duplicates",
  "split-repeated-hour",
  "first-repeated-hour",
  "second-repeated-hour",
  "drop-skipped-hour",
  "reorder",
  "dates-day-first",
  "dates-month-first",
  "leave-out-rows",
  "offered-from-parts",
  "aht-from-parts",
  "leave-out-aht",
  "multiply-unit",
  "set-zone",
  "gaps-are-zero",
  "zeros-are-unknown",
  "mark-last-interval-unknown",
  "start-at-step",
]);
export type MendCode = z.infer<typeof MendCode>;

/** A proposed mend: what it does, in words and as a change of the mapping. */
export const Mend = z.strictObject({
  id: z
    .string()
    .meta({ description: "What --accept names: the code, with the queue behind a colon where there are several." }),
  code: MendCode,
  words: z.string(),
  change: MappingChange,
});
export type Mend = z.infer<typeof Mend>;

/** One thing that was found in a file, where, and what may be done about it. */
export const ImportFinding = z.strictObject({
  ...FindingShape.shape,
  weight: z.enum(["blocks", "doubt", "note"]).meta({
    description: "blocks: nothing is stored before a mend is accepted; doubt: probably wrong; note: good to know.",
  }),
  rows: z.int().meta({ description: "How many rows it is about; 0 where it is about no row in particular." }),
  sample: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })).meta({ description: "At most five." }),
  mends: z.array(Mend).meta({ description: "The first is the one proposed." }),
});
export type ImportFinding = z.infer<typeof ImportFinding>;

/** What a queue would be stored as. */
const PreviewQueue = z.strictObject({
  queue: z.string(),
  minutes: z.union([z.int(), z.literal("day")]),
  intervals: z.int(),
  first: z.string(),
  last: z.string(),
  offered: z.number(),
  ahtSeconds: z
    .number()
    .nullable()
    .meta({ description: "Mean over handled (else offered) contacts; null if unknown." }),
});

/** Everything that is found of a file before any of it is stored. */
export const ImportDiagnosis = z
  .strictObject({
    file: z.string(),
    hash: z.string().meta({ description: "SHA-256 of the bytes." }),
    format: z.enum(["csv", "xlsx"]),
    sheets: z.array(z.string()).meta({ description: "Sheets of a workbook." }),
    recognised: z.strictObject({
      layout: z.string().nullable(),
      confidence: z.number().min(0).max(1),
      why: z.array(z.string()),
    }),
    fingerprint: z
      .string()
      .meta({ description: "Of the column names: tables with the same are read by the same mapping." }),
    columns: z.array(z.string()),
    head: z
      .array(z.array(z.string()))
      .meta({ description: "The first rows below the names of the columns, at most five, as they stand in the file." }),
    mapping: ImportMapping,
    rowsRead: z.int(),
    rowsLeftOut: z.int(),
    findings: z.array(ImportFinding),
    preview: z.strictObject({
      queues: z.array(PreviewQueue),
      rows: z
        .array(
          z.strictObject({
            queue: z.string(),
            start: z.string(),
            offered: z.number().nullable(),
            handled: z.number().nullable(),
            abandoned: z.number().nullable(),
            ahtSeconds: z.number().nullable(),
          }),
        )
        .meta({ description: "The first that would be stored." }),
    }),
    ready: z.boolean().meta({ description: "Whether nothing blocks." }),
  })
  .meta({ description: "What was found of a file, and what it would be stored as." });
export type ImportDiagnosis = z.infer<typeof ImportDiagnosis>;
