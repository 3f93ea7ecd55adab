import { z } from "zod";
import { Id } from "./units.ts";
import { ShopHolidays } from "./holidays.ts";
import { PlanAdjustments } from "./adjustment.ts";
import { TriggerParameters } from "./forecast-parameters.ts";
import { Bands, PathQuantiles, QueueForecast } from "./queue-forecast.ts";
import { PlanRoster } from "./plan-roster.ts";
import { PlanVerification } from "./plan-verification.ts";
import { Commitment } from "./commitment.ts";
import { PlanDecisions } from "./plan-decisions.ts";
import { PlanEconomics } from "./plan-economics.ts";
import { PlannedBacklog } from "./opening-backlog.ts";
import { Shop } from "./shop.ts";

const Instant = z.iso.datetime({ offset: true });

/** A stretch of seats bought from a partner. */
export const OverflowBlock = z.strictObject({
  agreement: Id,
  start: Instant,
  end: Instant,
  seats: z.int().positive(),
  hours: z.number().positive().meta({ description: "Elapsed hours times seats." }),
  cost: z.number().nonnegative(),
  isAgreed: z.literal(true).optional().meta({ description: "Only on blocks that were agreed on before this plan." }),
});
export type OverflowBlock = z.infer<typeof OverflowBlock>;

/** A stretch of one's own roster. */
export const OwnShift = z.strictObject({
  team: Id,
  start: Instant,
  end: Instant,
  heads: z.int().positive(),
  hours: z.number().positive(),
  cost: z.number().nonnegative(),
});
export type OwnShift = z.infer<typeof OwnShift>;

/** Staffing of one queue by interval of the grid. `required`, `own`, `overflow` and `gap` are heads: people rostered, shrinkage included. */
export const QueueStaffing = z.strictObject({
  queue: Id,
  model: z.enum(["erlang-c", "patience", "workload"]).meta({
    description: "What the agents were found by: one of the two models of a line, or the workload of deferred work.",
  }),
  agents: z
    .array(z.int().nonnegative())
    .meta({ description: "Agents needed at the same time, shrinkage taken off; 0 when closed." }),
  required: z.array(z.int().nonnegative()),
  own: z.array(z.int().nonnegative()),
  overflow: z.array(z.int().nonnegative()),
  gap: z.array(z.int().nonnegative()),
  serviceLevel: z.array(z.number().min(0).max(1).nullable()).meta({
    description:
      "By the target's definition, expected over all seasons if the agents required are there; null when closed.",
  }),
  occupancy: z.array(z.number().min(0).nullable()),
  expectedServiceLevel: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: "By the target's definition, over the whole plan and all seasons, with the people planned." }),
  expectedAbandonShare: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({
      description:
        "Share of contacts that give up over the whole plan and all seasons, with the people planned. Null where the model " +
        "knows nothing of it: deferred work, Erlang C, no contacts.",
    }),
});
export type QueueStaffing = z.infer<typeof QueueStaffing>;

/** A high point of the coming season that people should know by name. */
export const Peak = z.strictObject({
  trigger: Id.nullable(),
  cause: z.string(),
  likelyDay: z.iso.date(),
  earliestDay: z.iso.date(),
  latestDay: z.iso.date(),
  probability: z.number().min(0).max(1),
  contactsOnTheDay: PathQuantiles,
  normalContacts: z.number(),
  service: z
    .array(
      z.strictObject({
        queue: Id,
        seasons: z.int().positive().meta({ description: "How many of the drawn seasons these figures are over." }),
        exact: z.number().min(0).max(1).nullable().meta({
          description:
            "Expected service level with the people planned, by the exact course of the day; null without contacts.",
        }),
        searched: z.number().min(0).max(1).nullable().meta({
          description: "The same by the model that found the agents, for comparison.",
        }),
        abandonShare: z.number().min(0).max(1).nullable(),
      }),
    )
    .meta({ description: "On the likely day, for each queue whose customers wait on the line and that is open." }),
});
export type Peak = z.infer<typeof Peak>;

/** A plan: complete in itself, so that no later command needs another file. */
export const Plan = z.strictObject({
  contract: z.literal("springtide-plan"),
  version: z.literal(5),
  software: z.string(),
  shop: Shop,
  holidays: ShopHolidays,
  seed: z.int().nonnegative(),
  paths: z.int(),
  history: z.strictObject({
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    daily: z.array(z.strictObject({ queue: Id, contacts: z.array(z.number().nullable()) })),
  }),
  grid: z.strictObject({
    zone: z.string(),
    intervalMinutes: z.int(),
    firstDay: z.iso.date(),
    days: z.int(),
    intervals: z.int(),
  }),
  triggers: z.array(TriggerParameters),
  forecasts: z.array(QueueForecast),
  allQueues: z
    .strictObject(Bands)
    .meta({ description: "All queues together, added up season by season before any quantile is taken." }),
  adjustments: PlanAdjustments.nullable().meta({
    description: "What people changed of the forecast; the forecasts above are as changed. Null where nobody did.",
  }),
  level: z.strictObject({
    readySeasons: z.number().meta({ description: "Share of seasons asked for." }),
    readyShare: z.number().meta({
      description:
        "Share of the drawn seasons in which every week of every queue meets its target with the agents required.",
    }),
    intervalQuantile: z
      .number()
      .meta({ description: "The quantile of each interval that this took; found on whole seasons." }),
  }),
  staffing: z.array(QueueStaffing),
  roster: PlanRoster.nullable().meta({
    description: "Who works when, by name, in the weeks that are rostered so; null where no team has people.",
  }),
  verification: PlanVerification.nullable().meta({
    description: "How the plan was followed exactly on fresh seasons and repaired; null where it was not.",
  }),
  commitments: z.array(Commitment).optional().meta({
    description: "What partners were told and agreed to before this plan; not there where nothing was.",
  }),
  openingBacklog: z.array(PlannedBacklog).optional().meta({
    description:
      "What queues of deferred work open with, and when the plan has cleared it; not there where nobody counted.",
  }),
  decisions: PlanDecisions.nullable().meta({
    description:
      "What to reserve, order, confirm and hire, by which rule and by when; null where nothing is to be decided.",
  }),
  economics: PlanEconomics.nullable().meta({
    description:
      "What the plan costs and what is at stake, two totals that are never added; null where nobody reckoned it.",
  }),
  shifts: z.array(OwnShift).meta({
    description: "Stretches of the weekly rosters of heads; people rostered by name have theirs in the roster.",
  }),
  blocks: z.array(OverflowBlock),
  totals: z.strictObject({
    contacts: PathQuantiles,
    requiredHours: PathQuantiles.meta({ description: "Head-hours that each season would need if it were known." }),
    requiredHoursErlangC: PathQuantiles.meta({
      description:
        "The same as a tool with Erlang C would say: nobody hangs up, each interval alone. Equal to requiredHours where that is the plan's model.",
    }),
    shortHours: PathQuantiles.meta({
      description: "Head-hours beyond the own roster that each season would need if it were known.",
    }),
    ownHours: z.number(),
    overflowHours: z.number(),
    gapHours: z.number(),
    ownCost: z.number(),
    overflowCost: z.number(),
    cost: z.number(),
  }),
  peaks: z.array(Peak),
  worstGaps: z.array(
    z.strictObject({ queue: Id, start: Instant, end: Instant, short: z.int().positive(), shortHours: z.number() }),
  ),
  caveats: z.array(z.string()),
});
export type Plan = z.infer<typeof Plan>;
