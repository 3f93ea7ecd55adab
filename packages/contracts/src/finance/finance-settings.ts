import { z } from "zod";
import { Id } from "../units.ts";

const share = z.number().min(0).max(1);
const label = z.string().trim().min(1).max(100);
const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, "a currency is three capital letters (ISO 4217), such as EUR");

/** How an organisation's books cut the year. */
export const FiscalCalendar = z.strictObject({
  firstMonth: z.int().min(1).max(12).meta({ description: "Month of the calendar in which the fiscal year begins." }),
  periods: z.enum(["month", "4-4-5"]).meta({
    description:
      "month: calendar months. 4-4-5: quarters of 4, 4 and 5 whole weeks; a 53rd week belongs to the last period of its year.",
  }),
  weekStartsOn: z.int().min(1).max(7).default(1).meta({
    description:
      "Of 4-4-5, 1 is Monday: the year begins on the day of this name that is nearest to the first of its first month.",
  }),
});
export type FiscalCalendar = z.infer<typeof FiscalCalendar>;

/** How the value added tax of a supplier's invoices is treated. */
export const SupplierTax = z.strictObject({
  supplier: Id.meta({ description: "Id by which the partner is known in requests." }),
  treatment: z.enum(["domestic", "reverse-charge", "exempt"]).meta({
    description:
      "domestic: the supplier bills tax. reverse-charge: it bills none, and the organisation owes it. exempt: there is none.",
  }),
  rateShare: share.meta({ description: "0.19 for 19 %." }),
  nonRecoverableShare: share.meta({ description: "Of the tax, what is not given back, and so is a cost." }),
});
export type SupplierTax = z.infer<typeof SupplierTax>;

/** Where costs of an agreement or a team are booked. */
const CostCentreMapping = z.strictObject({
  of: z.enum(["agreement", "team"]),
  shop: Id.nullable().meta({ description: "Null: in every shop; a row that names the shop comes first." }),
  id: Id.meta({ description: "Of the agreement or team." }),
  costCentre: label,
  account: label.nullable().default(null),
});

/** By how much a bill may differ from what is owed before somebody looks at it: the larger of the two. */
const InvoiceTolerance = z.strictObject({
  share: share.meta({ description: "Of the amount owed." }),
  amountCents: z.int().nonnegative().max(1e9),
});

/** What an organisation's books need to know. */
export const FinanceSettings = z.strictObject({
  currency: CurrencyCode,
  calendar: FiscalCalendar,
  taxes: z
    .array(SupplierTax)
    .max(1000)
    .refine(
      (taxes) => new Set(taxes.map(({ supplier }) => supplier)).size === taxes.length,
      "each supplier is named once",
    ),
  costCentres: z
    .array(CostCentreMapping)
    .max(5000)
    .refine(
      (rows) => new Set(rows.map(({ of, shop, id }) => `${of} ${shop ?? ""} ${id}`)).size === rows.length,
      "each agreement or team of a shop is mapped once",
    ),
  tolerance: InvoiceTolerance,
});
export type FinanceSettings = z.infer<typeof FinanceSettings>;

/** The settings as they are kept. */
export const StoredFinanceSettings = z.strictObject({
  settings: FinanceSettings,
  revision: z.int().nonnegative().meta({ description: "0 while nobody set anything: first guesses stand." }),
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string().nullable(),
});
export type StoredFinanceSettings = z.infer<typeof StoredFinanceSettings>;
