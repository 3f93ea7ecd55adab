import { z } from "zod";
import { OrderDay } from "../order-day.ts";
import { Audit } from "../plan-economics.ts";

const MOST_AMOUNT = 1_000_000_000;

/** What was, or will be, spent on a campaign on one day. */
export const CampaignDay = z.strictObject({ date: z.iso.date(), amount: z.number().positive().max(MOST_AMOUNT) });
export type CampaignDay = z.infer<typeof CampaignDay>;

const MOST_ROWS = 20_000;

/** Orders by day, all of them, past and expected. */
export const OrderDays = z.strictObject({
  days: z
    .array(OrderDay.extend({ orders: z.number().nonnegative().max(MOST_AMOUNT) }))
    .min(1)
    .max(MOST_ROWS),
});

/** Spend by day, all of it, past and planned. */
export const CampaignDays = z.strictObject({ spend: z.array(CampaignDay).min(1).max(MOST_ROWS) });

/** Audits of mystery shoppers, all of them. */
export const AuditRows = z.strictObject({
  audits: z
    .array(Audit.refine(({ asked, answered }) => answered <= asked, "at most as many are answered as were asked"))
    .min(1)
    .max(MOST_ROWS),
});

const stored = {
  version: z.int().positive(),
  putAt: z.iso.datetime(),
  putBy: z.int().positive().nullable(),
};

/** What is stored of one shop besides its contacts; each in its newest state. */
export const ShopFigures = z.object({
  orders: z.array(z.object({ trigger: z.string(), ...stored, days: z.array(OrderDay) })),
  campaigns: z.array(z.object({ trigger: z.string(), ...stored, spend: z.array(CampaignDay) })),
  audits: z.object({ ...stored, audits: z.array(Audit) }).nullable(),
});
export type ShopFigures = z.infer<typeof ShopFigures>;
