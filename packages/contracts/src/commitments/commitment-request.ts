import { z } from "zod";
import { Notice } from "../notice.ts";
import { Id } from "../units.ts";

const Instant = z.iso.datetime({ offset: true });
const positions = z.int().positive().max(10_000);
const reason = z.string().trim().min(1).max(2000);

/** Number of a line within its request; it stays through all versions and files. */
export const LineId = z.string().regex(/^L[1-9]\d{0,5}$/, "a line is named L1, L2 and so on");

/** The two sides of a commitment. */
export const Side = z.enum(["client", "partner"]);
export type Side = z.infer<typeof Side>;

export const Tier = z.enum(["firm", "flexible", "option"]).meta({
  description:
    "firm: ordered. flexible: ordered, and the client may take seats back until the line is locked. option: reserved at a fee, and confirmed or released later.",
});
export type Tier = z.infer<typeof Tier>;

/** Who acts on a line and how far it is. */
export const LineState = z.enum([
  "draft",
  "requested",
  "offered",
  "reserved",
  "confirmed",
  "locked",
  "delivered",
  "withdrawn",
  "refused",
  "expired",
  "released",
  "cancelled",
]);
export type LineState = z.infer<typeof LineState>;

/** How a deadline is counted, as a record, from which each page says it in its reader's language. */
export const DeadlineCounting = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("before-the-clients") }),
  z.strictObject({ code: z.literal("as-asked") }),
  z.strictObject({ code: z.literal("until-it-begins") }),
  z.strictObject({ code: z.literal("after-the-last") }),
  z.strictObject({
    code: z.literal("notice"),
    notice: Notice,
    weekdays: z.array(z.int().min(1).max(7)).meta({ description: "That count as working days: 1 Monday to 7 Sunday." }),
    holidaysOf: z.string().nullable().meta({ description: "Whose holidays are no working days." }),
    freeDays: z.int().nonnegative().meta({ description: "Further days that are no working days." }),
  }),
]);
export type DeadlineCounting = z.infer<typeof DeadlineCounting>;

/** A last instant for something, as both sides read it on their clocks. */
export const LineDeadline = z.strictObject({
  at: z.iso.datetime().meta({ description: "The instant itself, in UTC; what comes on it is still in time." }),
  client: Instant.meta({ description: "The same on the client's clock." }),
  clientZone: z.string(),
  partner: Instant.meta({ description: "The same on the partner's clock." }),
  partnerZone: z.string(),
  rule: z.string().meta({ description: "How it is counted, with the calendar of working days where it counts those." }),
  counting: DeadlineCounting.optional().meta({ description: "The same as rule, to be said in any language." }),
  silence: z.enum(["expired", "released", "confirmed", "locked", "kept"]).meta({
    description:
      "What the line becomes if nobody says anything until then; kept: it stays as it is, and this can no longer be done.",
  }),
});
export type LineDeadline = z.infer<typeof LineDeadline>;

export const LineDeadlines = z.strictObject({
  answer: LineDeadline.meta({ description: "For the partner's offer." }),
  accept: LineDeadline.meta({ description: "For the client to reserve or confirm what is offered." }),
  confirm: LineDeadline.nullable().meta({ description: "For seats that are reserved; of options only." }),
  release: LineDeadline.nullable().meta({ description: "For giving seats back without cancelling them." }),
  cancel: LineDeadline.nullable().meta({ description: "For cancelling at the agreement's fee; null: never." }),
  lock: LineDeadline.meta({ description: "After it nothing changes without both sides." }),
});
export type LineDeadlines = z.infer<typeof LineDeadlines>;

/** What is asked for: positions logged in for a skill, from one instant to another. */
export const AskedLine = z.strictObject({
  skill: Id.meta({ description: "Id of the queue that is worked." }),
  start: Instant,
  end: Instant,
  tier: Tier,
  positionsLoggedIn: positions.meta({
    description: "People logged in at the same time; breaks and absence are the partner's to cover.",
  }),
  seats: positions.optional().meta({
    description:
      "Seats of the plan that its positions stand for: people rostered. Those that its positions need where it is not given, or no longer theirs.",
  }),
});
export type AskedLine = z.infer<typeof AskedLine>;

/** A line as both sides hold it. */
export const SheetLine = AskedLine.extend({
  id: LineId,
  zone: z.string().meta({ description: "IANA zone in which its start and end are written." }),
});
export type SheetLine = z.infer<typeof SheetLine>;

/** What the partner can give of a line. */
export const Offer = z.strictObject({
  kind: z.enum(["full", "partial", "counter"]).meta({
    description: "full: as asked. partial: fewer positions. counter: at other times, or more positions.",
  }),
  positionsLoggedIn: positions,
  start: Instant,
  end: Instant,
  reason: reason.nullable(),
});
export type Offer = z.infer<typeof Offer>;

export const RequestLine = SheetLine.extend({
  state: LineState,
  deadlines: LineDeadlines.nullable().meta({ description: "Null in a draft: they are reckoned when it is sent." }),
  offer: Offer.nullable(),
  reservedPositions: positions.nullable().meta({
    description: "What was reserved of an option, whatever became of it: its fee is owed.",
  }),
  reason: reason.nullable().meta({ description: "Why it came to where it is, in the words of who did it last." }),
  deliveredHours: z.number().nonnegative().nullable().meta({ description: "Position-hours that came; elapsed hours." }),
});
export type RequestLine = z.infer<typeof RequestLine>;

/** One change of a line that is agreed on; `to` null takes it out. */
const LineChange = z.strictObject({
  line: LineId,
  to: z.strictObject({ start: Instant, end: Instant, positionsLoggedIn: positions }).nullable(),
});
type LineChange = z.infer<typeof LineChange>;

export const ProposedChange = z.strictObject({
  changes: z.array(LineChange).max(2000).default([]),
  additions: z.array(AskedLine).max(2000).default([]),
});
export type ProposedChange = z.infer<typeof ProposedChange>;

/** A change that waits for the other side. */
export const ChangeProposal = ProposedChange.extend({
  by: Side,
  at: z.iso.datetime(),
  until: z.iso.datetime().meta({ description: "Unanswered until then, nothing changes." }),
  reason,
});
export type ChangeProposal = z.infer<typeof ChangeProposal>;

/** Who said that they had read a version, and when. */
const Acknowledgement = z.strictObject({
  version: z.int().positive(),
  at: z.iso.datetime(),
  person: z.int().positive().nullable(),
  pseudonym: z.string(),
});

/** Where a commitment is booked. */
export const Booking = z.strictObject({
  orderNumber: z.string().trim().min(1).max(100).nullable().default(null),
  costCentre: z.string().trim().min(1).max(100).nullable().default(null),
  account: z.string().trim().min(1).max(100).nullable().default(null),
});
export type Booking = z.infer<typeof Booking>;

/** Seats asked of a partner under an agreement, through their whole life. */
export const CommitmentRequest = z.strictObject({
  id: z.string(),
  shop: Id,
  agreement: Id,
  partner: Id,
  partnerName: z.string(),
  planVersion: z.int().positive().nullable().meta({ description: "The plan it comes from; null if from none." }),
  state: LineState.meta({ description: "Of its lines still under way the least far; of none, that of the last." }),
  version: z
    .int()
    .positive()
    .meta({ description: "Of the sheet: every change of what is asked or agreed makes a new one." }),
  revision: z.int().nonnegative().meta({ description: "Counts everything that happened to it; its ETag." }),
  answerBy: z.iso
    .datetime()
    .nullable()
    .meta({ description: "When the partner is asked to answer; by the agreement if null." }),
  booking: Booking,
  lines: z.array(RequestLine),
  proposal: ChangeProposal.nullable(),
  acknowledged: z.strictObject({ client: Acknowledgement.nullable(), partner: Acknowledgement.nullable() }),
});
export type CommitmentRequest = z.infer<typeof CommitmentRequest>;
