import { z } from "zod";
import { Commitment } from "../commitment.ts";
import { CommitmentAction } from "../commitments/commitment-action.ts";
import { CommitmentEvent } from "../commitments/commitment-event.ts";
import { AskedLine, Booking, CommitmentRequest, LineState } from "../commitments/commitment-request.ts";
import { CommitmentSheet, DeltaSheet } from "../commitments/commitment-sheet.ts";
import { FindingShape } from "../problem.ts";
import { Id } from "../units.ts";
import { MEMBERS, PLANNERS, type Route } from "./route.ts";

const Instant = z.iso.datetime({ offset: true });
const number = z
  .string()
  .regex(/^\d{1,9}$/, "a whole number")
  .transform(Number);
const range = {
  from: Instant.optional().meta({ description: "What begins at this instant or later." }),
  until: Instant.optional().meta({ description: "What begins before this instant." }),
};

/** What a request is made from. */
const RequestSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("plan"), ...range }).meta({ description: "Seats that the newest plan recommends." }),
  z
    .strictObject({ kind: z.literal("gap"), skill: Id, ...range })
    .meta({ description: "Heads that the newest plan still misses for one queue." }),
  z.strictObject({ kind: z.literal("lines"), lines: z.array(AskedLine).min(1).max(2000) }),
]);

/** What a new request says. */
export const NewCommitmentRequest = z.strictObject({
  shop: Id,
  agreement: Id,
  partner: Id.optional().meta({
    description:
      "Id by which the partner's users are known; the partner's name in lower-case letters, digits and hyphens if not given.",
  }),
  source: RequestSource,
  booking: Booking.optional(),
  answerBy: Instant.nullable().default(null),
});
export type NewCommitmentRequest = z.infer<typeof NewCommitmentRequest>;

const OF_REQUEST = z.object({ request: z.string().max(40).meta({ description: "Id of the request: R-17." }) });
const BOTH_SIDES = [...MEMBERS, "partner"] as const;
const MAY_ACT = [...PLANNERS, "partner"] as const;
/** A season's answer line by line. */
const MOST_BYTES = 2_000_000;

/** What is asked of partners, and what they answer. */
export const commitmentRoutes = {
  makeCommitment: {
    method: "post",
    path: "/api/commitments",
    summary: "Write a request to a partner from the newest plan, a gap in it, or lines; it is a draft until it is sent",
    tag: "commitments",
    access: PLANNERS,
    params: z.object({}),
    body: NewCommitmentRequest,
    mostBytes: MOST_BYTES,
    response: CommitmentRequest,
    status: 201,
    creates: true,
  },
  listCommitments: {
    method: "get",
    path: "/api/commitments",
    summary: "Requests in the order they were made; a partner's user sees those of their own agreements that were sent",
    tag: "commitments",
    access: BOTH_SIDES,
    byLink: "look",
    params: z.object({}),
    query: z.strictObject({
      shop: Id.optional(),
      state: LineState.optional(),
      cursor: number.optional(),
      limit: number.pipe(z.number().min(1).max(200)).optional(),
    }),
    response: z.object({ requests: z.array(CommitmentRequest), next: z.string().nullable() }),
  },
  getCommitment: {
    method: "get",
    path: "/api/commitments/:request",
    summary: "A request as it stands",
    tag: "commitments",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_REQUEST,
    response: CommitmentRequest,
    versioned: true,
  },
  actOnCommitment: {
    method: "post",
    path: "/api/commitments/:request/actions",
    summary:
      "Do something with a request: send, offer, reserve, confirm, release, cancel, lock, propose a change and the rest",
    tag: "commitments",
    access: MAY_ACT,
    byLink: "answer",
    params: OF_REQUEST,
    body: CommitmentAction,
    mostBytes: MOST_BYTES,
    response: z.object({
      request: CommitmentRequest,
      approval: z.int().positive().nullable().meta({
        description: "Number of the approval that it waits for; null where it is done.",
      }),
      findings: z.array(FindingShape).meta({
        description: "What is odd in what was done all the same: an offer beyond the partner's usable seats.",
      }),
      caveat: z.string().nullable().meta({
        description:
          "Of a request that is sent from a server which no other machine reaches: that its partner does not see it there. Null otherwise.",
      }),
    }),
    versioned: true,
  },
  commitmentVersions: {
    method: "get",
    path: "/api/commitments/:request/versions",
    summary: "Every sheet that both sides held, in order",
    tag: "commitments",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_REQUEST,
    response: z.object({ versions: z.array(CommitmentSheet) }),
  },
  commitmentDelta: {
    method: "get",
    path: "/api/commitments/:request/delta",
    summary: "What changed from one version to another, line by line",
    tag: "commitments",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_REQUEST,
    query: z.strictObject({ from: number, to: number }),
    response: DeltaSheet,
  },
  commitmentEvents: {
    method: "get",
    path: "/api/commitments/:request/events",
    summary: "All that happened to a request: who, when, what and why",
    tag: "commitments",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_REQUEST,
    response: z.object({ events: z.array(CommitmentEvent) }),
  },
  commitmentsForPlan: {
    method: "get",
    path: "/api/shops/:shop/agreed-commitments",
    summary: "What partners agreed to, as the next plan takes it",
    tag: "commitments",
    access: MEMBERS,
    params: z.object({ shop: Id }),
    response: z.object({ commitments: z.array(Commitment) }),
  },
} as const satisfies Record<string, Route>;
