import { z } from "zod";
import { Channel } from "./channel.ts";
import { ShopCustomerValue } from "./customer-value.ts";
import { PathQuantiles } from "./queue-forecast.ts";
import { Id } from "./units.ts";

const share = z.number().min(0).max(1);
const month = z.string().regex(/^\d{4}-\d{2}$/);
/** Contacts of one queue by path. */
const byPath = z.array(z.number().nonnegative());

/** One line of the ledger: whole cents, so that a sum of lines is the sum that somebody adds up by hand. */
export const LedgerLine = z.strictObject({
  month,
  kind: z
    .enum([
      "wages",
      "overtime-premium",
      "partner-work",
      "commitment",
      "stand-by",
      "hiring",
      "extra-hours",
      "deflection",
      "penalty",
    ])
    .meta({
      description: "commitment: billed though not used. penalty: paid for late contacts, expected.",
    }),
  subject: Id.meta({ description: "Team, agreement, lever or queue." }),
  units: z.number().meta({ description: "Hours; months of a lever; people hired; late contacts." }),
  price: z.number().meta({ description: "Of a unit on average, premiums included." }),
  amount: z.number(),
  isFixed: z
    .boolean()
    .meta({ description: "Paid whatever is decided now: contracted hours, commitments, levers in use." }),
  answer: z.enum(["cover", "rule", "budget"]).meta({
    description:
      "cover: of the plan that is ready for its level. rule: of what is reserved and hired by the plan's decisions, in place of the seats of the " +
      "cover. budget: what seasons need beyond one's own people once they are known, on average, in place of the same seats. Never added to one another.",
  }),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

/** Distribution over the seasons drawn. */
export const SeasonSpread = z.strictObject({
  ...PathQuantiles.shape,
  worstTenth: z.number().meta({ description: "Mean of the worst tenth of seasons (conditional value at risk)." }),
});
export type SeasonSpread = z.infer<typeof SeasonSpread>;

/** One point of cost against service: the same own people, other amounts bought. */
const FrontierBasis = z.strictObject({
  intervalQuantile: share.nullable().meta({
    description: "Of which quantile of each interval the heads are covered; null where nothing is bought.",
  }),
  readyShare: share.nullable().meta({
    description: "Share of the seasons drawn in which those heads, were they all there, keep every week's target.",
  }),
  isPlan: z.boolean(),
  partners: z.array(z.strictObject({ agreement: Id, hours: z.number(), amount: z.number() })),
  gapHours: z.number().nonnegative().meta({ description: "Head-hours missing of what the plan asks for." }),
  queues: z.array(
    z.strictObject({
      queue: Id,
      serviceLevel: share.nullable(),
      contacts: z.number(),
      abandoned: z.number(),
      late: z.number(),
    }),
  ),
});

/** What single seasons buy beyond one's own people if each is known in time: the basis of a budget. */
const BudgetBasis = z.strictObject({
  isRuled: z.boolean().meta({ description: "Whether the plan decides by rules too." }),
  bought: z.array(z.strictObject({ kind: LedgerLine.shape.kind, subject: Id, amounts: z.array(z.number()) })).meta({
    description: "Money by season; partners, teams where there is no partner, and commitments.",
  }),
});

/** What a season costs as it is bought, by kind; null where such an answer does not know the kind. */
const CostByAnswer = z.strictObject({
  firm: z.number().meta({ description: "As the plan covers its level with firm orders." }),
  rule: z.number().nullable().meta({ description: "By the plan's rules, expected; null where it decides nothing." }),
  budget: z.number().meta({ description: "As each season needs once it is known, on average." }),
});

/** The budget of a plan, and why it differs from what is bought firmly and by rules. Penalties are in none of the three. */
export const PlanBudget = z.strictObject({
  months: z.array(z.strictObject({ month, cost: z.number() })),
  total: z.number().meta({ description: "Sum of the months: what a season costs on average." }),
  contingency: z.number().nonnegative().meta({
    description: "Held once for the season: the cost that four of five seasons stay below, less the mean.",
  }),
  held: z.number().meta({ description: "Both together." }),
  worstTenth: z.number().meta({ description: "Mean of the dearest tenth of seasons." }),
  rows: z.array(z.strictObject({ kind: LedgerLine.shape.kind, ...CostByAnswer.shape })),
  totals: CostByAnswer,
  differences: z.array(
    z.strictObject({
      name: z.enum(["flexibility", "rules", "unbought"]).meta({
        description:
          "flexibility: firm less budget. rules: firm less rule. unbought: budget less rule, what the rules leave unbought.",
      }),
      amount: z.number(),
      words: z.string(),
    }),
  ),
});
export type PlanBudget = z.infer<typeof PlanBudget>;

/** What was paid in a month, as the books say. */
export const LedgerActual = z.strictObject({
  month,
  kind: LedgerLine.shape.kind,
  subject: Id.meta({ description: "Team, agreement, lever or queue, as in the ledger of a plan." }),
  amount: z.number(),
  units: z.number().nonnegative().nullable().meta({ description: "Hours and the like, where the books know them." }),
});
export type LedgerActual = z.infer<typeof LedgerActual>;

/** Budget, plan and what was paid, in the months of which the books tell. */
export const CostVariance = z.strictObject({
  plannedBy: z.enum(["cover", "rule"]).meta({ description: "Whether the plan decides by rules or buys firmly." }),
  rows: z.array(
    z.strictObject({
      month,
      kind: LedgerLine.shape.kind,
      subject: Id,
      budget: z.number(),
      plan: z.number(),
      actual: z.number(),
      toBudget: z.number().meta({ description: "Actual less budget." }),
      toPlan: z.number().meta({ description: "Actual less plan." }),
      ofQuantity: z.number().nullable().meta({
        description: "Of that, units more or fewer at the planned price; null where units are not known on both sides.",
      }),
      ofPrice: z.number().nullable().meta({ description: "The rest: what a unit cost more or less, at actual units." }),
    }),
  ),
  totals: z.strictObject({ budget: z.number(), plan: z.number(), actual: z.number() }),
  remarks: z.array(z.string()),
});
export type CostVariance = z.infer<typeof CostVariance>;

/** All that prices are laid on: nothing in it changes with a price, so that whoever changes one needs no queueing table. */
export const EconomicsBasis = z.strictObject({
  lines: z.array(LedgerLine).meta({ description: "All but penalties, which follow from late contacts." }),
  customerValue: ShopCustomerValue.nullable(),
  queues: z.array(
    z.strictObject({
      queue: Id,
      channel: z.string(),
      isDeferred: z.boolean(),
      preSale: z.strictObject({ conversionShare: z.number(), orderMargin: z.number() }).nullable(),
      penaltyPerLate: z.number().nonnegative(),
      contacts: byPath,
      abandoned: byPath,
      late: byPath,
      lateByMonth: z.array(z.strictObject({ month, late: z.number() })),
    }),
  ),
  frontier: z.array(FrontierBasis),
  budget: BudgetBasis.nullable().default(null).meta({ description: "Null in plans of before there were budgets." }),
});
export type EconomicsBasis = z.infer<typeof EconomicsBasis>;

/** Cost by kind: what is decided on beside what a budget shows. */
const Reconciled = z.strictObject({
  kind: LedgerLine.shape.kind,
  fixed: z.number(),
  incremental: z.number(),
  full: z.number(),
});

/** A survey's figure that stands in until own data speak. */
export const SurveyPrior = z.strictObject({
  field: z.string(),
  value: z.number(),
  survey: z.string().nullable().meta({ description: "Null for a first guess of ours." }),
  words: z.string(),
});
export type SurveyPrior = z.infer<typeof SurveyPrior>;

/** The basis with prices laid on it. Ledger cost and value at stake are two totals, and never added. */
export const PricedEconomics = z.strictObject({
  ledger: z.strictObject({
    full: z.number(),
    fixed: z.number(),
    incremental: z.number(),
    spread: SeasonSpread.meta({ description: "Over the seasons; it differs between them by penalties." }),
    penalties: SeasonSpread,
    ofRule: z.number().meta({ description: "Lines of the plan's decisions: fees and hires." }),
  }),
  lines: z.array(LedgerLine),
  reconciled: z.array(Reconciled),
  atStake: z
    .strictObject({
      spread: SeasonSpread,
      isCapped: z.boolean(),
      queues: z.array(
        z.strictObject({
          queue: Id,
          channel: z.string(),
          needs: z.number(),
          lost: z.number(),
          recovered: z.number(),
          value: z.number(),
        }),
      ),
      perLostCustomer: z.number(),
    })
    .nullable()
    .meta({ description: "Means over the seasons. Null where the shop says nothing of what a customer is worth." }),
  frontier: z.array(
    z.strictObject({
      intervalQuantile: share.nullable(),
      readyShare: share.nullable(),
      isPlan: z.boolean(),
      ledger: z.number(),
      atStake: z.number().nullable(),
      gapHours: z.number(),
      queues: z.array(z.strictObject({ queue: Id, serviceLevel: share.nullable(), abandonShare: share.nullable() })),
    }),
  ),
  breakEven: z
    .strictObject({
      cost: z.number().meta({ description: "Of what is bought, less the penalties that it saves." }),
      lostFewer: z
        .number()
        .meta({ description: "Needs lost fewer, recovered ones counted as their part of a lost one." }),
      perLostNeed: z.number().nullable(),
      worthPerNeed: z.number().nullable().optional().meta({
        description:
          "What a need saved is worth by the shop's figures, orders at hand included; null where the shop says nothing. Not there in older plans.",
      }),
      marginAYear: z.number().nullable(),
      words: z.string(),
    })
    .nullable()
    .meta({ description: "From which value of a lost need what is bought pays; null where nothing is bought." }),
  budget: PlanBudget.nullable().default(null).meta({ description: "Null in plans of before there were budgets." }),
});
export type PricedEconomics = z.infer<typeof PricedEconomics>;

/** Share of messages fully answered that a plan leads to. */
export const AnswerRate = z.strictObject({
  queue: Id,
  channel: z.string(),
  days: z.array(share.nullable()).meta({ description: "By day of the plan; null where nobody is expected." }),
  overall: share.nullable(),
  withinPlan: share.nullable().meta({ description: "Answered at all before the plan ends, late ones included." }),
});
export type AnswerRate = z.infer<typeof AnswerRate>;

/** Test contacts of mystery shoppers on one day of one channel. */
export const Audit = z.strictObject({
  channel: Channel,
  day: z.iso.date(),
  asked: z.int().positive(),
  answered: z.int().nonnegative().meta({ description: "Fully answered." }),
  source: z.string(),
});
export type Audit = z.infer<typeof Audit>;

/** Audits of one channel beside what the plan leads to. */
export const AuditComparison = z.strictObject({
  channel: z.string(),
  asked: z.int().positive(),
  answered: z.int().nonnegative(),
  share,
  low: share,
  high: share,
  planned: share.nullable(),
  words: z.string(),
});
export type AuditComparison = z.infer<typeof AuditComparison>;

/** What self-service or a bot before a queue would do to the plan. */
export const WeighedLever = z.strictObject({
  lever: Id,
  queue: Id,
  isActive: z.boolean(),
  contacts: z.number(),
  resolved: z.number().meta({ description: "By the lever for good." }),
  comesBack: z.number(),
  lost: z.number(),
  hoursSaved: z.number().meta({ description: "Of people on the roster, shrinkage included." }),
  saves: z.number().meta({ description: "Seats that need not be bought for them." }),
  savesInAll: z
    .number()
    .meta({ description: "All those hours at what one more costs, own people's included, who are paid anyway." }),
  price: z.number(),
  valueLost: z
    .number()
    .nullable()
    .meta({ description: "Null where the shop says nothing of what a customer is worth." }),
  worth: z.number().meta({ description: "What is saved less price and value lost." }),
  breakEvenLostShare: share.nullable().meta({
    description: "So many of those who meet it may be lost before it does not pay; null where no customer has a value.",
  }),
  words: z.array(z.string()),
});
export type WeighedLever = z.infer<typeof WeighedLever>;

/** What a plan costs, what is at stake, and what else could be done. */
export const PlanEconomics = z.strictObject({
  basis: EconomicsBasis,
  priced: PricedEconomics,
  priors: z.array(SurveyPrior),
  answerRates: z.array(AnswerRate),
  audits: z.array(AuditComparison),
  levers: z.array(WeighedLever),
  remarks: z.array(z.string()),
});
export type PlanEconomics = z.infer<typeof PlanEconomics>;
