import { z } from "zod";
import { ImportDiagnosis } from "./import-diagnosis.ts";
import { FindingShape } from "./problem.ts";
import { Day } from "./units.ts";

/** One queue's typical day of each weekday, by interval of the local clock. */
export const TypicalDays = z.object({
  queue: z.string().meta({ description: "As the file names it." }),
  firstDay: Day.meta({ description: "First day on which a contact came." }),
  lastDay: Day,
  intervalMinutes: z.number().positive().meta({ description: "Length of the intervals, from midnight on." }),
  contacts: z.number().nonnegative().meta({ description: "All contacts of the file." }),
  ahtSeconds: z.number().positive().nullable().meta({
    description: "Average handling time over all contacts of which it is told; null where the file does not say.",
  }),
  weekdays: z
    .array(
      z.object({
        weekday: z.int().min(1).max(7).meta({ description: "1 is Monday." }),
        days: z.int().nonnegative().meta({ description: "Days with contacts that the mean is over." }),
        contacts: z.array(z.number().nonnegative()).meta({ description: "Mean contacts of each interval of the day." }),
      }),
    )
    .length(7),
});
export type TypicalDays = z.infer<typeof TypicalDays>;

/** A log that was read and not stored: the typical days of its queues. */
export const LogAnswer = z.object({
  file: z.string(),
  recognised: z.string().nullable().meta({ description: "The product whose export this is; null if none is known." }),
  zone: z.string().nullable().meta({
    description:
      "Zone in whose local clock the intervals are; null where the times of the file are taken as they stand.",
  }),
  rowsRead: z.int().nonnegative(),
  rowsLeftOut: z.int().nonnegative(),
  queues: z.array(TypicalDays),
  findings: z.array(FindingShape).meta({ description: "What is to be known about the file, the gravest first." }),
  diagnosis: ImportDiagnosis.meta({
    description:
      "The same with what would mend it, and how the file was read: send the mapping with a mend applied to have it read so.",
  }),
});
export type LogAnswer = z.infer<typeof LogAnswer>;
