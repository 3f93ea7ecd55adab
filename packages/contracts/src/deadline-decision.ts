import { z } from "zod";
import { LineState } from "./commitments/commitment-request.ts";
import { DecisionDeadline } from "./plan-decisions.ts";
import { Id } from "./units.ts";

const Instant = z.iso.datetime({ offset: true });
const reason = z.string().trim().min(1).max(2000);
const RequestId = z.string().max(40).meta({ description: "Id of a request to a partner: R-17." });

/** Which deadline of a plan is meant: what it is about, until when, and in which version of the plan it was read. */
const of = {
  kind: DecisionDeadline.shape.kind,
  subject: z.string().min(1).max(500).meta({ description: "As the deadline names it." }),
  at: Instant.meta({ description: "The deadline itself." }),
  planVersion: z
    .int()
    .positive()
    .meta({ description: "Version of the plan that was looked at: it must be the newest." }),
  lastSeen: z.int().positive().nullable().default(null).meta({
    description: "Number of the last decision on it that the sender knows of; null for none.",
  }),
};

/** What is decided on a deadline. */
export const NewDeadlineDecision = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("accept"),
    ...of,
    reason: reason.nullable().default(null),
    request: RequestId.nullable().default(null).meta({ description: "The request to the partner that follows it." }),
  }),
  z.strictObject({ action: z.literal("decline"), ...of, reason }),
  z.strictObject({
    action: z.literal("remind"),
    ...of,
    remindAt: Instant.meta({ description: "When it is to be looked at again; before the deadline." }),
    reason: reason.nullable().default(null),
  }),
]);
export type NewDeadlineDecision = z.infer<typeof NewDeadlineDecision>;

/** What was decided on a deadline, by whom, when, and on which figures. It never changes again. */
export const DeadlineDecision = z.strictObject({
  number: z.int().positive().meta({ description: "Rises with time." }),
  shop: Id,
  planVersion: z.int().positive(),
  kind: DecisionDeadline.shape.kind,
  subject: z.string(),
  at: Instant,
  action: z.enum(["accept", "decline", "remind"]),
  remindAt: Instant.nullable(),
  reason: z.string().nullable(),
  request: RequestId.nullable(),
  words: z.string().meta({ description: "What the deadline said." }),
  costIfDone: z.number().nullable().meta({ description: "As it stood then." }),
  costIfNot: z.number().nullable().meta({ description: "As it stood then." }),
  probability: z.number().nullable().meta({ description: "As it stood then." }),
  cents: z.int().nonnegative().meta({
    description:
      "Hundredths of the shop's currency that accepting it commits to by itself: people hired, extra hours, longer opening. Seats of partners are committed to by their requests.",
  }),
  person: z.int().positive().nullable(),
  pseudonym: z.string(),
  decidedAt: z.iso.datetime(),
});
export type DeadlineDecision = z.infer<typeof DeadlineDecision>;

/** How a request that a decision led to stands, and what it costs by now. */
export const DecidedRequest = z.strictObject({
  id: RequestId,
  agreement: Id,
  partnerName: z.string(),
  state: LineState,
  revision: z.int().nonnegative(),
  committedCents: z.int().nullable().meta({
    description: "What it commits to now; null where the shop no longer has its agreement.",
  }),
});
export type DecidedRequest = z.infer<typeof DecidedRequest>;
