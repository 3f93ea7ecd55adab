import { z } from "zod";
import { CommitmentAction } from "./commitments/commitment-action.ts";
import { Role } from "./people.ts";
import { PublishedKind } from "./publication.ts";

const cents = z.int().meta({ description: "Hundredths of the shop's currency." });
const limit = z.int().nonnegative().max(1e13).nullable();

/** How much members with a role may commit the organisation to without a second person. */
export const ApprovalLimit = z.strictObject({
  role: Role.exclude(["viewer", "partner"]),
  perCommitmentCents: limit.meta({ description: "All that one request or plan commits to; null: any amount." }),
  perMonthCents: limit.meta({ description: "All that one person commits to in a calendar month; null: any amount." }),
});
export type ApprovalLimit = z.infer<typeof ApprovalLimit>;

/** What an order of the organisation may be used up to, and where it is booked. */
export const PurchaseOrder = z.strictObject({
  number: z.string().trim().min(1).max(100),
  amountCents: z.int().nonnegative().max(1e13),
  costCentre: z.string().trim().min(1).max(100).nullable(),
  account: z.string().trim().min(1).max(100).nullable(),
});
export type PurchaseOrder = z.infer<typeof PurchaseOrder>;

/** Somebody's wish beyond their limit, waiting for a second person. */
export const Approval = z.strictObject({
  number: z.int().positive(),
  about: z.strictObject({
    kind: z.enum(["commitment", ...PublishedKind.options]),
    id: z.string(),
    revision: z.int().nonnegative(),
  }),
  action: z.union([CommitmentAction, z.strictObject({ action: z.literal("publish"), why: z.string() })]),
  cents: cents.meta({ description: "What it commits to in all." }),
  askedBy: z.int().positive().nullable(),
  askedPseudonym: z.string(),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(["waiting", "approved", "declined", "expired"]),
  decidedBy: z.int().positive().nullable(),
  decidedPseudonym: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});
export type Approval = z.infer<typeof Approval>;
