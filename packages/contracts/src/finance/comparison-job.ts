import { z } from "zod";
import { FinanceRemark } from "./finance-remark.ts";
import { Id } from "../units.ts";
import { ComparisonResult, FinanceOutcome, StaffedBy } from "./comparison.ts";
import { FinanceQuestion } from "./comparison-call.ts";
import { WrittenChanges } from "./stored-scenario.ts";
import { StoredQuantities } from "./stored-quantities.ts";

const people = z.enum(["replanned", "as-planned"]);

/** A scenario that is to stand beside the plan, and the way to it from the plan, itself last; empty is the plan. */
export const AskedColumn = z.strictObject({
  of: FinanceOutcome.pick({
    id: true,
    name: true,
    note: true,
    from: true,
    people: true,
    revision: true,
    changes: true,
  }),
  chain: z.array(z.strictObject({ id: Id, people, changes: WrittenChanges })),
});
export type AskedColumn = z.infer<typeof AskedColumn>;

/** A question as it was asked of one plan. */
export const AskedQuestion = z.strictObject({
  ask: FinanceQuestion,
  cases: z.array(
    z.strictObject({
      scenario: Id,
      value: z.string(),
      subjects: z.array(Id),
      staffedBy: StaffedBy.nullable().default(null),
    }),
  ),
  notes: z.array(z.string()),
  noteFacts: z.array(FinanceRemark).default([]),
  isGuessed: z.boolean().default(false).meta({ description: "Whether needs are guessed, that half or double may be." }),
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

/** Everything that is worked out for one comparison. */
export const AskedComparison = z.strictObject({
  kind: ComparisonResult.shape.kind,
  columns: z.array(AskedColumn),
  decide: z.boolean().meta({ description: "Whether orders, rules, extra hours and hires are decided anew." }),
  overview: ComparisonResult.shape.overview,
  question: AskedQuestion.nullable(),
});
export type AskedComparison = z.infer<typeof AskedComparison>;

/** A comparison as background work: asked of one version of a plan, with every scenario as it was then. */
export const ComparisonJob = z.strictObject({
  shop: Id,
  plan: z.int().positive(),
  asked: AskedComparison,
  anew: z.boolean(),
  pseudonym: z.string(),
});
export type ComparisonJob = z.infer<typeof ComparisonJob>;

const byPath = z.array(z.number());

/** A column worked out. */
export const WorkedColumn = z.strictObject({
  outcome: z.strictObject({
    told: FinanceOutcome.omit({ difference: true }),
    bySeason: z.strictObject({
      ledger: byPath,
      season: byPath,
      atStake: byPath.nullable(),
      lost: byPath.nullable(),
      requiredHours: byPath,
      contacts: byPath,
    }),
  }),
  quantities: StoredQuantities.nullable().meta({ description: "Null where it has those of the plan." }),
  followed: z
    .strictObject({ ledger: byPath, atStake: byPath })
    .nullable()
    .meta({ description: "What rules decided anew cost in each fresh season; null where nothing is decided." }),
});
export type WorkedColumn = z.infer<typeof WorkedColumn>;

/** What a thread answers. */
export const WorkedColumns = z.strictObject({
  worked: z.array(WorkedColumn),
  sensitivity: ComparisonResult.shape.sensitivity,
});
