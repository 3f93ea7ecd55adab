import { z } from "zod";
import { Day, Lift, Share } from "../units.ts";

export const campaign = {
  kind: z.literal("campaign").meta({
    description: "Follows what is spent on advertising: it works on for days, and ever more spend moves ever less.",
  }),
  spend: z
    .array(
      z.strictObject({
        date: Day.meta({ description: "Day of the spend." }),
        amount: z.number().positive().max(1_000_000_000).meta({ description: "Spend of the day." }),
      }),
    )
    .min(1)
    .meta({ description: "Spend by day, past and planned." }),
  carryOver: Share.pipe(z.number().lt(1, "with all of it carried over an effect would never end"))
    .prefault("60%")
    .meta({ description: "Share of yesterday's effect that is left today." }),
  halfSpend: z.number().positive().meta({ description: "Spend, carried over, at which half of the lift is reached." }),
  steepness: z.number().min(0.5).max(5).default(1).meta({
    description: "1: every coin moves less than the one before; above 1 a campaign needs a start.",
  }),
};

export const priceChange = {
  kind: z.literal("price-change").meta({ description: "Fires on days on which prices change." }),
  changes: z
    .array(
      z.strictObject({
        date: Day.meta({ description: "Day of the change." }),
        change: Lift.meta({ description: "Change of the price, such as -20%." }),
      }),
    )
    .min(1)
    .meta({ description: "Changes of the price, past and planned." }),
  direction: z.enum(["up", "down", "either"]).default("either").meta({ description: "Which changes count." }),
  perChange: Share.pipe(z.number().gt(0, "the change that the lift is given for cannot be 0"))
    .prefault("10%")
    .meta({ description: "Change of the price that the lift is given for." }),
};

export const deliveryIncident = {
  kind: z.literal("delivery-incident").meta({ description: "Fires on days on which deliveries went wrong." }),
  incidents: z
    .array(
      z.strictObject({
        date: Day.meta({ description: "Day of the incident." }),
        severity: Share.prefault("100%").meta({ description: "Share of orders that it hits." }),
      }),
    )
    .min(1)
    .meta({
      description: "What went wrong, and what is expected to; the lift is that of an incident that hits all orders.",
    }),
};

const delay = z.strictObject({
  share: Share.meta({ description: "Share of an order's contacts." }),
  fromDays: z.int().min(0).max(120).meta({ description: "First day after the order on which they come." }),
  toDays: z.int().min(0).max(120).meta({ description: "Last day after the order on which they come." }),
});

export const orderContacts = {
  kind: z.literal("order-contacts").meta({
    description: "Follows orders beyond the usual: questions on the day, where-is-it at delivery, returns weeks later.",
  }),
  extraOrders: z
    .array(
      z.strictObject({
        date: Day.meta({ description: "Day of the orders." }),
        orders: z.number().positive().max(1_000_000_000).meta({ description: "Orders beyond the usual." }),
      }),
    )
    .min(1)
    .optional()
    .meta({ description: "Orders beyond the usual by day, past and planned; or name a file of all orders instead." }),
  usualOrdersPerDay: z.number().positive().optional().meta({
    description:
      "Orders of an ordinary day; as many extra ones every day bring the whole lift. Needed with extraOrders; with a file the mean of its past if not given.",
  }),
  orders: z
    .string()
    .min(1)
    .optional()
    .meta({
      description:
        "A file of all orders by day (date, orders), past ones and those expected, beside the shop file; days not in it are continued from the past.",
      examples: ["orders.csv"],
    }),
  delays: z
    .array(delay)
    .min(1)
    .default([
      { share: 0.35, fromDays: 0, toDays: 1 },
      { share: 0.4, fromDays: 3, toDays: 6 },
      { share: 0.25, fromDays: 7, toDays: 28 },
    ])
    .meta({
      description:
        "When an order's contacts come; an assumption if not given: 35 % questions on the first days, 40 % around a delivery after three days, 25 % in the time of returns.",
    }),
};
