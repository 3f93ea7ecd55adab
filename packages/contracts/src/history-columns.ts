import { z } from "zod";
import { Day, Id } from "./units.ts";

const Column = z.array(z.number().nullable());

/** A stretch of intervals without a break: index k of every column is the k-th interval from `start` on. */
const HistoryRun = z.object({
  start: z.iso.datetime().meta({ description: "Start of the first interval, in UTC." }),
  offered: Column.meta({ description: "Contacts that came; null where there is no figure." }),
  handled: Column.nullable().meta({ description: "Contacts that were answered; null where nothing is known." }),
  abandoned: Column.nullable().meta({ description: "Contacts that gave up; null where nothing is known." }),
  ahtSeconds: Column.nullable().meta({ description: "Mean handling time; null where nothing is known." }),
});

/** What was counted, in columns. */
export const HistoryColumns = z.object({
  shop: Id,
  from: Day,
  to: Day,
  queues: z.array(
    z.object({
      queue: Id,
      zone: z.string().meta({ description: "IANA zone of its local days." }),
      minutes: z.union([z.number().positive(), z.literal("day")]).meta({
        description: "Elapsed minutes from one interval to the next, through clock changes; or whole local days.",
      }),
      runs: z.array(HistoryRun),
    }),
  ),
});
export type HistoryColumns = z.infer<typeof HistoryColumns>;

/** The longest stretch that is sent at a time. */
const MOST_DAYS = 3 * 366;

/** Which days of a history are asked for, both included. */
export const HistoryQuery = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "the last day is not before the first" })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < MOST_DAYS, {
    path: ["to"],
    message: "at most three years are sent at a time",
  });
