import { z } from "zod";
import { Id } from "./units.ts";

/**
 * How a contact file is laid out where it is not our own form. Without a mapping the canonical columns are expected:
 * interval_start, queue, offered, and optionally handled, abandoned, aht_seconds.
 */
export const ContactMapping = z
  .strictObject({
    layout: z.enum(["intervals", "days", "contacts"]).default("intervals").meta({
      description:
        "intervals: one row per interval; days: one row per day; contacts: one row per contact (a call log).",
    }),
    delimiter: z.enum([",", ";", "\t", "|"]).optional().meta({ description: "Found out if not given." }),
    decimal: z.enum([".", ","]).default(".").meta({ description: "Mark before decimals." }),
    dateOrder: z
      .enum(["ymd", "dmy", "mdy"])
      .default("ymd")
      .meta({ description: "Order of day, month and year in dates." }),
    zone: z.string().optional().meta({ description: "IANA zone of local times without an offset." }),
    repeatedHour: z.enum(["by-order", "first", "second"]).default("by-order").meta({
      description: "Which of the two hours is meant when the clocks go back and the file has local times.",
    }),
    columns: z
      .strictObject({
        start: z
          .union([z.string(), z.array(z.string()).min(1).max(2)])
          .optional()
          .meta({
            description: "Column of the start (or of the contact's time); two columns where date and time stand apart.",
          }),
        queue: z.string().optional().meta({ description: "Column of the queue." }),
        offered: z.string().optional().meta({ description: "Column of the contacts that came." }),
        handled: z.string().optional().meta({ description: "Column of the contacts that were answered." }),
        abandoned: z.string().optional().meta({ description: "Column of the contacts that gave up." }),
        aht: z
          .string()
          .optional()
          .meta({ description: "Average handling time; of a call log, the handling time of the contact." }),
      })
      .default({})
      .meta({ description: "Names of the columns, where they are not our own." }),
    ahtFormat: z
      .enum(["s", "mm:ss", "hh:mm:ss"])
      .default("s")
      .meta({ description: "How handling times are written; s is seconds." }),
    queue: Id.optional().meta({ description: "The queue of every row, where the file has no queue column." }),
    queueNames: z
      .record(z.string(), Id)
      .default({})
      .meta({ description: "Names in the file and the queues they mean." }),
    queueColumns: z
      .record(Id, z.string())
      .default({})
      .meta({ description: "Where each queue has a column of its own: queue and column of its offered contacts." }),
    ignoreQueues: z
      .array(z.string())
      .default([])
      .meta({ description: "Names in the queue column whose rows are not contacts of this shop, such as Total." }),
  })
  .meta({ description: "How the contact file is laid out." });
export type ContactMapping = z.infer<typeof ContactMapping>;

/**
 * What was counted, one record a queue, in columns of equal length. `startMs` ascends and has no duplicates; an interval
 * that is not there is missing, not zero. `minutes` is the length of the intervals, or "day" for whole local days.
 */
export interface ContactHistory {
  readonly queue: string;
  readonly minutes: number | "day";
  readonly startMs: Float64Array;
  readonly offered: Float64Array;
  /** NaN where the file does not say. */
  readonly handled: Float64Array;
  readonly abandoned: Float64Array;
  readonly ahtSeconds: Float64Array;
}

/** What a reader has to say about a file it took. */
export interface ImportReport {
  readonly file: string;
  readonly rowsRead: number;
  readonly rowsRefused: number;
  readonly rowsIgnored: number;
  readonly firstStart: string | null;
  readonly lastStart: string | null;
  readonly queues: readonly {
    readonly queue: string;
    readonly intervals: number;
    readonly offered: number;
    /** Intervals inside the opening hours, between first and last, for which there is no row. */
    readonly missing: number;
    readonly gaps: readonly { readonly from: string; readonly to: string; readonly intervals: number }[];
    /** Contacts outside the opening hours: demand, so kept. */
    readonly outsideHours: number;
  }[];
  readonly notes: readonly string[];
}
