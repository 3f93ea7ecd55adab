import { z } from "zod";
import { LineId, LineState, Side, Tier } from "../commitments/commitment-request.ts";
import { Decimal } from "../partner/partner-terms.ts";
import { AgreementTariff } from "../tariff.ts";
import { Id } from "../units.ts";
import { ChargeReason, StatementRemark } from "./statement-remark.ts";

const Instant = z.iso.datetime({ offset: true });
const hours = z.number().nonnegative();
const cents = z.int().meta({ description: "Hundredths of the agreement's currency, net of VAT." });

/** A month as a statement is named by. */
export const Month = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, "a month is written like 2026-05, from 1900-01 to 2199-12")
  .meta({ description: "A month, such as 2026-05.", examples: ["2026-05"] });

/** Name of one line of a statement, the same however often it is made: R-17/L2, or that of a fee. */
const StatementLineId = z
  .string()
  .regex(/^[A-Za-z0-9/.:-]{1,80}$/, "a line of a statement is named as the statement names it, such as R-17/L2")
  .meta({ description: "Name of the line in its statement." });

/** A part of a line at one price: prices by quantity may change within it. */
const StatementPart = z.strictObject({ quantity: z.number(), price: Decimal, cents });

/** One line that was agreed, from what was ordered to what is billed. */
const WorkLine = z.strictObject({
  id: StatementLineId,
  request: z.string(),
  line: LineId,
  day: z.iso.date().meta({ description: "Service date: the day it begins on the agreement's clock." }),
  start: Instant.meta({ description: "On the agreement's clock." }),
  end: Instant,
  skill: Id,
  tier: Tier,
  state: LineState,
  positions: z.strictObject({
    ordered: z.int().nonnegative().meta({ description: "As first asked for." }),
    confirmed: z.int().nonnegative().meta({ description: "As agreed." }),
  }),
  orderedHours: hours.meta({ description: "Position-hours." }),
  confirmedHours: hours,
  deliveredHours: hours.nullable().meta({ description: "Null where nobody recorded it: then nothing is billed yet." }),
  billableHours: hours,
  tolerance: z.enum(["exact", "within", "short", "over", "unknown"]).meta({
    description:
      "How what came stands to what was confirmed. within: off by no more than the tolerance, so all that was confirmed is billed. over: what came beyond is not billed.",
  }),
  units: z.number().nonnegative().meta({ description: "Billed, in the tariff's unit." }),
  measured: z.boolean().meta({
    description: "Whether units were measured; else they are reckoned from the hours, as if no seat was ever idle.",
  }),
  unitsBasis: z.enum(["seats", "counted", "handled-time", "never-idle"]).meta({
    description:
      "What units rest on. seats: time of the seats. counted: contacts or time as recorded with deliveries. handled-time: contacts reckoned from recorded handled time by the AHT of the queue. never-idle: reckoned from the hours, the most it can be.",
  }),
  parts: z.array(StatementPart),
  cents,
});
export type WorkLine = z.infer<typeof WorkLine>;

/** What is charged or taken off beside the work. */
const ChargeLine = z.strictObject({
  id: StatementLineId,
  kind: z.enum(["reserve", "cancellation", "commitment", "service", "repricing", "credit"]).meta({
    description:
      "reserve: stand-by. cancellation: seats cancelled. commitment: units billed though fewer were used. service: bonus, or malus below 0. repricing: earlier work of the period at the price reached since. credit: agreed in a dispute.",
  }),
  about: StatementLineId.nullable().meta({ description: "Line it belongs to; null where it is of the whole period." }),
  quantity: z.number(),
  price: Decimal,
  cents,
  words: z.string(),
  why: ChargeReason.meta({ description: "The same as words, to be said in any language." }),
});
export type ChargeLine = z.infer<typeof ChargeLine>;

/** How a period of the tariff was served, by which bonus and malus are reckoned. */
const ServiceOfPeriod = z.strictObject({
  period: z.string().meta({ description: "Of the tariff: 2026-10, 2026-40 for its fortieth week, or season." }),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  basis: z.enum(["recorded", "typed", "none"]).meta({
    description:
      "recorded: contacts that came with deliveries. typed: what somebody recorded by hand, which goes before. none: nobody recorded anything.",
  }),
  level: z.number().min(0).max(1).nullable().meta({ description: "That counts; null where none is known." }),
  inTimeContacts: z.number().nonnegative().nullable().meta({ description: "Answered within their queue's target." }),
  offeredContacts: z.number().nonnegative().nullable().meta({
    description:
      "Of the agreement's queues, in intervals in which seats of it were agreed; null where nobody recorded them.",
  }),
  knownShare: z
    .number()
    .min(0)
    .max(1)
    .meta({ description: "Of the time with seats agreed, the part with such counts." }),
  typed: z
    .strictObject({
      level: z.number().min(0).max(1),
      basis: z.string().meta({ description: "Where it was read." }),
      at: z.iso.datetime().nullable(),
      by: z.string().nullable().meta({ description: "Pseudonym." }),
    })
    .nullable(),
});
export type ServiceOfPeriod = z.infer<typeof ServiceOfPeriod>;

/** The forecast that penalties and least volumes are held to. */
const LockOfStatement = z.strictObject({
  lockBy: Instant.meta({ description: "When the forecast was locked, on the agreement's clock." }),
  source: z
    .strictObject({
      kind: z.enum(["published-plan", "published-forecast", "stored-plan"]).meta({
        description:
          "What contacts are held to: the plan or forecasts published last by then, else the plan stored last.",
      }),
      version: z.int().positive().meta({ description: "Of forecasts, that of the newest." }),
      at: z.iso.datetime().meta({ description: "When it was published or stored." }),
      forecasts: z
        .array(z.strictObject({ queue: Id, version: z.int().positive(), at: z.iso.datetime() }))
        .meta({ description: "Where forecasts count: which, by queue. None of a plan." }),
    })
    .nullable()
    .meta({
      description: "The version that held when the deadline passed; null where there was none, and nothing is locked.",
    }),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  lockedContacts: z.number().nonnegative().nullable(),
  mostContacts: z.number().nonnegative().nullable(),
  offeredContacts: z.number().nonnegative().nullable().meta({ description: "What came; null while days are missing." }),
  lockedUnits: z.number().nonnegative().nullable(),
  unitsSource: z
    .strictObject({
      kind: z.enum(["published-plan", "stored-plan", "requests"]),
      version: z.int().positive().nullable(),
      at: z.iso.datetime(),
      requests: z
        .array(z.string())
        .meta({ description: "Sheets that had been sent, such as R-17 v2. None of a plan." }),
    })
    .nullable()
    .meta({
      description:
        "What the least volume is a share of: seats that the plan expected to ask for, else those that had been asked for.",
    }),
  leastUnits: z.number().nonnegative().nullable(),
  arePenaltiesSuspended: z.boolean().nullable().meta({
    description: "Whether more came than the band above what was locked; null while it is not known.",
  }),
});
export type LockOfStatement = z.infer<typeof LockOfStatement>;

/** A line on which one side sees another figure. */
export const Dispute = z.strictObject({
  dispute: z.int().positive().meta({ description: "Number of the dispute." }),
  shop: Id,
  agreement: Id,
  partner: Id,
  month: Month,
  line: StatementLineId,
  by: Side,
  reason: z.string(),
  cents: cents.meta({ description: "What the line should be, as that side sees it." }),
  statedCents: cents.meta({ description: "What the statement said when it was disputed." }),
  state: z.enum(["open", "accepted", "rejected", "withdrawn"]),
  at: z.iso.datetime(),
  pseudonym: z.string(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  answer: z.string().nullable().meta({ description: "What the other side said to it." }),
});
export type Dispute = z.infer<typeof Dispute>;

/** What a month's work comes to, net of VAT. The legal invoice comes from the partner's own system. */
export const Statement = z.strictObject({
  contract: z.literal("springtide-statement"),
  version: z.literal(1),
  shop: Id,
  client: z.string(),
  agreement: Id,
  partner: Id,
  partnerName: z.string(),
  month: Month,
  zone: z.string().meta({ description: "Whose clock decides in which month a line lies." }),
  currency: z.string().length(3),
  tolerance: z.number().min(0).max(1),
  tariff: z.strictObject({ unit: AgreementTariff.shape.unit, period: AgreementTariff.shape.period }),
  lines: z.array(WorkLine),
  charges: z.array(ChargeLine),
  serviceLevel: z.number().min(0).max(1).nullable().meta({
    description: "That counts where the tariff has one period in the month; else null, and service tells of each.",
  }),
  service: z
    .array(ServiceOfPeriod)
    .meta({ description: "By period of the tariff; empty where it has no bonus or malus." }),
  locks: z.array(LockOfStatement),
  totals: z.strictObject({
    orderedHours: hours,
    confirmedHours: hours,
    deliveredHours: hours,
    billableHours: hours,
    units: z.number().nonnegative(),
    workCents: cents,
    chargeCents: cents,
    netCents: cents.meta({ description: "The sum of all lines, each rounded once." }),
  }),
  disputes: z.array(Dispute),
  isFinal: z.boolean().meta({
    description:
      "Whether the month is over, all that was confirmed is known to have come or not, and no dispute is open.",
  }),
  sealed: z.strictObject({ at: z.iso.datetime(), netCents: cents }).nullable().default(null).meta({
    description:
      "When the month was final for the first time, and its net amount then; its terms are those of that moment ever since.",
  }),
  remarks: z.array(z.string()),
  remarkFacts: z
    .array(StatementRemark)
    .meta({ description: "The same as remarks, one for one, to be said in any language." }),
  checksum: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: "SHA-256 of everything above, in canonical form." }),
});
export type Statement = z.infer<typeof Statement>;

/** What one side says against a line. */
export const NewDispute = z.strictObject({
  shop: Id,
  agreement: Id,
  month: Month,
  line: StatementLineId,
  reason: z.string().trim().min(1).max(2000),
  cents: z.int().min(-1e12).max(1e12).meta({ description: "What the line should be." }),
});
export type NewDispute = z.infer<typeof NewDispute>;

/** What the other side says to it, or the same side to take it back. */
export const DisputeAnswer = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept"), answer: z.string().trim().max(2000).default("") }),
  z.strictObject({ decision: z.literal("reject"), answer: z.string().trim().min(1).max(2000) }),
  z.strictObject({ decision: z.literal("withdraw") }),
]);
export type DisputeAnswer = z.infer<typeof DisputeAnswer>;
