import { z } from "zod";
import { FinanceRemark } from "./finance-remark.ts";
import { Id } from "../units.ts";
import { SupplierTax } from "./finance-settings.ts";

const day = z.iso.date();

/** One period of the fiscal calendar. */
export const FiscalPeriod = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .meta({
      description: "What the period is called: its calendar month; of 4-4-5 the month that it stands for.",
    }),
  fiscalYear: z.int().meta({ description: "Named by the calendar year in which it ends." }),
  number: z.int().min(1).max(12),
  firstDay: day,
  lastDay: day,
});
export type FiscalPeriod = z.infer<typeof FiscalPeriod>;

/** What of an agreement is owed for. */
export const OwedKind = z.enum(["work", "stand-by", "commitment", "cancellation", "service", "credit"]).meta({
  description:
    "work: seats that worked. stand-by: fees of seats kept free. commitment: the least that is billed, less what was used. cancellation: fees of seats cancelled. service: bonus by service, or malus below 0. credit: what was agreed in disputes beyond what lines say.",
});
export type OwedKind = z.infer<typeof OwedKind>;

/** What a line of the month's end rests on. */
const AccrualBasis = z
  .enum([
    ...["delivery-recorded", "ordered", "reserved", "least-units", "locked-forecast", "cancelled"],
    ...["service-level", "dispute"],
  ] as const)
  .meta({
    description:
      "delivery-recorded: hours that were recorded as delivered. ordered: seats agreed on whose delivery nobody recorded yet, in full. least-units: of the tariff. locked-forecast: the least share of a forecast that was locked. service-level: contacts in time as recorded so far. dispute: agreed by both sides.",
  });

/** What was delivered and not yet invoiced, of one agreement, cost centre, kind and basis. Amounts net of tax, in the shop's currency. */
export const AccrualLine = z.strictObject({
  shop: Id,
  supplier: Id,
  supplierName: z.string(),
  agreement: Id,
  costCentre: z.string().nullable().meta({ description: "Null where nothing says where it is booked." }),
  account: z.string().nullable(),
  currency: z.string(),
  kind: OwedKind,
  basis: AccrualBasis,
  basisWords: z.string(),
  hours: z.number().meta({ description: "Seat-hours of service in the period; elapsed hours." }),
  units: z.number().meta({ description: "As the tariff counts them; may be below 0 where a shortfall shrank." }),
  unit: z.string(),
  earned: z.number().meta({ description: "What the service in the period costs by the agreement." }),
  invoiced: z.number().meta({ description: "Of that, what recorded invoices bill already; never more than earned." }),
  accrual: z.number().meta({ description: "earned less invoiced." }),
  taxTreatment: SupplierTax.shape.treatment.nullable().meta({ description: "Null where nobody set it." }),
  taxRateShare: z.number().nullable().meta({ description: "Of tax on the net amount; null where nobody set it." }),
  nonRecoverableShare: z.number().nullable().meta({ description: "Of that tax, the part that is not given back." }),
  nonRecoverableTax: z.number().meta({ description: "Of the accrual: a cost beside it." }),
  total: z.number().meta({ description: "accrual and non-recoverable tax." }),
  reversesOn: day,
});
export type AccrualLine = z.infer<typeof AccrualLine>;

/** Hours that people are owed, of one team. */
export const ProvisionLine = z.strictObject({
  shop: Id,
  team: Id,
  costCentre: z.string().nullable(),
  account: z.string().nullable(),
  currency: z.string(),
  kind: z.enum(["overtime", "time-account"]).meta({
    description:
      "overtime: hours beyond contract in the period, paid with a later payroll. time-account: what stands in the account at its end.",
  }),
  basisWords: z.string(),
  people: z.int().nonnegative().nullable().meta({ description: "Null where the hours are the team's together." }),
  hours: z.number(),
  pricePerHour: z.number().meta({ description: "On average, premiums included." }),
  amount: z.number(),
  reversesOn: day.nullable().meta({ description: "Null: a balance, which stands until it is reckoned anew." }),
});
export type ProvisionLine = z.infer<typeof ProvisionLine>;

const Totals = z.strictObject({
  currency: z.string(),
  earned: z.number(),
  invoiced: z.number(),
  accrual: z.number(),
  nonRecoverableTax: z.number(),
  total: z.number(),
  provisions: z.number(),
});

/** What is to be booked at the end of a period. */
export const MonthEnd = z.strictObject({
  period: FiscalPeriod,
  isOver: z.boolean().meta({ description: "Whether the period is over everywhere; until then, service so far." }),
  lines: z.array(AccrualLine),
  provisions: z.array(ProvisionLine),
  totals: z.array(Totals).meta({ description: "By currency; currencies are never added up." }),
  sources: z
    .array(z.strictObject({ name: z.string(), value: z.string(), words: z.string() }))
    .meta({ description: "What it was reckoned from." }),
  remarks: z.array(z.string()),
  remarkFacts: z
    .array(FinanceRemark)
    .meta({ description: "The same as remarks, one for one, to be said in any language." }),
});
export type MonthEnd = z.infer<typeof MonthEnd>;
