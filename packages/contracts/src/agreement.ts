import { z } from "zod";
import { PaymentDays } from "./agreement-text.ts";
import { Notice } from "./notice.ts";
import { AgreementTariff } from "./tariff.ts";
import { Id } from "./units.ts";
import { OpeningHours } from "./weekly-hours.ts";

const shareByNotice = z.array(
  z.strictObject({ noticeDays: z.number().nonnegative(), share: z.number().min(0).max(1) }),
);

/** Days after the end of a month in which a partner's bill of it is due, where the agreement says nothing. */
export const USUAL_PAYMENT_DAYS = 30;

/** What a partner delivered of the seats confirmed to it, and what was believed of it before. */
const DeliveredSoFar = z.strictObject({
  days: z.int().positive(),
  confirmedSeatHours: z.number().positive(),
  deliveredSeatHours: z.number().nonnegative(),
  believed: shareByNotice.meta({ description: "As the shop file says, or a first guess where it says nothing." }),
  onTriggers: z.array(
    z.strictObject({
      trigger: Id,
      days: z.int().nonnegative(),
      believed: z.number().min(0).max(1),
      shifts: z.number().nonnegative().meta({ description: "How well its further share is known." }),
    }),
  ),
  likeness: z.number().min(0).max(1).meta({
    description:
      "How much seats of one day are alike: 0 where each comes or stays away for itself, 1 where all or none come.",
  }),
});
export type DeliveredSoFar = z.infer<typeof DeliveredSoFar>;

/** A partner's terms: seats, shapes of blocks, notice, stand-by, price. */
export const Agreement = z.strictObject({
  id: Id,
  partner: z.string(),
  zone: z.string(),
  serves: z.array(Id).min(1),
  seats: z.int().nonnegative(),
  fromDay: z.iso.date().nullable(),
  untilDay: z.iso.date().nullable(),
  minimumBlockMinutes: z.int().positive(),
  maximumBlockMinutes: z.int().positive().nullable().meta({ description: "As long as seats can be had if null." }),
  blockStepMinutes: z.int().positive(),
  startEveryMinutes: z.int().positive().meta({ description: "From midnight in the agreement's zone." }),
  blockBreak: z.strictObject({ afterMinutes: z.int().nonnegative(), minutes: z.int().positive() }).nullable(),
  orderNotice: Notice.meta({ description: "For firm orders." }),
  standBy: z
    .strictObject({
      reserveNotice: Notice,
      confirmNotice: Notice,
      releaseNotice: Notice,
      silence: z.enum(["released", "confirmed"]),
      feePerSeatHour: z.number().nonnegative(),
    })
    .nullable(),
  cancel: z.strictObject({ notice: Notice, feePerSeatHour: z.number().nonnegative() }).nullable(),
  workingDays: z.strictObject({
    weekdays: z.array(z.int().min(1).max(7)).min(1),
    holidaysOf: Id.nullable(),
    freeDays: z.array(z.iso.date()),
  }),
  pricePerHour: z.number().nonnegative().meta({
    description:
      "In the shop's currency, of the first tier; what a seat is weighed by. Where contacts are billed: of an hour of handling.",
  }),
  priceBasis: z.enum(["rostered", "logged-in"]),
  tariff: AgreementTariff.meta({ description: "Prices in the agreement's currency." }),
  currency: z.strictObject({ code: z.string().length(3), rate: z.number().positive() }).nullable(),
  paymentDays: PaymentDays.optional(),
  roundMinutes: z.int().positive().nullable(),
  breaksPaidBy: z.enum(["client", "partner"]),
  shrinkage: z.number().min(0).lt(1).nullable().meta({ description: "That of the queue if null." }),
  fill: z.array(
    z.strictObject({
      noticeDays: z.number().nonnegative(),
      share: z.number().min(0).max(1),
      shifts: z.number().nonnegative().optional().meta({
        description: "How well the share is known: as well as so many shifts would tell. Certain if not given.",
      }),
    }),
  ),
  fillOnTriggers: z.record(Id, z.number().min(0).max(1)),
  delivered: DeliveredSoFar.optional().meta({
    description: "What fill and fillOnTriggers were learned from; nothing was delivered, or told, if not given.",
  }),
  forecastLock: z
    .strictObject({ notice: Notice, band: z.number().min(0).max(1), leastShare: z.number().min(0).max(1) })
    .nullable(),
  training: z
    .strictObject({
      days: z.number().nonnegative(),
      costPerSeat: z.number().nonnegative(),
      slower: z.number().nonnegative(),
      slowerDays: z.number().nonnegative(),
    })
    .nullable(),
  readiness: z
    .strictObject({ accessDays: z.number().nonnegative(), refresherDays: z.number().positive().nullable() })
    .optional()
    .meta({ description: "What a seat needs to be usable beside its training; nothing if not given." }),
  settlementTolerance: z.number().min(0).max(1).optional().meta({
    description: "Share by which what came may differ from what was confirmed; 0 if not given.",
  }),
  openingHours: OpeningHours,
});
export type Agreement = z.infer<typeof Agreement>;
