import { z } from "zod";
import { Share } from "./units.ts";

/** Enough for a year in every currency; a larger number is a slip. */
const money = z.number().nonnegative().max(1_000_000_000);

/** What a customer is worth, as written in a shop file. */
export const CustomerValueText = z
  .strictObject({
    marginAYear: money.meta({
      description: "Contribution margin of twelve months for each customer who stays, in the shop's currency.",
    }),
    repurchase: Share.prefault("50%").meta({
      description: "Chance that a customer buys again when nothing goes wrong.",
    }),
    statedLeave: Share.prefault("60%").meta({
      description: "Share who say that they do not come back after one bad experience; a survey's 60 % if not given.",
    }),
    leaversWhoLeave: Share.prefault("20%").meta({
      description: "Share of those who say so and do; a first guess of ours, 20 %, until own repurchases say better.",
    }),
    recoveredPart: Share.prefault("33%").meta({
      description: "The same where the customer failed first and was served in the end, as a part of leaversWhoLeave.",
    }),
    tryAgain: Share.prefault("54%").meta({
      description: "Share of those who give up and try again; a survey's 54 % if not given.",
    }),
    wordOfMouth: z
      .strictObject({
        tell: Share.meta({ description: "Share of those lost who tell others." }),
        reach: z.number().nonnegative().meta({ description: "How many each of them tells." }),
        conversion: Share.meta({ description: "Share of those told who would have bought." }),
      })
      .optional()
      .meta({ description: "Others who hear of it and would have bought; not counted if not given." }),
  })
  .meta({ description: "What a customer is worth: the value at stake when nobody answers. Not counted if not given." });

/** What a customer is worth. Shares from 0 to 1. */
export const ShopCustomerValue = z.strictObject({
  marginAYear: z.number().nonnegative(),
  repurchaseShare: z.number().min(0).max(1),
  statedLeaveShare: z.number().min(0).max(1),
  leaversWhoLeaveShare: z.number().min(0).max(1),
  recoveredPart: z.number().min(0).max(1),
  tryAgainShare: z.number().min(0).max(1),
  wordOfMouth: z.strictObject({ tellShare: z.number(), reach: z.number(), conversionShare: z.number() }).nullable(),
});
export type ShopCustomerValue = z.infer<typeof ShopCustomerValue>;

/** Orders that contacts lead to, where they come before an order. */
export const PreSaleText = z.strictObject({
  conversion: Share.meta({ description: "Share of these contacts that lead to an order." }),
  orderMargin: money.meta({ description: "Contribution margin of such an order." }),
});

/** A customer's value with every default filled in. */
export function resolveCustomerValue(text: z.infer<typeof CustomerValueText>): ShopCustomerValue {
  const { marginAYear, repurchase, statedLeave, leaversWhoLeave, recoveredPart, tryAgain, wordOfMouth: heard } = text;
  return {
    marginAYear,
    repurchaseShare: repurchase,
    statedLeaveShare: statedLeave,
    leaversWhoLeaveShare: leaversWhoLeave,
    recoveredPart,
    tryAgainShare: tryAgain,
    wordOfMouth:
      heard === undefined ? null : { tellShare: heard.tell, reach: heard.reach, conversionShare: heard.conversion },
  };
}
