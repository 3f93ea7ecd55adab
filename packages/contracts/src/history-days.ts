import { z } from "zod";
import { Day, Id } from "./units.ts";

const counted = z.int().nonnegative();

/** What is stored of a shop's contacts day by day, and what is not: index k of every column is the k-th day from `from` on. */
export const HistoryDays = z.object({
  shop: Id,
  from: Day,
  to: Day,
  queues: z.array(
    z.object({
      queue: Id,
      name: z.string(),
      zone: z.string().meta({ description: "IANA zone of its local days." }),
      offered: z.array(z.number().nullable()).meta({ description: "Contacts that came; null where nothing is known." }),
      open: z.array(counted).meta({ description: "Intervals in which it was open; 0 on a closed day." }),
      missing: z.array(counted).meta({ description: "Of these, those of which nothing is known." }),
    }),
  ),
});
export type HistoryDays = z.infer<typeof HistoryDays>;
