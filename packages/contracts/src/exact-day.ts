import { z } from "zod";
import { Id } from "./units.ts";
import { ServiceLevelDefinition } from "./service-target.ts";

const Instant = z.iso.datetime({ offset: true });
const share = z.number().min(0).max(1);
const shares = z.array(share.nullable());

/** Over the seasons looked at: the mean counts every contact alike, the quantiles every season. */
const ShareOverSeasons = z.strictObject({ mean: share, p10: share, p50: share, p90: share });

/** What one set of people gives a queue on one day, by interval of the day. Null when closed or without contacts. */
export const ExactService = z.strictObject({
  agents: z.array(z.int().nonnegative()).meta({
    description: "Whole agents who take contacts: heads less shrinkage, rounded down. 0 when closed.",
  }),
  serviceLevel: z.strictObject({ mean: shares, p10: shares, p90: shares }),
  abandonShare: shares,
  occupancy: shares,
  meanQueue: z.array(z.number().nonnegative().nullable()).meta({ description: "Contacts waiting, on average." }),
  asaSeconds: z
    .array(z.number().nonnegative().nullable())
    .meta({ description: "Mean wait of those who are answered; null where nobody is." }),
  day: z
    .strictObject({
      serviceLevel: ShareOverSeasons,
      abandonShare: share,
      occupancy: share,
      asaSeconds: z.number().nonnegative().nullable(),
      worstInterval: z
        .int()
        .nonnegative()
        .meta({ description: "Index within the day of the interval with the lowest mean service level." }),
    })
    .nullable()
    .meta({ description: "The day as a whole; null where no contacts are expected." }),
});
export type ExactService = z.infer<typeof ExactService>;

/** One queue's local day, played out exactly on drawn seasons. */
export const ExactQueueDay = z.strictObject({
  queue: Id,
  definition: ServiceLevelDefinition,
  share: z.number().meta({ description: "Share that the target promises." }),
  withinSeconds: z.number(),
  contacts: z.array(z.number().nonnegative()).meta({ description: "Mean contacts by interval of the day." }),
  planned: ExactService.meta({ description: "With the people planned: own and overflow." }),
  required: ExactService.meta({ description: "With the heads required." }),
});
export type ExactQueueDay = z.infer<typeof ExactQueueDay>;

/**
 * One local day of a plan by the exact transient law (forward equations of agents and waiting line through the day, the line
 * carried from interval to interval), on the plan's own drawn seasons; only queues whose customers wait on the line.
 */
export const ExactDay = z.strictObject({
  day: z.iso.date(),
  seasons: z.int().positive().meta({ description: "How many of the drawn seasons: the first so many." }),
  starts: z.array(Instant).meta({ description: "Start of each interval of the day." }),
  queues: z.array(ExactQueueDay),
});
export type ExactDay = z.infer<typeof ExactDay>;
