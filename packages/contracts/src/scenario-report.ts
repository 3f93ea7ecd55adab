import { z } from "zod";
import { ReckonedOn, SinceFile } from "./finance/differing.ts";
import { CostVariance, LedgerLine, PlanBudget } from "./plan-economics.ts";
import { Id } from "./units.ts";

const Paired = z
  .strictObject({ mean: z.number(), halfWidth: z.number().nonnegative() })
  .meta({ description: "Mean difference over the same seasons, and half of its 95 % interval." });

const Difference = z.strictObject({
  ledger: z.number().meta({ description: "The same in every season." }),
  atStake: Paired,
  requiredHours: Paired,
  contacts: Paired,
});

/** What is decided anew for a season: firm orders, reservations, rules, extra hours and hires. */
const Decided = z.strictObject({
  ledger: z.number().meta({ description: "Sum of the kinds below, expected; beside own people as rostered." }),
  kinds: z.array(z.strictObject({ kind: LedgerLine.shape.kind, amount: z.number() })),
  atStake: z.number().meta({ description: "Expected loss with those decisions; never added to the ledger." }),
  withoutPartners: z.number().meta({ description: "Cost and loss together if nothing is bought." }),
  solvedWithin: z.number().nonnegative().default(0).meta({
    description: "What other decisions could save at most, by the bounds of the programmes they were solved as.",
  }),
  hired: z.int().nonnegative(),
  paths: z.int().positive().meta({ description: "Seasons they are decided on." }),
});

const Outcome = z.strictObject({
  ownCost: z.number(),
  overflowCost: z.number(),
  ledger: z.number().meta({ description: "Own people and overflow." }),
  atStake: z.number().meta({
    description: "Lost with contacts not served as promised, mean over the seasons; never added to the ledger.",
  }),
  ownHours: z.number(),
  overflowHours: z.number(),
  gapHours: z.number(),
  requiredHours: z.number(),
  contacts: z.number(),
  queues: z.array(
    z.strictObject({ queue: Id, serviceLevel: z.number().nullable(), abandonShare: z.number().nullable() }),
  ),
  decided: Decided.nullable().meta({ description: "Null where nothing was decided anew." }),
});

const Swing = z
  .strictObject({ unit: z.enum(["percent", "points", "days"]), by: z.number() })
  .meta({ description: "How far it is swung: by so many per cent, points or days." });

const Side = z.strictObject({
  words: z.string(),
  swing: Swing.optional().meta({ description: "Not there in older reports." }),
  difference: Difference,
});

const Bar = z.strictObject({ driver: z.string(), name: z.string(), low: Side, high: Side });

/** Scenarios beside a plan, and what the plan hangs on. */
export const ScenarioReport = z.strictObject({
  contract: z.literal("springtide-scenarios"),
  version: z.literal(1),
  currency: z.string(),
  paths: z.int().positive(),
  lossBasis: z.array(z.strictObject({ queue: Id, basis: z.enum(["customer-value", "target"]) })),
  planned: Outcome.nullable().meta({ description: "Null where no scenario was asked for." }),
  scenarios: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      note: z.string().nullable(),
      from: Id.nullable(),
      people: z.enum(["replanned", "as-planned"]),
      outcome: Outcome,
      difference: Difference,
    }),
  ),
  sensitivity: z
    .strictObject({
      paths: z.int().positive(),
      people: z.enum(["replanned", "as-planned"]),
      byLedger: z.array(Bar),
      byAtStake: z.array(Bar),
    })
    .nullable(),
  budget: PlanBudget.nullable().meta({ description: "The same as in the plan, to the cent." }),
  variance: CostVariance.nullable().meta({ description: "Null where no actuals were given." }),
  remarks: z.array(z.string()),
  reckonedOn: ReckonedOn.optional().meta({ description: "Not there in older reports." }),
  since: SinceFile.optional().meta({ description: "Beside the report that was named as the earlier one." }),
});
export type ScenarioReport = z.infer<typeof ScenarioReport>;
