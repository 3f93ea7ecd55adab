import { z } from "zod";

const Day = z.iso.date();
const Instant = z.iso.datetime({ offset: true });
/** Null where there is nothing to divide by. */
const share = z.number().nullable();

/** A way of buying partner seats, and what it came to in the season as it was. */
const ReplayArm = z.strictObject({
  arm: z.enum(["planner", "hindsight", "practice", "none"]).meta({
    description:
      "planner: this planner, day by day. hindsight: whoever had known what was to come. practice: a spreadsheet. none: no partner at all.",
  }),
  name: z.string(),
  ledger: z.number().meta({ description: "What partners were paid; own people cost the same in every arm." }),
  atStake: z.number().nonnegative().meta({ description: "Loss with contacts not served as promised." }),
  together: z.number().meta({ description: "The two totals together: a measure, and nothing else." }),
  regret: z.number().meta({ description: "How much more than hindsight, both totals together." }),
  ledgerRegret: z.number().meta({ description: "How much more than hindsight in ledger cost alone." }),
  recoveredShare: share.meta({
    description:
      "Of what practice costs more than hindsight, the part that this arm does not; both totals together. Null where practice costs no more.",
  }),
  savedShare: share.meta({
    description:
      "Of what hindsight saves over no partner at all, the part that this arm saves; below 0 where it costs more than none. Null where hindsight saves less than one per cent.",
  }),
  ledgerRecoveredShare: share.meta({ description: "The same of the ledger alone." }),
  withoutCustomers: z.number().meta({
    description:
      "The same decisions with a customer worth nothing: the ledger, and what is owed by contract for late contacts.",
  }),
  withoutCustomersRecoveredShare: share.meta({ description: "The share recovered, by that reading." }),
  seatHours: z.number().nonnegative().meta({ description: "Hours of seats that came." }),
  reservedHours: z.number().nonnegative().meta({ description: "Hours of seats kept free at a fee." }),
  cancelledHours: z.number().nonnegative().meta({ description: "Hours of seats ordered and cancelled at a fee." }),
  queues: z.array(
    z.strictObject({
      queue: z.string(),
      contacts: z.number().nonnegative(),
      abandoned: z.number().nonnegative(),
      late: z
        .number()
        .nonnegative()
        .meta({ description: "Contacts that the target counts and that were not in time." }),
    }),
  ),
});
export type ReplayArm = z.infer<typeof ReplayArm>;

/** One decision of the planner, as it was taken. */
const ReplayDecision = z.strictObject({
  at: Instant,
  agreement: z.string(),
  kind: z.enum(["order", "reserve", "confirm", "cancel"]),
  firstDay: Day,
  lastDay: Day,
  orderedHours: z.number().nonnegative(),
  reservedHours: z.number().nonnegative(),
  confirmedHours: z.number().nonnegative(),
  cancelledHours: z.number().nonnegative(),
});

/** A past season replayed: complete in itself, so that the page, the file and the command say the same. */
export const ReplayReport = z.strictObject({
  contract: z.literal("springtide-replay"),
  version: z.literal(1),
  software: z.string(),
  subject: z.strictObject({
    id: z.string(),
    name: z.string(),
    zone: z.string(),
    currency: z.string().length(3),
  }),
  firstDay: Day,
  lastDay: Day,
  paths: z.int().positive(),
  seed: z.int().nonnegative(),
  weather: z.strictObject({
    basis: z.enum(["none", "as-issued", "archived", "known"]),
    knownDays: z.int().nonnegative(),
    words: z.string(),
  }),
  triggers: z
    .array(z.strictObject({ trigger: z.string(), name: z.string(), fired: z.array(Day) }))
    .meta({ description: "Days of the season on which each trigger fired." }),
  losses: z.array(
    z.strictObject({
      queue: z.string(),
      perAbandoned: z.number().nonnegative(),
      perLate: z.number().nonnegative(),
      basis: z.enum(["customer-value", "target"]),
    }),
  ),
  ownCost: z.number().nonnegative().meta({ description: "Wages of own people in the season, the same in every arm." }),
  arms: z.array(ReplayArm).length(4),
  weeks: z
    .array(
      z.strictObject({
        firstDay: Day,
        lastDay: Day,
        arms: z.array(z.strictObject({ arm: z.string(), ledger: z.number(), atStake: z.number() })),
      }),
    )
    .meta({ description: "From Monday to Sunday; bills of longer periods by what they are for." }),
  decisions: z.array(ReplayDecision).meta({ description: "In order of time." }),
  caveats: z.array(z.string()),
});
export type ReplayReport = z.infer<typeof ReplayReport>;
