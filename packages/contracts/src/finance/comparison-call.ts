import { z } from "zod";
import { Id } from "../units.ts";
import { WindowText } from "../weekly-hours.ts";

/** More side by side nobody reads. */
export const MOST_COMPARED = 8;

const withinSeconds = z
  .int()
  .positive()
  .max(10_000_000)
  .optional()
  .meta({ description: "As in the plan if not given." });

/** Questions that finance asks of a plan, each a scenario or some, made from the shop's own triggers, queues, agreements and hours. */
export const FinanceQuestion = z
  .discriminatedUnion("question", [
    z.strictObject({
      question: z.literal("early-season"),
      trigger: Id.optional().meta({ description: "Every trigger of an uncertain date if not given." }),
      days: z.int().min(-120).max(120).default(21).meta({ description: "So many days early; late below 0." }),
    }),
    z.strictObject({
      question: z.literal("service-target"),
      queue: Id.optional().meta({ description: "Every queue whose customers wait on the line if not given." }),
      share: z.number().gt(0).lt(1).default(0.9),
      withinSeconds,
    }),
    z.strictObject({
      question: z.literal("stand-by"),
      agreement: Id.optional().meta({ description: "Every agreement with stand-by if not given." }),
    }),
    z.strictObject({
      question: z.literal("notice"),
      agreement: Id.optional().meta({ description: "The one with the most seats if not given." }),
      days: z.array(z.int().min(0).max(120)).min(1).max(MOST_COMPARED).optional().meta({
        description:
          "Notices of a firm order to choose from; half, double and twice double of the present if not given.",
      }),
    }),
    z.strictObject({
      question: z.literal("open-longer"),
      queue: Id.optional().meta({ description: "The queue with the most contacts that is closed then if not given." }),
      weekday: z.int().min(1).max(7).default(6).meta({ description: "1 is Monday; Saturday if not given." }),
      needsPerHour: z.number().nonnegative().max(100_000).optional().meta({
        description: "Needs that arise in an hour of the window; half of an open day's if not given.",
      }),
      hours: z
        .string()
        .refine((text) => WindowText.safeParse(text).success, "hours are written 18:00-20:00, the later time last")
        .optional()
        .meta({ description: "Hours to open on that day; those that are open on other days if not given." }),
    }),
  ])
  .meta({ description: "A question in words, with what it is asked of." });
export type FinanceQuestion = z.output<typeof FinanceQuestion>;

const common = {
  plan: z.int().positive().optional().meta({ description: "Version of the plan; the newest if not given." }),
  anew: z.boolean().default(false).meta({
    description: "Reckon again what was reckoned already, and tell where it differs.",
  }),
};

/** What is compared: stored scenarios, the first page's seasons and targets, a question in words, or each driver alone. */
export const ComparisonCall = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("scenarios"),
    scenarios: z
      .array(Id)
      .min(1)
      .max(MOST_COMPARED, `at most ${MOST_COMPARED} scenarios stand side by side`)
      .meta({ description: "Ids of stored scenarios, in the order of the columns." }),
    decide: z.boolean().default(false).meta({
      description:
        "Also decide orders, reservations and their rules, extra hours and hires anew in each; takes longer.",
    }),
    ...common,
  }),
  z.strictObject({
    kind: z.literal("overview"),
    target: z
      .strictObject({ share: z.number().gt(0).lt(1), withinSeconds })
      .optional()
      .meta({ description: "Proposed for every queue that waits on the line; ten points more if not given." }),
    ...common,
  }),
  z.strictObject({ kind: z.literal("question"), ask: FinanceQuestion, ...common }),
  z.strictObject({ kind: z.literal("drivers"), ...common }),
]);
export type ComparisonCall = z.output<typeof ComparisonCall>;
