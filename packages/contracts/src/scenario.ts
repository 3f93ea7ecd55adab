import { z } from "zod";
import { NoticeText } from "./notice.ts";
import { PlanModel } from "./plan-model.ts";
import { Day, Duration, Id, Lift, Share } from "./units.ts";
import { Weekdays, WindowText } from "./weekly-hours.ts";

const RELATIVE_RULE = "a change is written with its sign and in percent, such as +10% or -5%";
const POINTS_RULE = "a change of a share is written in points, such as +5 points; a share itself such as 90%";
const MOST_SCENARIOS = 40;
const money = z.number().nonnegative().max(1_000_000_000);

/** A change by a factor, written `+10%` or `-5%`. */
const Relative = z
  .string(RELATIVE_RULE)
  .regex(/^[+-]\d+(\.\d+)?\s*%$/, RELATIVE_RULE)
  .transform((text) => 1 + Number.parseFloat(text) / 100)
  .pipe(
    z.number().gt(0, "a change of -100% or less leaves nothing").max(50, "a change above +4900% is a typing error"),
  );

const byFactor = Relative.transform((factor) => ({ kind: "factor" as const, factor }));

/** A share given anew (`90%`), or moved by points (`+5 points`). */
const ShareChange = z.union(
  [
    z
      .string(POINTS_RULE)
      .regex(/^[+-]\d+(\.\d+)? points?$/, POINTS_RULE)
      .transform((text) => ({ kind: "points" as const, points: Number.parseFloat(text) / 100 })),
    Share.transform((share) => ({ kind: "to" as const, to: share })),
  ],
  POINTS_RULE,
);
export type ShareChange = z.output<typeof ShareChange>;

const TimeChange = z
  .union(
    [byFactor, Duration.transform((seconds) => ({ kind: "to" as const, to: seconds }))],
    "it is given anew (5m) or changed (+10%)",
  )
  .meta({ description: "Given anew, such as 5m, or changed, such as +10%." });

const MoneyChange = z
  .union(
    [byFactor, money.transform((amount) => ({ kind: "to" as const, to: amount }))],
    "it is given anew (29.50) or changed (+10%)",
  )
  .meta({ description: "Given anew, such as 29.50, or changed, such as +10%." });
/** Something given anew or changed by a factor. */
export type AmountChange = z.output<typeof TimeChange>;

const VolumeChange = z.strictObject({
  queues: z.array(Id).min(1).optional().meta({ description: "Queues it speaks of; all if not given." }),
  from: Day.optional().meta({ description: "First day it changes; that of the plan if not given." }),
  to: Day.optional().meta({ description: "Last day it changes; that of the plan if not given." }),
  change: Lift.meta({ description: "Contacts become more or fewer by this share." }),
});

const TriggerChange = z.strictObject({
  shiftDays: z.int().optional().meta({ description: "So many days later in every season; earlier below 0." }),
  on: Day.optional().meta({ description: "It takes place on this day in every season." }),
  strength: z.number().min(0).max(100).optional().meta({ description: "So many times as strong; 0 without effect." }),
});

const QueueChange = z.strictObject({
  aht: TimeChange.optional(),
  patience: TimeChange.optional().meta({ description: "Mean patience; groups of customers keep their proportions." }),
  shrinkage: ShareChange.optional().meta({ description: "Absence and all else in which people take no contacts." }),
  target: z.strictObject({ share: ShareChange.optional(), within: Duration.optional() }).optional(),
});

const TeamChange = z.strictObject({
  wages: MoneyChange.optional().meta({
    description: "Cost of an hour; that of its people and hires changes in the same proportion.",
  }),
  wagesFrom: Day.optional().meta({
    description: "First day on which the change of wages holds; the whole plan if not given.",
  }),
  people: z
    .union(
      [byFactor, z.int().transform((count) => ({ kind: "add" as const, count }))],
      "people are changed by a number (2, -3) or in percent (+10%)",
    )
    .optional()
    .meta({ description: "So many more people at every time, fewer below 0; or in percent." }),
});

/** Prices by quantity in place of those of the agreement. */
const PriceTiers = z
  .array(z.strictObject({ from: z.number().nonnegative(), price: money }))
  .min(1)
  .max(20)
  .superRefine((tiers, context) => {
    tiers.forEach(({ from }, i) => {
      const before = tiers[i - 1]?.from;
      if (before === undefined ? from === 0 : from > before) return;
      const message =
        before === undefined
          ? "the first tier is from 0"
          : `each tier begins above the one before, here above ${before}`;
      context.addIssue({ code: "custom", path: [i, "from"], message });
    });
  })
  .meta({ description: "Prices by quantity anew, in the agreement's currency; the first from 0, none over another." });

const AgreementChange = z.strictObject({
  price: MoneyChange.optional().meta({ description: "Price of an hour; in percent of every tier." }),
  fees: byFactor.optional().meta({ description: "Fees for stand-by and cancelling." }),
  seats: z.int().nonnegative().max(10_000).optional().meta({ description: "Most people at one time." }),
  minimumBlock: Duration.optional(),
  notice: NoticeText.optional().meta({ description: "For firm orders." }),
  tiers: PriceTiers.optional(),
  standBy: z.literal("none").optional().meta({ description: "none: no seats can be reserved." }),
  standByFee: MoneyChange.optional().meta({ description: "For an hour of a seat reserved; after `fees`." }),
  paymentDays: z.int().min(0).max(365).optional().meta({
    description: "Days from the end of a month to the day its bill is paid; moves cash, and no cost.",
  }),
  confirmNotice: NoticeText.optional().meta({
    description: "By when reserved seats are confirmed or released; nothing where there is no stand-by.",
  }),
});

/** Hours in which a queue is closed in the plan and would be open. */
const HoursChange = z.strictObject({
  queue: Id,
  days: Weekdays,
  hours: WindowText.meta({ description: "18:00-22:00, in the site's local time." }),
  needsPerHour: z.number().nonnegative().meta({
    description: "Needs that arise in an hour of the window; springtide hours estimates them.",
  }),
  wait: Share.optional().meta({ description: "Share of them who would wait for the next opening." }),
  elsewhere: Share.optional().meta({ description: "Share who would turn to another channel at once." }),
  prefer: Share.optional().meta({ description: "Share of daytime contacts that would rather come in the window." }),
  team: Id.optional().meta({
    description: "People of this team work it besides their rosters, at its wage; partners' seats if not given.",
  }),
  leastHeads: z.int().min(1).max(1000).optional().meta({
    description: "People of the team there at least while it is open; 2 if not given.",
  }),
});

/** What a scenario takes otherwise than the plan. */
export const ScenarioChanges = z
  .strictObject({
    volume: z.array(VolumeChange).optional(),
    triggers: z.record(Id, TriggerChange).optional(),
    queues: z.record(Id, QueueChange).optional(),
    hours: z.array(HoursChange).optional().meta({ description: "Windows that are opened besides." }),
    teams: z.record(Id, TeamChange).optional(),
    agreements: z.record(Id, AgreementChange).optional(),
    customerValue: z
      .strictObject({
        marginAYear: MoneyChange.optional(),
        leaversWhoLeave: Share.optional(),
        tryAgain: Share.optional(),
        isCounted: z.boolean().optional().meta({ description: "false: nothing that surveys say is counted." }),
      })
      .optional(),
    plan: z
      .strictObject({
        readyFor: z
          .string()
          .regex(/^\d+ of \d+$/, "a plan level is written 8 of 10")
          .optional(),
        model: PlanModel.optional(),
      })
      .optional(),
  })
  .meta({ description: "What is taken otherwise; all else stays." });
export type ScenarioChanges = z.output<typeof ScenarioChanges>;

/** A named set of changes to a plan. */
export const Scenario = z.strictObject({
  id: Id,
  name: z.string().min(1).optional().meta({ description: "What people call it; the id if not given." }),
  note: z.string().optional().meta({ description: "Why it is looked at." }),
  from: Id.optional().meta({ description: "The scenario it goes on from; the plan itself if not given." }),
  people: z.enum(["replanned", "as-planned"]).default("replanned").meta({
    description:
      "replanned: need and overflow are worked out anew. as-planned: the people of the plan meet the changed season.",
  }),
  changes: ScenarioChanges.prefault({}),
});
export type Scenario = z.output<typeof Scenario>;

/** A file of scenarios. */
export const ScenarioFile = z.strictObject({ scenarios: z.array(Scenario).min(1).max(MOST_SCENARIOS) });
export type ScenarioFile = z.output<typeof ScenarioFile>;
