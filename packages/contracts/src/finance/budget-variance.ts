import { z } from "zod";
import { FinanceRemark } from "./finance-remark.ts";
import { LedgerActual, PlanBudget } from "../plan-economics.ts";
import { Id } from "../units.ts";

/** What was booked in a month, and at which rate where it was billed in another currency. */
export const BookedCost = LedgerActual.extend({
  exchangeRate: z.number().positive().nullable().default(null).meta({
    description:
      "What one of the agreement's currency was worth in the shop's when it was paid; that of the shop file if null.",
  }),
});
export type BookedCost = z.infer<typeof BookedCost>;

/** The causes in the order in which they are put right, one after the other. */
export const VARIANCE_ORDER = ["timing", "size", "aht", "fill", "mix", "rate", "currency", "other"] as const;

const amount = z.number();
/** What each cause did, money. */
export const VarianceParts = z
  .strictObject({
    timing: amount.meta({
      description: "Contacts came in another month, with the hours budgeted for them; 0 over a season.",
    }),
    size: amount.meta({ description: "More or fewer contacts in the season." }),
    aht: amount.meta({ description: "Contacts took longer or shorter." }),
    fill: amount.meta({ description: "More or fewer hours paid for each hour of handling." }),
    mix: amount.meta({ description: "Other people worked them: own ones or partners." }),
    rate: amount.meta({ description: "An hour cost more or less." }),
    currency: amount.meta({ description: "The partner's currency was worth more or less." }),
    other: amount.meta({ description: "What is not paid by the hour of handling: fees, commitments, hires, levers." }),
  })
  .meta({ description: "Adds up to the cent." });
export type VarianceParts = z.infer<typeof VarianceParts>;

/** A month of budget and actual. */
export const VarianceMonth = z.strictObject({
  month: z.string(),
  isBooked: z.boolean().meta({ description: "Whether the books tell of it; else it is expected." }),
  contactsBudgeted: z.number(),
  contacts: z.number().meta({ description: "As they came; as expected in months that are not over." }),
  budget: z.number(),
  actual: z.number().nullable().meta({ description: "Null where nothing is booked." }),
  expected: z.number().meta({ description: "Actual; where nothing is booked, the budget for the contacts expected." }),
  difference: z.number().meta({ description: "expected less budget: the sum of the parts." }),
  parts: VarianceParts,
});
export type VarianceMonth = z.infer<typeof VarianceMonth>;

const Sum = z.strictObject({ budget: z.number(), expected: z.number(), difference: z.number(), parts: VarianceParts });

/** Actual against budget, split into causes by month. */
export const BudgetVariance = z.strictObject({
  shop: Id,
  currency: z.string(),
  budgetPlan: z.int().positive().nullable().meta({
    description: "Version of the plan whose budget it is; null of a plan in a file.",
  }),
  order: z.array(z.enum(VARIANCE_ORDER)).meta({
    description:
      "Each cause is what replacing the plan's figure by the actual one does, those before it replaced already.",
  }),
  months: z.array(VarianceMonth),
  toDate: Sum.meta({ description: "Of the months booked." }),
  season: Sum.meta({ description: "Of all months, those not over as they are expected." }),
  held: PlanBudget.pick({ total: true, contingency: true, held: true, worstTenth: true }),
  remarks: z.array(z.string()),
  remarkFacts: z
    .array(FinanceRemark)
    .meta({ description: "The same as remarks, one for one, to be said in any language." }),
});
export type BudgetVariance = z.infer<typeof BudgetVariance>;
