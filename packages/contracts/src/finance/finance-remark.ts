import { z } from "zod";
import { LedgerLine } from "../plan-economics.ts";
import { Id } from "../units.ts";

const Ids = z.array(Id);
const Month = z.string().regex(/^\d{4}-\d{2}$/);
const teamOpens = { team: z.string(), hasDayPremium: z.boolean() };

/** What is to be known of finance's figures as a record, from which each page says it in its reader's language. */
export const FinanceRemark = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("period-not-over"), month: Month }),
  z.strictObject({ code: z.literal("delivery-unknown") }),
  z.strictObject({ code: z.literal("cost-centre-missing"), agreements: Ids }),
  z.strictObject({ code: z.literal("tax-unknown"), suppliers: z.array(z.string()) }),
  z.strictObject({ code: z.literal("service-unknown"), agreements: Ids }),
  z.strictObject({ code: z.literal("penalties-held-back"), agreements: Ids }),
  z.strictObject({
    code: z.literal("agreement-gone"),
    requests: z.array(z.strictObject({ request: z.string(), agreement: Id })),
  }),
  z.strictObject({ code: z.literal("least-needs-days") }),
  z.strictObject({ code: z.literal("other-currencies"), currencies: z.array(z.string()) }),
  z.strictObject({ code: z.literal("own-people-paid") }),
  z.strictObject({ code: z.literal("nothing-booked") }),
  z.strictObject({
    code: z.literal("hours-unknown"),
    costs: z.array(z.strictObject({ month: Month, kind: LedgerLine.shape.kind, subject: Id })),
  }),
  z.strictObject({ code: z.literal("handle-times-unknown"), months: z.array(Month) }),
  z.strictObject({ code: z.literal("not-planned-since-budget") }),
  z.strictObject({ code: z.literal("no-customer-value") }),
  z.strictObject({ code: z.literal("overflow-by-level") }),
  z.strictObject({ code: z.literal("late-by-plan-targets") }),
  z.strictObject({ code: z.literal("notice-prices-as-planned") }),
  z.strictObject({ code: z.literal("needs-guessed"), queue: Id, needsPerHour: z.number() }),
  z.strictObject({ code: z.literal("team-opens-at-wage"), ...teamOpens }),
  z.strictObject({
    ...{ code: z.literal("team-opens-in-extra-hours"), ...teamOpens },
    ...{ premiumShare: z.number(), hoursAWeek: z.number() },
  }),
]);
export type FinanceRemark = z.infer<typeof FinanceRemark>;
