import { z } from "zod";
import { Day, Id } from "./units.ts";

const about = { id: Id, source: z.string().min(1).meta({ description: "Where the rule stands: law and article." }) };

/** A key that says which rule this is. */
function kind<K extends string>(name: K, description: string) {
  return z.literal(name).meta({ description });
}

function hours(most: number, description: string) {
  return z.number().positive().max(most).meta({ description });
}

const BreakStep = z.strictObject({
  moreThanHours: z.number().nonnegative().meta({ description: "From more than so many hours of work in a shift." }),
  minutes: z.number().positive().meta({ description: "Minutes of break that such a shift needs in all." }),
});

/** One rule of working time; which numbers it has hangs on its kind. */
export const LabourRuleTerms = z.discriminatedUnion("kind", [
  z.strictObject({
    ...about,
    kind: kind("daily-rest", "Rest between two shifts."),
    hours: hours(24, "Hours in a row, as they pass."),
  }),
  z.strictObject({
    ...about,
    kind: kind("weekly-rest", "One long rest in every week from Monday to Sunday."),
    hours: hours(168, "Hours in a row, as they pass."),
  }),
  z.strictObject({
    ...about,
    kind: kind("breaks", "Breaks within a shift."),
    steps: z.array(BreakStep).min(1).meta({ description: "Minutes of break by hours of work." }),
    leastPartMinutes: z
      .number()
      .nonnegative()
      .default(0)
      .meta({ description: "Parts shorter than so many minutes do not count." }),
    longestStretchHours: hours(24, "Nobody works longer than that without a break that counts.").optional(),
  }),
  z.strictObject({
    ...about,
    kind: kind("longest-day", "Most work in one shift."),
    hours: hours(24, "Hours of work, breaks taken off."),
  }),
  z.strictObject({
    ...about,
    kind: kind("longest-week", "Most work in a week, on average over some weeks."),
    hours: hours(168, "Hours of work a week, breaks taken off."),
    weeks: z.int().min(1).max(52).default(1).meta({ description: "Weeks in a row that the average is taken over." }),
  }),
  z.strictObject({
    ...about,
    kind: kind("free-sundays-a-year", "Sundays a year on which nobody works."),
    sundays: z.int().min(1).max(52).meta({ description: "Free Sundays in every calendar year." }),
  }),
  z.strictObject({
    ...about,
    kind: kind("one-free-sunday-in", "A free Sunday in every so many weeks."),
    weeks: z.int().min(2).max(52).meta({ description: "Weeks in a row, one of whose Sundays is free." }),
  }),
  z.strictObject({
    ...about,
    kind: kind("substitute-rest", "A free weekday for each Sunday or holiday worked."),
    on: z.enum(["sunday", "holiday"]).meta({ description: "Which days worked are owed a free one." }),
    withinDays: z
      .int()
      .min(2)
      .max(200)
      .meta({ description: "The free day lies with the day worked in a stretch of so many days." }),
  }),
]);
export type LabourRuleTerms = z.infer<typeof LabourRuleTerms>;

/** The rules of working time of one country, from a day on. */
export const LabourRules = z
  .strictObject({
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "a country is two capital letters, such as DE")
      .meta({
        description: "Whose rules they are (ISO 3166).",
      }),
    name: z.string().min(1).meta({ description: "What people call them." }),
    from: Day.meta({ description: "The day from which the rules stand so." }),
    note: z.string().optional().meta({ description: "What a reader should know about them." }),
    rules: z.array(LabourRuleTerms).min(1).meta({ description: "The rules, each with its source." }),
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
