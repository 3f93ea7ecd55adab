import { z } from "zod";
import { FinanceRemark } from "./finance-remark.ts";
import { LedgerLine, SeasonSpread } from "../plan-economics.ts";
import { ScenarioReport } from "../scenario-report.ts";
import { Id } from "../units.ts";
import { FinanceQuestion } from "./comparison-call.ts";
import { ChangedBasis, DifferingFigure } from "./differing.ts";
import { CashDay } from "./finance-figures.ts";
import { WrittenChanges } from "./stored-scenario.ts";

const Paired = z
  .strictObject({ mean: z.number(), halfWidth: z.number().nonnegative() })
  .meta({ description: "Mean difference over the same seasons, and half of its 95 % interval." });
export type PairedFigure = z.infer<typeof Paired>;

const amount = z.number();

/** More than the plan, season by season. Ledger and value at stake are two differences, and never one. */
const OutcomeDifference = z.strictObject({
  ledger: Paired,
  season: Paired.nullable().meta({ description: "Of what each season costs once it is known." }),
  seasonTail: z.strictObject({ p90: Paired, worstTenth: Paired }).nullable().default(null).meta({
    description:
      "Of dear seasons: P90, and the mean of the dearest tenth. Half widths by drawing whole seasons anew 400 times, the same for both. Null at other prices.",
  }),
  atStake: Paired.nullable(),
  lost: Paired.nullable().meta({ description: "Customers' needs lost for good." }),
  requiredHours: Paired,
  contacts: Paired,
});

/** What a season costs and gives under one scenario, or as planned. */
export const FinanceOutcome = z.strictObject({
  id: Id,
  name: z.string(),
  note: z.string(),
  from: Id.nullable(),
  people: z.enum(["replanned", "as-planned"]),
  revision: z.int().positive().nullable().meta({ description: "Of the stored scenario; null for plan and presets." }),
  changes: WrittenChanges.meta({ description: "Its own, without those of what it goes on from." }),
  isPriced: z.boolean().meta({ description: "Only prices differ from the plan: it was priced, not planned anew." }),
  ledger: amount.meta({ description: "Sum of the lines." }),
  lines: z.array(LedgerLine).meta({ description: "Of the cover: what is bought firmly, own people and penalties." }),
  cash: z.array(CashDay).default([]).meta({ description: "When the money of the lines leaves, in order of days." }),
  ledgerSpread: SeasonSpread.meta({ description: "Differs between seasons by penalties." }),
  season: z
    .strictObject({
      spread: SeasonSpread,
      byPath: z.array(amount).meta({ description: "In the order of the seasons; the same in every scenario." }),
    })
    .nullable()
    .meta({ description: "What each season costs if it is known in time: the basis of a budget." }),
  atStake: z
    .strictObject({ spread: SeasonSpread, needs: z.number(), lost: z.number(), recovered: z.number() })
    .nullable()
    .meta({ description: "Null where what a customer is worth is not known, or not counted." }),
  ownHours: z.number(),
  overflowHours: z.number(),
  gapHours: z.number(),
  requiredHours: z.number(),
  contacts: z.number(),
  queues: z.array(
    z.strictObject({ queue: Id, serviceLevel: z.number().nullable(), abandonShare: z.number().nullable() }),
  ),
  decided: ScenarioReport.shape.planned.unwrap().shape.decided,
  difference: OutcomeDifference.nullable().meta({ description: "To the plan; null of the plan itself." }),
});
export type FinanceOutcome = z.infer<typeof FinanceOutcome>;

/** Who works opened hours. */
export const StaffedBy = z
  .strictObject({ by: z.enum(["team", "partner"]), id: Id })
  .meta({ description: "Who works opened hours; null where it is not asked." });

/** What answers a question: one case for each scenario asked, the plan first. */
export const QuestionAnswer = z.strictObject({
  ask: FinanceQuestion,
  cases: z.array(
    z.strictObject({
      scenario: Id.meta({ description: "Among the outcomes; `plan` for the plan itself." }),
      value: z.string().meta({ description: "What was varied: a day, a share, days of notice, hours, or none." }),
      subjects: z.array(Id).meta({ description: "Triggers, queues or agreements that it speaks of." }),
      ledger: Paired.meta({ description: "More than planned." }),
      seasons: Paired.extend({ p10: amount, p90: amount }).nullable().default(null).meta({
        description:
          "More than planned in each season, once it is known what it needs: eight of ten seasons lie between p10 and p90.",
      }),
      atStake: Paired.nullable(),
      earned: Paired.nullable().meta({
        description:
          "Worth of customers who are served and would have been lost while closed; null where it is not asked.",
      }),
      earnedRange: z
        .strictObject({ low: amount, high: amount })
        .nullable()
        .default(null)
        .meta({ description: "Of half and of double the needs that were guessed; null where they were given." }),
      staffedBy: StaffedBy.nullable().default(null),
      weighed: z.enum(["better", "worse", "even", "depends"]).nullable().default(null).meta({
        description:
          "Beside the plan, weighed as its decisions weigh ledger against value at stake. even: within chance and within what the decisions are solved to. depends: on the needs that were guessed. Null where it is no choice, or nothing says what a customer is worth.",
      }),
      solvedWithin: amount.default(0).meta({
        description: "What other decisions could save at most, here and in the plan; 0 where none are made.",
      }),
      service: z.array(z.strictObject({ queue: Id, before: z.number().nullable(), after: z.number().nullable() })),
    }),
  ),
  basis: z.enum(["cover", "decided"]).meta({
    description:
      "cover: people and seats for the plan's level. decided: what is ordered, reserved and confirmed by rules.",
  }),
  best: Id.nullable().meta({
    description:
      "The case that is better than the plan beyond chance in ledger or value at stake, and worse in neither; the one with the least ledger of several. Null where one is to be weighed against the other.",
  }),
  notes: z.array(z.string()).meta({ description: "What was assumed, in English." }),
  noteFacts: z
    .array(FinanceRemark)
    .default([])
    .meta({ description: "The same as notes, one for one, to be said in any language; none in older answers." }),
});
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;

/** Early, usual and late season by present and proposed target, as outcomes by their ids. */
const Overview = z.strictObject({
  seasons: z.array(
    z.strictObject({
      season: z.enum(["early", "usual", "late"]),
      dates: z.array(z.strictObject({ trigger: Id, day: z.iso.date() })),
      current: Id,
      proposed: Id,
    }),
  ),
  targets: z.array(
    z.strictObject({
      queue: Id,
      current: z.strictObject({ share: z.number(), withinSeconds: z.number() }),
      proposed: z.strictObject({ share: z.number(), withinSeconds: z.number() }),
    }),
  ),
});
export type FinanceOverview = z.infer<typeof Overview>;

/** What figures hang on: the same basis gives the same figures. */
export const ComparisonBasis = z.strictObject({
  plan: z.int().positive().meta({ description: "Version of the plan." }),
  data: z.string().meta({ description: "Version of the data that the plan was made from." }),
  seed: z.int().nonnegative(),
  paths: z.int().positive(),
  software: z.string(),
  scenarios: z.array(z.strictObject({ id: Id, revision: z.int().positive().nullable() })),
});
export type ComparisonBasis = z.infer<typeof ComparisonBasis>;

/** Scenarios side by side, as they were reckoned. */
export const ComparisonResult = z.strictObject({
  contract: z.literal("springtide-comparison"),
  version: z.literal(1),
  kind: z.enum(["scenarios", "overview", "question", "drivers"]),
  currency: z.string(),
  basis: ComparisonBasis,
  outcomes: z.array(FinanceOutcome).meta({ description: "The plan first, with the id `plan`." }),
  overview: Overview.nullable(),
  answer: QuestionAnswer.nullable(),
  sensitivity: ScenarioReport.shape.sensitivity,
  remarks: z.array(z.string()),
  remarkFacts: z
    .array(FinanceRemark)
    .meta({ description: "The same as remarks, one for one, to be said in any language; none in older comparisons." })
    .default([]),
});
export type ComparisonResult = z.infer<typeof ComparisonResult>;

/** A comparison in the list. */
export const ComparisonEntry = z.object({
  number: z.int().positive().meta({ description: "Counts from 1 in the organisation." }),
  kind: ComparisonResult.shape.kind,
  job: z.uuid(),
  madeAt: z.iso.datetime(),
  madeBy: z.string().meta({ description: "Pseudonym of who asked." }),
  basis: ComparisonBasis,
  isCurrent: z.boolean().meta({ description: "The plan is the newest, and every scenario as it was." }),
  publishedAs: z.int().positive().nullable().meta({ description: "Version under which it was published." }),
});

export type ComparisonEntry = z.output<typeof ComparisonEntry>;

/** A stored comparison. */
export const StoredComparison = z.object({
  ...ComparisonEntry.shape,
  result: ComparisonResult,
  recomputed: z
    .strictObject({
      of: z.int().positive().meta({ description: "Number of the earlier reckoning of the same basis." }),
      differs: z.array(DifferingFigure).meta({ description: "Empty where both are the same to the cent." }),
    })
    .nullable()
    .meta({ description: "Null where nothing was reckoned of this basis before." }),
  sincePublished: z
    .strictObject({
      of: z.int().positive().meta({ description: "Number of the comparison that was published." }),
      publishedAs: z.int().positive(),
      changed: z.array(ChangedBasis).meta({ description: "What its figures hung on and is not so here." }),
      differs: z.array(DifferingFigure).meta({ description: "Empty where all is the same to the cent." }),
    })
    .nullable()
    .meta({ description: "Beside what was published last of the same question; null where nothing was." }),
});
export type StoredComparison = z.output<typeof StoredComparison>;
