import { z } from "zod";
import { Id } from "./units.ts";

const Instant = z.iso.datetime({ offset: true });
const share = z.number().min(0).max(1);
const seats = z.int().positive();

/** Seats of one stretch; its shape is one that the agreement allows. */
export const SeatStretch = z.strictObject({ start: Instant, end: Instant, seats });
export type SeatStretch = z.infer<typeof SeatStretch>;

/** What stands already of a period, told to the partner and agreed. */
const CommittedSeats = z.strictObject({
  ordered: z.array(SeatStretch),
  confirmed: z.array(SeatStretch).meta({ description: "Of what was reserved." }),
  reserved: z.array(SeatStretch).meta({ description: "Kept free still, to be confirmed or released later." }),
  feesOn: z.array(SeatStretch).meta({
    description: "All that was ever reserved, whatever became of it: a fee is owed for each.",
  }),
});

/** Reserved seats of which something must be said on the first day planned. */
const DueNow = z.strictObject({
  at: Instant,
  confirm: z.array(SeatStretch),
  release: z.array(SeatStretch),
  words: z.string(),
});

/** What the losses of a decision are made of: what one contact costs that is not served as promised. */
const QueueLoss = z.strictObject({
  queue: Id,
  perAbandoned: z.number().nonnegative(),
  perLate: z.number().nonnegative(),
  basis: z.enum(["customer-value", "target"]).meta({
    description:
      "customer-value: what the shop says a customer is worth. target: the price that the target itself puts on a late contact, where the shop says nothing.",
  }),
});

/** What is looked at before something is decided late. */
const WatchedSignal = z.strictObject({
  trigger: Id,
  words: z.string().meta({ description: "What is looked at, and when, in words." }),
  probability: share.meta({ description: "As seen now, that the trigger reaches these days." }),
  at: Instant.optional().meta({ description: "When it is looked at. Not there in older plans." }),
  until: z.iso.date().optional().meta({
    description: "Last day on which it can come and still reach these days. Not there in older plans.",
  }),
});

/** What a break-even says, part by part. */
const BreakEvenReason = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("above"),
    of: z.enum(["lost-need", "late-contact"]).meta({
      description: "What is priced: a need lost for good, or a contact not served as promised.",
    }),
    queue: Id,
    worth: z.number().meta({ description: "What one costs by the shop's figures, or by the target's own price." }),
  }),
  z.strictObject({ kind: z.literal("never") }),
  z.strictObject({ kind: z.literal("always") }),
  z.strictObject({ kind: z.literal("nothing-bought") }),
]);

/** From which told probability on how much is confirmed. */
export const ConfirmStep = z.strictObject({
  fromProbability: share.meta({ description: "0 for the first step." }),
  hasHappened: z.boolean().meta({ description: "Whether this step is for when it has happened already." }),
  chance: share.meta({ description: "Chance, as seen now, that this step comes to hold." }),
  seats: z.int().nonnegative().meta({ description: "Most seats confirmed at one time." }),
  seatHours: z.number().nonnegative(),
  confirmed: z.array(SeatStretch),
  words: z.string(),
});
export type ConfirmStep = z.infer<typeof ConfirmStep>;

/** What a decision is expected to cost. The two totals are never added. */
const ExpectedCost = z.strictObject({
  ledger: z.number().meta({
    description:
      "Fees, seats, extra hours and hires, expected. Of a period: fees and seats of its partner. Those of all periods, the cost of extra hours and of hires add up to that of the plan.",
  }),
  atStake: z.number().meta({
    description:
      "What is lost with customers not served as promised, expected. Of a period: all that is lost in its days, whoever serves them. Partners who share days tell the same figure: it is not added up over periods.",
  }),
  worstTenth: z.number().meta({
    description:
      "Mean of ledger cost and loss together over the dearest tenth of seasons. Of a period: of all that is paid and lost in its days.",
  }),
});

/** Seats of one partner over a stretch of days: what to order and reserve now, and by which rule to confirm. */
export const DecisionPeriod = z.strictObject({
  id: z.string(),
  agreement: Id,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  reserveBy: Instant.nullable().meta({ description: "Null where nothing is to be reserved." }),
  confirmBy: Instant,
  signal: WatchedSignal.nullable().meta({
    description: "Null where no trigger with an uncertain date reaches these days.",
  }),
  committed: CommittedSeats.optional().meta({ description: "What stands already; not there where nothing does." }),
  dueNow: DueNow.optional().meta({
    description: "What to say today of seats reserved before; not there where nothing is due.",
  }),
  ordered: z.array(SeatStretch).meta({ description: "Firm orders, beyond what stands already." }),
  reserved: z.array(SeatStretch).meta({ description: "Beyond what stands already." }),
  steps: z.array(ConfirmStep).meta({
    description: "Of all seats reserved and still open. In rising order; empty where there are none.",
  }),
  words: z.string().meta({ description: "The whole rule in words." }),
  expected: ExpectedCost,
  values: z.strictObject({
    standBy: z.number().meta({ description: "What deciding late saves against ordering firmly or not at all." }),
    signal: z.number().meta({ description: "What looking at the forecast saves against confirming blindly." }),
    perfectSignal: z.number().meta({ description: "What knowing for certain would save beyond that." }),
    oneDayLessNotice: z.number().nullable().meta({
      description: "What confirming a day later would save; null where that cannot be asked.",
    }),
  }),
  breakEven: z
    .strictObject({
      perLostCustomer: z.number().nonnegative().nullable(),
      words: z.string(),
      reason: BreakEvenReason.optional().meta({ description: "Not there in older plans." }),
    })
    .meta({ description: "From which value of a lost customer on it pays; null where it pays at none, or at any." }),
  solved: z.strictObject({ cost: z.number(), bound: z.number(), gap: z.number() }),
});
export type DecisionPeriod = z.infer<typeof DecisionPeriod>;

/** Something that must be said by an instant, or it is decided by silence. */
export const DecisionDeadline = z.strictObject({
  at: Instant.meta({ description: "On the clock of whoever must hear it." }),
  zone: z.string(),
  kind: z.enum(["reserve", "order", "confirm", "recruit", "extra-hours", "open-longer", "lock"]),
  subject: z.string().meta({ description: "Id of the period, team or window it is about." }),
  words: z.string(),
  silence: z.string().meta({ description: "What happens if nobody says anything." }),
  costIfDone: z.number().nullable().meta({
    description:
      "Expected cost and loss of its days, with all partners and extra hours in them, if done as recommended.",
  }),
  costIfNot: z.number().nullable().meta({ description: "Expected cost and loss if not." }),
  probability: share.nullable().meta({ description: "Chance, as seen now, that something will have to be done." }),
});
export type DecisionDeadline = z.infer<typeof DecisionDeadline>;

/** People to hire: how many, when recruiting must start, when they take contacts. */
export const HirePlan = z.strictObject({
  team: Id,
  people: z.int().positive(),
  recruitBy: z.iso.date(),
  trainingFrom: z.iso.date(),
  productiveFrom: z.iso.date(),
  until: z.iso.date(),
  cost: z.number().nonnegative().meta({ description: "Wages, training and hiring over their contract." }),
  saves: z.number().meta({ description: "What partners and lost customers cost less, expected." }),
  words: z.string(),
});
export type HirePlan = z.infer<typeof HirePlan>;

/** One's own people on extra hours from one instant to another. */
export const ExtraHoursStretch = z.strictObject({ start: Instant, end: Instant, heads: z.int().positive() });
export type ExtraHoursStretch = z.infer<typeof ExtraHoursStretch>;

/** From which told probability on how many extra hours are asked for. */
export const ExtraHoursStep = z.strictObject({
  fromProbability: share.meta({ description: "0 for the first step." }),
  hasHappened: z.boolean().meta({ description: "Whether this step is for when it has happened already." }),
  chance: share.meta({ description: "Chance, as seen now, that this step comes to hold." }),
  hours: z.number().nonnegative(),
  bankedHours: z.number().nonnegative().meta({ description: "Of these, hours for the working-time account." }),
  cost: z.number().nonnegative(),
  stretches: z.array(ExtraHoursStretch),
  words: z.string(),
});
export type ExtraHoursStep = z.infer<typeof ExtraHoursStep>;

/** Extra hours of one team over a stretch of days: how many to ask for, and by which rule. */
export const ExtraHoursPlan = z.strictObject({
  id: z.string(),
  team: Id,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  askBy: Instant.meta({ description: "When the first of them must be asked, on the clock of where the team works." }),
  signal: WatchedSignal.nullable().meta({
    description: "Null where nothing is looked at: the same is asked for in every season.",
  }),
  steps: z.array(ExtraHoursStep).min(1).meta({ description: "In rising order." }),
  hours: z.number().nonnegative().meta({ description: "Expected over all steps." }),
  cost: z.number().nonnegative().meta({
    description: "Premiums, and wages of hours that are paid out, expected. Wages of contracted hours are not in it.",
  }),
  words: z.string().meta({ description: "The whole rule in words." }),
});
export type ExtraHoursPlan = z.infer<typeof ExtraHoursPlan>;

/** A forecast that an agreement locks for one period of its tariff: what to give by when, and what it leads to. */
export const ForecastLock = z.strictObject({
  agreement: Id,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  lockBy: Instant,
  contacts: z.number().nonnegative().meta({ description: "Expected of the queues it serves: the forecast to give." }),
  mostContacts: z.number().nonnegative().meta({ description: "Above so many, penalties are suspended." }),
  chanceAbove: share.meta({ description: "Share of the possible seasons in which more come." }),
  unit: z.string().meta({ description: "Of the tariff." }),
  units: z.number().nonnegative().meta({ description: "Asked for, expected over the possible seasons." }),
  leastUnits: z.number().nonnegative().meta({ description: "Billed though fewer are asked for." }),
  chanceBelow: share.meta({ description: "Share of the possible seasons in which fewer are asked for." }),
  shortUnits: z.number().nonnegative().meta({ description: "Billed beyond what is asked for, expected." }),
  shortCost: z.number().nonnegative().meta({ description: "What those are expected to cost." }),
});
export type ForecastLock = z.infer<typeof ForecastLock>;

/** What is decided early and what late, by which rule, by when, and what it is expected to cost. */
export const PlanDecisions = z.strictObject({
  losses: z.array(QueueLoss),
  periods: z.array(DecisionPeriod),
  hires: z.array(HirePlan),
  extraHours: z
    .array(ExtraHoursPlan)
    .default([])
    .meta({ description: "By week and team; their cost is in the ledger cost expected. None in older plans." }),
  locks: z.array(ForecastLock).optional().meta({
    description:
      "Where agreements lock a forecast; what the least billed costs beyond seats is not in the cost expected.",
  }),
  deadlines: z.array(DecisionDeadline).meta({ description: "In order of time." }),
  expected: ExpectedCost.extend({
    withoutStandBy: z.number().meta({ description: "Ledger cost and loss together if everything is ordered firmly." }),
    withoutPartners: z.number().meta({ description: "The same if nothing is bought beyond what stands already." }),
    atStakeHalfWidth: z.number().nonnegative().optional().meta({
      description:
        "Half of the 95 % interval of what is at stake: so far the seasons drawn may be off by chance. Not there in older plans.",
    }),
    committed: z.number().optional().meta({
      description:
        "Of the ledger cost, what orders, fees and confirmations agreed on before cost. Not there where nothing stands.",
    }),
    hires: z.number().optional().meta({
      description: "Of the ledger cost, what people hired cost over their contracts. Not there where nobody is hired.",
    }),
  }),
  proof: z
    .strictObject({
      seasons: z.int().positive(),
      ledger: z.strictObject({ mean: z.number(), halfWidth: z.number() }),
      atStake: z.strictObject({ mean: z.number(), halfWidth: z.number() }),
      saved: z.strictObject({ mean: z.number(), halfWidth: z.number() }).optional().meta({
        description:
          "Ledger cost and loss together that the rules save against buying nothing further, on the same fresh seasons: what it is worth to follow them, whatever luck those seasons have. Not there in older plans.",
      }),
    })
    .nullable()
    .meta({ description: "The rules followed on fresh seasons, by the true losses; half of the 95 % interval." }),
  remarks: z.array(z.string()).meta({ description: "In words: what could not be decided, and why." }),
});
export type PlanDecisions = z.infer<typeof PlanDecisions>;
