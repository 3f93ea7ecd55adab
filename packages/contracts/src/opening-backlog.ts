import type { Place } from "@springtide/refusal";
import { z } from "zod";
import { Id } from "./units.ts";

/** The most items that one queue may open with: far beyond any operation. */
const MOST_ITEMS = 1_000_000;
/** More ages than anybody tells apart. */
const MOST_AGES = 50;

/** What deferred work is counted in: a customer's matter until it is closed, or each message of it. */
export const WorkUnit = z.enum(["case", "message"]).meta({
  description:
    "case: a customer's matter from its first message until it is closed. message: each message that needs an answer.",
});
export type WorkUnit = z.infer<typeof WorkUnit>;

const items = z.int().nonnegative().max(MOST_ITEMS);
const hours = z.number().nonnegative().max(100_000);

/** How many items have waited from one age to another. */
const BacklogAge = z.strictObject({
  fromHours: hours,
  toHours: hours.nullable().meta({ description: "Null: as long as may be; such items count as of their least age." }),
  items,
});

/** What was open in a queue of deferred work at a moment. */
export const QueueBacklog = z.strictObject({
  queue: Id,
  asOf: z.iso.datetime({ offset: true }).meta({ description: "The moment, with its offset from UTC." }),
  unit: WorkUnit.meta({ description: "What openItems and the ages count." }),
  openItems: items,
  byAge: z.array(BacklogAge).max(MOST_AGES).meta({
    description:
      "By hours waited; they add up to openItems. Empty where it is not known: then they are taken for the last that came.",
  }),
});
export type QueueBacklog = z.infer<typeof QueueBacklog>;

/** A backlog as somebody gave it: in the queue's own unit if none is told, and where it stood, for findings. */
export interface OpeningBacklog extends Omit<QueueBacklog, "unit"> {
  readonly unit: WorkUnit | null;
  readonly place: Place;
}

/** What a queue opens with and what a plan makes of it; all but openItems in the unit that the queue is counted in. */
export const PlannedBacklog = z.strictObject({
  queue: Id,
  asOf: z.iso.datetime({ offset: true }),
  unit: WorkUnit.meta({ description: "What openItems counts." }),
  openItems: items,
  countedIn: WorkUnit.meta({ description: "What the queue, and every figure below, is counted in." }),
  contacts: items.meta({ description: "The open items in the queue's unit: items times or through touches per case." }),
  alreadyLate: items.meta({ description: "Those of them whose promise is broken before the queue first opens." }),
  workHours: z.number().nonnegative().meta({ description: "Handling time of all of them, in agent-hours." }),
  late: z.number().nonnegative().meta({
    description: "Those finished after their promise with the people planned, those already late included.",
  }),
  left: z.number().nonnegative().meta({ description: "Those not done when the plan ends." }),
  clearedAt: z.iso.datetime({ offset: true }).nullable().meta({
    description:
      "When the last of them is done with the people planned, oldest due first; null where the plan ends before.",
  }),
});
export type PlannedBacklog = z.infer<typeof PlannedBacklog>;
