import { z } from "zod";
import { Id } from "./units.ts";

const Instant = z.iso.datetime({ offset: true });
const share = z.number().min(0).max(1);

/** What happened in one interval of today, as it was measured. Null where it is not known, which is not zero. */
export interface IntradayActual {
  readonly queue: string;
  readonly startMs: number;
  readonly contacts: number | null;
  /** People at work on the queue in that interval. */
  readonly people: number | null;
  /** Contacts of deferred work that wait at the end of the interval. */
  readonly backlog: number | null;
  /** Where it stands, for findings. */
  readonly file: string;
  readonly row: number;
}

const Reading = z.strictObject({
  queue: Id,
  counted: z.number().nonnegative().meta({ description: "Contacts of the intervals that are over and known." }),
  forecast: z.number().nonnegative().meta({ description: "What the plan expected in the same intervals." }),
  pseudoCount: z.number().nullable().meta({
    description: "How many contacts the plan's forecast of the day is worth; null where it knows no doubt.",
  }),
  factor: z.number().nonnegative().meta({ description: "What the day is times the forecast, by what came so far." }),
  factorCv: z.number().nonnegative(),
  toCome: z.number().nonnegative().meta({ description: "Contacts still expected today." }),
  planned: z.number().nonnegative().meta({ description: "What the plan expected of the rest of the day." }),
});

const Rest = z.strictObject({
  queue: Id,
  serviceLevel: share.nullable().meta({ description: "Of the contacts still to come, with the people there." }),
  abandonShare: share.nullable(),
});

const Step = z.strictObject({
  kind: z.enum(["confirm", "order", "extra-hours", "move-break", "release-early", "swap"]),
  subject: z.string().meta({ description: "Id of the agreement or team." }),
  start: Instant,
  end: Instant,
  heads: z.number().positive(),
  cost: z.number().meta({ description: "Added to the ledger; below 0 where it saves." }),
  by: Instant.nullable().meta({ description: "Until when it can be said." }),
  words: z.string(),
});
export type IntradayStep = z.infer<typeof Step>;

const Option = z.strictObject({
  kind: z.string(),
  words: z.string(),
  cost: z.number(),
  saves: z.number().meta({ description: "Loss with contacts that it avoids today, expected." }),
  net: z.number().meta({ description: "What it saves beyond its cost." }),
  advice: z.enum(["now", "wait", "no"]).meta({
    description: "now: it pays by the last interval and the one before. wait: it pays only by the last one.",
  }),
  steps: z.array(Step),
});
export type IntradayOption = z.infer<typeof Option>;

/** The rest of a day, from what came so far, and the cheapest that can still be done about it. */
export const IntradayReport = z.strictObject({
  contract: z.literal("springtide-intraday"),
  version: z.literal(1),
  currency: z.string(),
  day: z.iso.date(),
  at: Instant,
  from: Instant.meta({ description: "Start of the first interval that can still be changed." }),
  readings: z.array(Reading),
  doNothing: z.strictObject({ queues: z.array(Rest), loss: z.number().nonnegative() }),
  options: z.array(Option).meta({ description: "Each kind alone, what it saves beyond its cost in falling order." }),
  best: Option.nullable().meta({ description: "All that is advised now, chosen together; null where nothing pays." }),
  intervals: z.array(
    z.strictObject({
      queue: Id,
      start: Instant,
      contacts: z.number().nonnegative(),
      agents: z.int().nonnegative().meta({ description: "Needed at the plan's level, by what came so far." }),
      heads: z.number().nonnegative().meta({ description: "People there." }),
      required: z.int().nonnegative().meta({ description: "People needed." }),
    }),
  ),
  remarks: z.array(z.string()),
});
export type IntradayReport = z.infer<typeof IntradayReport>;
