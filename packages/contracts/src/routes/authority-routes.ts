import { z } from "zod";
import { Approval, ApprovalLimit, PurchaseOrder } from "../approval.ts";
import { AuditEntry, AuditFilter, AuditVerification } from "../audit.ts";
import { DecisionDifference, Publication } from "../publication.ts";
import { Id } from "../units.ts";
import { type AnyRoute, MEMBERS, NO_PARAMS, NOTHING, PLANNERS } from "./route.ts";

const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "a whole number from 1")
  .transform(Number);
const MONEY = ["owner", "finance"] as const;
const DECIDERS = ["owner", "planner", "finance"] as const;
const OF_SHOP = z.object({ shop: Id });
const OF_VERSION = z.object({ shop: Id, version: number });
const Used = PurchaseOrder.extend({
  usedCents: z.int().meta({ description: "What commitments booked on it come to." }),
});

/** Who may commit to how much, what was published, and who did what. */
export const authorityRoutes = {
  approvalLimits: {
    method: "get",
    path: "/api/approval-limits",
    summary: "How much each role may commit to without a second person; no limits at all where none are set",
    tag: "authority",
    access: MEMBERS,
    params: NO_PARAMS,
    response: z.object({ limits: z.array(ApprovalLimit) }),
  },
  setApprovalLimits: {
    method: "put",
    path: "/api/approval-limits",
    summary: "Set the limits of all roles; a role that is not named may commit to nothing alone",
    tag: "authority",
    access: ["owner"],
    params: NO_PARAMS,
    body: z.strictObject({
      limits: z
        .array(ApprovalLimit)
        .max(3)
        .refine((limits) => new Set(limits.map(({ role }) => role)).size === limits.length, "each role is named once"),
    }),
    response: NOTHING,
  },
  listOrders: {
    method: "get",
    path: "/api/orders",
    summary: "Orders, with what is used of each",
    tag: "authority",
    access: MEMBERS,
    params: NO_PARAMS,
    response: z.object({ orders: z.array(Used) }),
  },
  putOrder: {
    method: "put",
    path: "/api/orders",
    summary: "Make an order, or change its amount and where it is booked",
    tag: "authority",
    access: MONEY,
    params: NO_PARAMS,
    body: PurchaseOrder,
    response: NOTHING,
  },
  listApprovals: {
    method: "get",
    path: "/api/approvals",
    summary: "What waits, or waited, for a second person",
    tag: "authority",
    access: MEMBERS,
    params: NO_PARAMS,
    query: z.strictObject({ state: Approval.shape.state.optional() }),
    response: z.object({ approvals: z.array(Approval) }),
  },
  decideApproval: {
    method: "post",
    path: "/api/approvals/:approval/decision",
    summary: "Approve what somebody else asked for, and so do it; or decline it with a reason",
    tag: "authority",
    access: DECIDERS,
    params: z.object({ approval: number }),
    body: z.discriminatedUnion("decision", [
      z.strictObject({ decision: z.literal("approve"), reason: z.string().trim().max(2000).nullable().default(null) }),
      z.strictObject({ decision: z.literal("decline"), reason: z.string().trim().min(1).max(2000) }),
    ]),
    response: Approval,
  },
  publishPlan: {
    method: "post",
    path: "/api/shops/:shop/plan-versions/:version/publication",
    summary: "Publish a version of a plan: it never changes again",
    tag: "authority",
    access: PLANNERS,
    params: OF_VERSION,
    body: z.strictObject({ why: z.string().trim().min(1).max(2000) }),
    response: z.object({ publication: Publication.nullable(), approval: z.int().positive().nullable() }),
  },
  acknowledgePlan: {
    method: "post",
    path: "/api/shops/:shop/plan-versions/:version/acknowledgement",
    summary: "Say that one has read a published version",
    tag: "authority",
    access: MEMBERS,
    params: OF_VERSION,
    response: Publication,
  },
  listPublications: {
    method: "get",
    path: "/api/shops/:shop/plan-versions",
    summary: "The published versions of a shop's plans: who, when, why, and from what",
    tag: "authority",
    access: MEMBERS,
    params: OF_SHOP,
    response: z.object({ publications: z.array(Publication) }),
  },
  comparePublications: {
    method: "get",
    path: "/api/shops/:shop/plan-versions/comparison",
    summary: "Which seats two versions of a plan decide on differently: published ones, or such as are stored",
    tag: "authority",
    access: MEMBERS,
    params: OF_SHOP,
    query: z.strictObject({ from: number, to: number }),
    response: z.object({ differences: z.array(DecisionDifference) }),
  },
  publishedPlan: {
    method: "get",
    path: "/api/shops/:shop/plan-versions/:version",
    summary: "A published plan, word for word as it was published",
    tag: "authority",
    access: MEMBERS,
    params: OF_VERSION,
    mediaTypes: ["application/json"],
  },
  listAudit: {
    method: "get",
    path: "/api/audit",
    summary: "The audit trail in its order, as far as the filter asks for it",
    tag: "authority",
    access: MONEY,
    params: NO_PARAMS,
    query: AuditFilter.extend({ cursor: number.optional(), limit: number.pipe(z.number().max(500)).optional() }),
    response: z.object({ entries: z.array(AuditEntry), next: z.string().nullable() }),
  },
  exportAudit: {
    method: "get",
    path: "/api/audit/export",
    summary: "The audit trail as a file, CSV or JSON, with the hashes that link it",
    tag: "authority",
    access: MONEY,
    params: NO_PARAMS,
    query: AuditFilter.extend({ format: z.enum(["csv", "json"]).default("csv") }),
    mediaTypes: ["text/csv", "application/json"],
  },
  verifyAudit: {
    method: "get",
    path: "/api/audit/verification",
    summary: "Whether the audit trail holds: read again from its first entry",
    tag: "authority",
    access: MONEY,
    params: NO_PARAMS,
    response: AuditVerification,
  },
} as const satisfies Record<string, AnyRoute>;
