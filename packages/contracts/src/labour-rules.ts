import { z } from "zod";
import { Day, Id } from "./units.ts";

const hours = z.number().positive();
const about = { id: Id, source: z.string().min(1).meta({ description: "Where the rule stands: law and article." }) };

/** One rule of working time; which numbers it has hangs on its kind. */
export const LabourRuleTerms = z.discriminatedUnion("kind", [
  z.strictObject({ ...about, kind: z.literal("daily-rest"), hours: hours.max(24) }),
  z.strictObject({ ...about, kind: z.literal("weekly-rest"), hours: hours.max(168) }),
  z.strictObject({
    ...about,
    kind: z.literal("breaks"),
    steps: z.array(z.strictObject({ moreThanHours: z.number().nonnegative(), minutes: z.number().positive() })).min(1),
    leastPartMinutes: z.number().nonnegative().default(0),
    longestStretchHours: hours.optional(),
  }),
  z.strictObject({ ...about, kind: z.literal("longest-day"), hours: hours.max(24) }),
  z.strictObject({
    ...about,
    kind: z.literal("longest-week"),
    hours: hours.max(168),
    weeks: z.int().min(1).max(52).default(1),
  }),
  z.strictObject({ ...about, kind: z.literal("free-sundays-a-year"), sundays: z.int().min(1).max(52) }),
  z.strictObject({ ...about, kind: z.literal("one-free-sunday-in"), weeks: z.int().min(2).max(52) }),
  z.strictObject({
    ...about,
    kind: z.literal("substitute-rest"),
    on: z.enum(["sunday", "holiday"]),
    withinDays: z.int().min(2).max(200),
  }),
]);
export type LabourRuleTerms = z.infer<typeof LabourRuleTerms>;

/** The rules of working time of one country, from a day on. */
export const LabourRules = z
  .strictObject({
    country: z.string().regex(/^[A-Z]{2}$/, "a country is two capital letters, such as DE"),
    name: z.string().min(1),
    from: Day.meta({ description: "The day from which the rules stand so." }),
    note: z.string().optional(),
    rules: z.array(LabourRuleTerms).min(1),
  })
  .meta({
    description:
      "Rules of working time. A help for planning, no legal advice: check them with whoever answers for them.",
  });
export type LabourRules = z.infer<typeof LabourRules>;

/** Whose rules hold at a site: those of a country that come along, one's own, or none. */
export const LabourRulesChoice = z.union(
  [z.literal("none"), z.string().regex(/^[A-Z]{2}$/), LabourRules],
  "labour rules are none, a country such as DE, or rules of your own: country, name, from and a list of rules",
);
export type LabourRulesChoice = z.infer<typeof LabourRulesChoice>;
