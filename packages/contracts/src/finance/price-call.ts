import { z } from "zod";
import { ScenarioChanges } from "../scenario.ts";
import { Id } from "../units.ts";
import { FinanceOutcome } from "./comparison.ts";
import { MOST_COMPARED } from "./comparison-call.ts";

const { wages, wagesFrom } = ScenarioChanges.shape.teams.unwrap().valueType.shape;
const { price, fees, standByFee, tiers, paymentDays } = ScenarioChanges.shape.agreements.unwrap().valueType.shape;

/** Changes of prices alone: whoever changes nothing else has an answer without planning anew. */
export const PriceChanges = z.strictObject({
  teams: z.record(Id, z.strictObject({ wages, wagesFrom })).optional(),
  agreements: z.record(Id, z.strictObject({ price, fees, standByFee, tiers, paymentDays })).optional(),
  customerValue: ScenarioChanges.shape.customerValue,
});
export type PriceChanges = z.output<typeof PriceChanges>;

/** Outcomes of a comparison at other prices. */
export const PriceCall = z.strictObject({
  changes: PriceChanges.meta({ description: "Laid over every outcome, its own changes first." }),
  outcomes: z
    .array(Id)
    .max(MOST_COMPARED + 1)
    .optional()
    .meta({ description: "All of the comparison if not given." }),
});

/** What outcomes come to at other prices, to the cent what planning them with these prices comes to. */
export const PricedOutcomes = z.object({
  outcomes: z.array(FinanceOutcome),
  unpriced: z
    .array(z.strictObject({ id: Id, reason: z.string() }))
    .meta({ description: "Outcomes that these prices would plan otherwise: compare them to know." }),
});
