import { z } from "zod";
import { Day, Id } from "./units.ts";

const Instant = z.iso.datetime({ offset: true });

/** One shift of a roster as people edit it. Hours and pay follow from it. */
export const DraftShift = z.strictObject({
  id: z.string().min(1).max(120).meta({ description: "Stays with the shift when it is moved or given to somebody." }),
  person: Id,
  team: Id,
  pattern: Id.nullable().meta({ description: "Of which pattern it is; null for a shift of none." }),
  start: Instant,
  end: Instant,
  breaks: z.array(z.strictObject({ start: Instant, end: Instant })).max(12),
  locked: z.boolean().meta({ description: "Whether planning days anew leaves it as it is." }),
});
export type DraftShift = z.infer<typeof DraftShift>;

/** Why somebody lets a rule be broken. */
export const RuleOverride = z.strictObject({
  person: Id,
  rule: z.string().min(1).max(120),
  from: Instant.meta({ description: "When the breach begins, as the check told it." }),
  reason: z.string().trim().min(3, "a reason has three letters at least").max(500),
});
export type RuleOverride = z.infer<typeof RuleOverride>;

const MOST_SHIFTS = 20_000;
const shifts = z.array(DraftShift).max(MOST_SHIFTS);

/** A roster as people edited it, and what it was made from. */
export const RosterDraft = z.strictObject({
  planVersion: z.int().positive().meta({ description: "The plan whose roster it began with." }),
  state: z.enum(["draft", "accepted"]).meta({ description: "Exports take an accepted one in place of the plan's." }),
  shifts,
  overrides: z.array(RuleOverride).max(1000),
});
export type RosterDraft = z.infer<typeof RosterDraft>;

/** The newest version of a shop's edited roster; `draft` is null where nobody edited it. */
export const StoredRosterDraft = z.object({
  draft: RosterDraft.nullable(),
  revision: z.int().nonnegative().meta({ description: "Counts from 1; 0 where there is none." }),
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string().nullable().meta({ description: "Pseudonym of who saved it." }),
  accepted: z
    .object({ revision: z.int().positive(), planVersion: z.int().positive(), savedAt: z.iso.datetime() })
    .nullable()
    .meta({ description: "The newest version that was accepted: exports take it while its plan is the newest." }),
  newestPlan: z.int().positive().nullable().meta({ description: "Version of the shop's newest plan." }),
});
export type StoredRosterDraft = z.infer<typeof StoredRosterDraft>;

/** Days of a roster to be planned anew around what is locked. */
export const ReplanCall = z.strictObject({
  shifts: shifts.meta({ description: "The roster as it is now." }),
  from: Day.meta({ description: "First day planned anew." }),
  to: Day.meta({ description: "Last day planned anew." }),
  teams: z.array(Id).min(1).max(200),
});
export type ReplanCall = z.infer<typeof ReplanCall>;

/** How far planning days anew is, and what comes of it: the whole roster, with what was left as it is. */
export const ReplanProgress = z.discriminatedUnion("state", [
  z.object({ state: z.literal("under-way"), done: z.number(), total: z.number(), label: z.string() }),
  z.object({ state: z.literal("ready"), shifts }),
  z.object({ state: z.literal("failed"), reason: z.string() }),
]);
export type ReplanProgress = z.infer<typeof ReplanProgress>;
