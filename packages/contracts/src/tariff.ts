import { z } from "zod";
import { Share } from "./units.ts";

/** Enough for an hour in every currency; a larger number is a slip. */
const money = z.number().nonnegative().max(1_000_000_000);

const unit = z
  .enum(["scheduled-hours", "logged-in-hours", "productive-hours", "handled-contacts", "handled-minutes"])
  .meta({
    description:
      "What is counted: scheduled-hours (all of a seat's time), logged-in-hours (breaks and absence taken off), productive-hours (only while handling), handled-contacts or handled-minutes.",
  });

/** What a partner is paid for work, as written in a shop file. */
export const TariffText = z.strictObject({
  per: unit,
  tiers: z
    .array(
      z.strictObject({
        from: z.number().nonnegative().default(0).meta({ description: "Units from which this price holds." }),
        price: money.meta({ description: "Price of a unit in the agreement's currency." }),
      }),
    )
    .min(1)
    .meta({ description: "Prices by quantity, the first from 0." }),
  reach: z.enum(["incremental", "retroactive"]).default("incremental").meta({
    description: "incremental: each unit at the price of its tier. retroactive: all at the price of the tier reached.",
  }),
  period: z.enum(["week", "month", "season"]).default("month").meta({
    description: "Over what tiers, commitments and service are counted; then the count begins anew.",
  }),
  leastUnits: z.number().nonnegative().default(0).meta({
    description: "Units billed in each period even if fewer are used, at the price of the first tier.",
  }),
  service: z
    .array(
      z.strictObject({
        atLeast: Share.meta({ description: "Service level from which this band holds." }),
        adds: z.number().min(-1).max(1).meta({
          description: "Share of the pay added, or taken off where below 0: 0.02 is a bonus of 2 %.",
        }),
      }),
    )
    .default([])
    .meta({ description: "Bonus and malus by the service level of a period; the best band that is met counts." }),
});

/** What a partner is paid for work. */
export const AgreementTariff = z.strictObject({
  unit,
  tiers: z.array(z.strictObject({ from: z.number().nonnegative(), price: z.number().nonnegative() })).min(1),
  reach: z.enum(["incremental", "retroactive"]),
  period: z.enum(["week", "month", "season"]),
  leastUnits: z.number().nonnegative(),
  service: z.array(z.strictObject({ atLeast: z.number().min(0).max(1), share: z.number() })),
});
export type AgreementTariff = z.infer<typeof AgreementTariff>;

/** A tariff as the plan keeps it. */
export function resolveTariff({ per, service, ...tariff }: z.infer<typeof TariffText>): AgreementTariff {
  return { unit: per, ...tariff, service: service.map(({ atLeast, adds }) => ({ atLeast, share: adds })) };
}
