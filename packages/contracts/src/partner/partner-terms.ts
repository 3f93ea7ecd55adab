import { z } from "zod";
import { AgreementTariff } from "../tariff.ts";
import { Id } from "../units.ts";
import { DeadlineCounting } from "../commitments/commitment-request.ts";

/** A price as it was written: digits and a point, never a binary fraction. */
export const Decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, "a decimal has digits and at most one point, such as 21.5")
  .meta({ description: "An exact decimal, such as 21.5." });

const NoticeWords = z.string().meta({ description: "As a shop file writes it: 48h, 14d by 12:00." });

/** What records of seats are held to. */
export const ReadinessTerms = z.strictObject({
  trainingDays: z.number().nonnegative().meta({ description: "How long training takes before a seat works." }),
  accessDays: z
    .number()
    .nonnegative()
    .meta({ description: "How long the client needs to open its systems to a seat." }),
  refresherDays: z.number().positive().nullable().meta({
    description: "A refresher is due so long after the last one, or after the training; never if null.",
  }),
});
export type ReadinessTerms = z.infer<typeof ReadinessTerms>;

/** An agreement as its partner may know it: the terms and nothing else of the client. Prices are in the agreement's currency. */
export const PartnerTerms = z.strictObject({
  shop: Id,
  client: z.string().meta({ description: "Name of the client's shop." }),
  agreement: Id,
  partner: Id,
  partnerName: z.string(),
  clientZone: z.string(),
  partnerZone: z.string(),
  serves: z.array(Id),
  seats: z.int().nonnegative().meta({ description: "Most people at one time." }),
  fromDay: z.iso.date().nullable(),
  untilDay: z.iso.date().nullable(),
  blocks: z.strictObject({
    minimumMinutes: z.int().positive(),
    maximumMinutes: z.int().positive().nullable(),
    stepMinutes: z.int().positive(),
    startEveryMinutes: z.int().positive(),
  }),
  orderNotice: NoticeWords,
  countings: z
    .strictObject({
      order: DeadlineCounting,
      reserve: DeadlineCounting.nullable(),
      confirm: DeadlineCounting.nullable(),
    })
    .meta({ description: "How those notices are counted, to be said in any language; null without stand-by." }),
  standBy: z
    .strictObject({
      reserve: NoticeWords,
      confirm: NoticeWords,
      release: NoticeWords,
      silence: z.enum(["released", "confirmed"]),
      feePerSeatHour: Decimal,
    })
    .nullable(),
  cancel: z.strictObject({ notice: NoticeWords, feePerSeatHour: Decimal }).nullable(),
  currency: z.string().length(3),
  tariff: AgreementTariff.extend({
    tiers: z.array(z.strictObject({ from: z.number().nonnegative(), price: Decimal })),
  }),
  roundMinutes: z.int().positive().nullable(),
  breaksPaidBy: z.enum(["client", "partner"]),
  lock: z
    .strictObject({ before: NoticeWords, band: z.number().min(0).max(1), leastShare: z.number().min(0).max(1) })
    .nullable(),
  settlementTolerance: z.number().min(0).max(1).meta({
    description: "Where what came differs from what was confirmed by no more than this share, all of it is billed.",
  }),
  readiness: ReadinessTerms,
});
export type PartnerTerms = z.infer<typeof PartnerTerms>;
