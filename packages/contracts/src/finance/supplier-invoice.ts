import { z } from "zod";
import { Id } from "../units.ts";
import { OwedKind } from "./month-end.ts";

const label = z.string().trim().min(1).max(100);
const money = z.number().min(-1e11).max(1e11);

/** One line of a supplier's invoice. Amounts net of tax, in the currency named. */
export const SupplierInvoiceLine = z.strictObject({
  invoice: label.meta({ description: "Number of the invoice." }),
  line: label.nullable().default(null).meta({ description: "Number of the line on it, where it has one." }),
  shop: Id,
  agreement: Id,
  kind: OwedKind,
  from: z.iso.date().meta({ description: "First day of service, on the agreement's clock." }),
  until: z.iso.date().meta({ description: "Last day of service." }),
  quantity: z
    .number()
    .nullable()
    .default(null)
    .meta({ description: "In the unit of the tariff; of fees, seat-hours." }),
  price: z.number().nullable().default(null),
  amount: money,
  tax: money.nullable().default(null).meta({ description: "As billed; null where the invoice says nothing of it." }),
  currency: z.string().regex(/^[A-Z]{3}$/, "a currency is three capital letters (ISO 4217), such as EUR"),
  request: z
    .string()
    .regex(/^R-[1-9]\d{0,8}$/, "a request is named like R-17")
    .nullable()
    .default(null)
    .meta({ description: "The request that the line bills, where it names one." }),
});
export type SupplierInvoiceLine = z.infer<typeof SupplierInvoiceLine>;

/** What a comparison of a bill with what was ordered and delivered says. */
const InvoiceStatus = z.enum(["matched", "over", "under", "not-ordered", "duplicate"]).meta({
  description:
    "matched: within the tolerance. over, under: more or less than is owed for these days. not-ordered: nothing was. duplicate: recorded before.",
});

/** A line of an invoice beside what it bills. Amounts in the shop's currency. */
export const MatchedInvoiceLine = SupplierInvoiceLine.extend({
  number: z.int().positive().nullable().meta({ description: "Under which it is kept; null of one only looked at." }),
  batch: z.int().positive().nullable(),
  status: InvoiceStatus,
  shopCurrency: z.string(),
  ordered: z.number().meta({ description: "What the seats agreed on for these days cost in full." }),
  delivered: z.number().meta({ description: "What is owed for what came, by the agreement." }),
  billedBefore: z.number().meta({ description: "By lines recorded earlier for the same days." }),
  billed: z.number().meta({ description: "By this line, at the agreement's rate." }),
  difference: z.number().meta({ description: "billed less what is owed and not billed before." }),
  tolerance: z.number(),
  words: z.string(),
});
export type MatchedInvoiceLine = z.infer<typeof MatchedInvoiceLine>;

/** Lines that were recorded together, and can be taken back together. */
export const InvoiceBatch = z.strictObject({
  number: z.int().positive(),
  at: z.iso.datetime(),
  pseudonym: z.string(),
  file: z.string().nullable().meta({ description: "Name of the file they came in; null where they were sent." }),
  lines: z.int().positive(),
  undoneAt: z.iso.datetime().nullable(),
  undoneBy: z.string().nullable(),
});
export type InvoiceBatch = z.infer<typeof InvoiceBatch>;
