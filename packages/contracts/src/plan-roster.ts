import { z } from "zod";
import { LabourRules } from "./labour-rules.ts";
import { Id } from "./units.ts";

const Instant = z.iso.datetime({ offset: true });

/** One shift of one person in a plan. */
export const PlannedShift = z.strictObject({
  person: Id,
  team: Id,
  pattern: Id.nullable().meta({ description: "Of which pattern it is; null for a shift published before." }),
  start: Instant,
  end: Instant,
  breaks: z.array(z.strictObject({ start: Instant, end: Instant })),
  hours: z.number().positive().meta({ description: "Hours of work: elapsed, breaks taken off." }),
  paidHours: z.number().positive().meta({ description: "Hours of work, and its breaks where they are paid." }),
});
export type PlannedShift = z.infer<typeof PlannedShift>;

/** A stretch that is wanted and that nobody may be given, and what stands in the way. */
export const OpenShift = z.strictObject({
  queue: Id,
  start: Instant,
  end: Instant,
  heads: z.int().positive(),
  headHours: z.number().positive(),
  because: z
    .array(z.string())
    .meta({ description: "In words: which rule or limit keeps whom from it, the most frequent first." }),
});
export type OpenShift = z.infer<typeof OpenShift>;

/** Who works when, by name, over the weeks of a plan that are rostered; made block by block, each knowing the shifts before it. */
export const PlanRoster = z.strictObject({
  firstDay: z.iso.date(),
  days: z.int().positive(),
  people: z.array(
    z.strictObject({
      person: Id,
      name: z.string(),
      team: Id,
      contract: Id,
      hours: z.number().nonnegative().meta({ description: "Hours of work over all weeks rostered." }),
      paidHours: z.number().nonnegative().meta({
        description: "Week by week: what the contract pays at least, or what was worked where that is more.",
      }),
      cost: z
        .number()
        .nonnegative()
        .meta({ description: "Hours paid at their cost, and premiums of overtime and by the clock." }),
      overtimeHours: z.number().nonnegative(),
      unpopularHours: z.number().nonnegative(),
      wishesKept: z.int().nonnegative(),
      wishes: z.int().nonnegative(),
    }),
  ),
  rules: z
    .array(z.strictObject({ site: Id, rules: LabourRules.nullable() }))
    .meta({ description: "The rules of working time that were kept; null where a site has none." }),
  shifts: z.array(PlannedShift),
  open: z.array(OpenShift),
  conflicts: z
    .array(z.string())
    .meta({ description: "In words: demands that rules and contracts cannot meet together." }),
  remarks: z.array(z.string()).meta({
    description:
      "In words: what stands in the shop file about people and does not fit together, though a roster can be made.",
  }),
  solved: z
    .array(
      z.strictObject({
        site: Id,
        firstDay: z.iso.date(),
        days: z.int().positive(),
        cost: z.number(),
        bound: z.number(),
        gap: z.number(),
        stopped: z.enum(["gap", "work-limit"]),
        work: z.strictObject({ gap: z.number(), rounds: z.int(), nodes: z.int(), seed: z.int() }),
      }),
    )
    .meta({ description: "How each block was solved: with these limits the same plan gives the same roster." }),
});
export type PlanRoster = z.infer<typeof PlanRoster>;
