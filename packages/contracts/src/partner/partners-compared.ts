import { z } from "zod";
import { AskedLine } from "../commitments/commitment-request.ts";
import { Id } from "../units.ts";
import { Decimal } from "./partner-terms.ts";

const share = z.number().min(0);

/** One partner beside the others: price, fill, delivery and notice, each told by what it was taken from. */
const ComparedPartner = z.strictObject({
  agreement: Id,
  partner: z.string(),
  seats: z.int().nonnegative(),
  pricePerPositionHour: Decimal.meta({
    description: "In the shop's currency, at the first tier: what an hour of one position logged in costs.",
  }),
  currency: z.string().length(3).meta({ description: "Of its bills." }),
  standByFeePerSeatHour: Decimal.nullable(),
  fill: z.strictObject({
    share: share
      .nullable()
      .meta({ description: "Offered of asked, in position-hours; null where nothing was answered." }),
    askedHours: z.number().nonnegative(),
    offeredHours: z.number().nonnegative(),
  }),
  delivery: z.strictObject({
    share: share.nullable().meta({ description: "Delivered of confirmed, where it is known." }),
    confirmedHours: z.number().nonnegative(),
    deliveredHours: z.number().nonnegative(),
  }),
  costPerDeliveredHour: Decimal.nullable().meta({
    description: "The price, over the share that comes: what an hour that really comes costs at the first tier.",
  }),
  orderNoticeDays: z.number().nonnegative(),
  confirmNoticeDays: z.number().nonnegative().nullable(),
  medianAnswerHours: z.number().nonnegative().nullable().meta({ description: "From sending to the first answer." }),
});
export type ComparedPartner = z.infer<typeof ComparedPartner>;

/** All partners of a shop beside each other. */
export const PartnersCompared = z.strictObject({
  currency: z.string().length(3),
  partners: z.array(ComparedPartner),
});
export type PartnersCompared = z.infer<typeof PartnersCompared>;

/** Weights by agreement. A record passes over a key that JavaScript keeps for itself, which no agreement has as its id: it is refused as well. */
const Shares = z.preprocess(
  (value, context) => {
    if (typeof value === "object" && value !== null && Object.hasOwn(value, "__proto__"))
      context.issues.push({ code: "custom", message: "__proto__ is the id of no agreement", input: value });
    return value;
  },
  z.record(Id, z.number().positive().max(1000)),
);

/** How seats are shared out among partners. */
const SplitRule = z.discriminatedUnion("rule", [
  z.strictObject({
    rule: z.literal("shares"),
    shares: Shares.meta({ description: "Weights by agreement." }),
  }),
  z.strictObject({ rule: z.literal("cheapest") }),
  z.strictObject({ rule: z.literal("best-delivery") }),
  z.strictObject({ rule: z.literal("plan") }).meta({ description: "As the newest plan's optimiser decided." }),
]);
export type SplitRule = z.infer<typeof SplitRule>;

/** Seats to be shared out; the plan's own where no lines are given. */
export const SplitCall = z.strictObject({
  by: SplitRule,
  lines: z.array(AskedLine).min(1).max(2000).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type SplitCall = z.infer<typeof SplitCall>;

/** What each partner would be asked for. Nothing is stored by it. */
export const SplitAnswer = z.strictObject({
  parts: z.array(
    z.strictObject({
      agreement: Id,
      positionHours: z.number().nonnegative(),
      lines: z.array(AskedLine),
      boundCents: z.int().meta({
        description:
          "Hundredths of the shop's currency, if the partner gives all of it: work of firm and flexible lines, and the fee of options.",
      }),
      mostCents: z.int().meta({ description: "The same if every option is confirmed as well." }),
    }),
  ),
  unplaced: z.array(AskedLine).meta({ description: "What no agreement can take: its skill, hours, blocks or seats." }),
});
export type SplitAnswer = z.infer<typeof SplitAnswer>;

/** A day on which seats of a week are looked at again with a partner. */
const Recut = z.strictObject({
  agreement: Id,
  partner: z.string(),
  week: z.iso.date().meta({ description: "Its Monday, on the client's clock." }),
  cut: z.enum(["months", "weeks", "days"]).meta({ description: "Three months, weeks or days before." }),
  on: z.iso.date(),
  askedHours: z.number().nonnegative().meta({ description: "Position-hours asked for or agreed for the week." }),
  plannedHours: z.number().nonnegative().meta({ description: "Position-hours of the newest plan for the week." }),
  lastCut: z
    .strictObject({ on: z.iso.date(), askedHours: z.number().nonnegative() })
    .nullable()
    .meta({ description: "What was asked for or agreed when the cut before this one was; null where there was none." }),
  words: z.string(),
});
export type Recut = z.infer<typeof Recut>;

/** The re-cuts ahead, in order of their days. */
export const Recuts = z.strictObject({ planVersion: z.int().positive().nullable(), recuts: z.array(Recut) });
export type Recuts = z.infer<typeof Recuts>;
