import { z } from "zod";
import { AskedLine, Booking, LineId, ProposedChange } from "./commitment-request.ts";

const reason = z.string().trim().min(1).max(2000);
const lines = z
  .array(LineId)
  .min(1)
  .max(2000)
  .optional()
  .meta({ description: "Which lines; all that it can be done to if not given." });
const lineOf = { line: LineId };
const fewer = {
  positionsLoggedIn: z.int().positive().max(10_000).optional().meta({ description: "How many; all if not given." }),
};

/** What either side may do with a request. */
export const CommitmentAction = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("edit"),
    lines: z.array(AskedLine).min(1).max(2000),
    booking: Booking.optional(),
    answerBy: z.iso.datetime({ offset: true }).nullable().optional(),
  }),
  z.strictObject({ action: z.literal("send") }),
  z.strictObject({ action: z.literal("withdraw"), lines, reason }),
  z.strictObject({
    action: z.literal("offer"),
    lines: z
      .array(
        z.strictObject({
          ...lineOf,
          positionsLoggedIn: z.int().positive().max(10_000),
          start: z.iso.datetime({ offset: true }).optional(),
          end: z.iso.datetime({ offset: true }).optional(),
          reason: reason.optional(),
        }),
      )
      .min(1)
      .max(2000)
      .optional()
      .meta({ description: "Line by line; if not given, all lines that wait for an offer are offered in full." }),
  }),
  z.strictObject({ action: z.literal("refuse"), lines, reason }),
  z.strictObject({ action: z.literal("decline"), lines, reason }),
  z.strictObject({ action: z.literal("reserve"), lines }),
  z.strictObject({
    action: z.literal("confirm"),
    lines: z
      .array(z.strictObject({ ...lineOf, ...fewer }))
      .min(1)
      .max(2000)
      .optional(),
  }),
  z.strictObject({
    action: z.literal("release"),
    lines: z
      .array(z.strictObject({ ...lineOf, ...fewer }))
      .min(1)
      .max(2000),
    reason,
  }),
  z.strictObject({ action: z.literal("cancel"), lines: z.array(LineId).min(1).max(2000), reason }),
  z.strictObject({ action: z.literal("lock"), lines }),
  z.strictObject({
    action: z.literal("deliver"),
    lines: z
      .array(z.strictObject({ ...lineOf, deliveredHours: z.number().nonnegative().max(1e7) }))
      .min(1)
      .max(2000),
  }),
  z.strictObject({ action: z.literal("propose"), ...ProposedChange.shape, reason }),
  z.strictObject({ action: z.literal("accept") }),
  z.strictObject({ action: z.literal("reject"), reason }),
  z.strictObject({ action: z.literal("acknowledge"), version: z.int().positive() }),
]);
export type CommitmentAction = z.infer<typeof CommitmentAction>;
export type ActionName = CommitmentAction["action"];
