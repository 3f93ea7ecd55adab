import { z } from "zod";
import { Id } from "./units.ts";

/** What is published in versions: plans, forecasts of a queue, and scenarios beside a plan. */
export const PublishedKind = z.enum(["plan", "forecast", "scenario"]);
export type PublishedKind = z.infer<typeof PublishedKind>;

/** A version that was published: who, when, why, and from what; it never changes again. */
export const Publication = z.strictObject({
  kind: PublishedKind,
  shop: Id,
  version: z.int().positive(),
  at: z.iso.datetime(),
  person: z.int().positive().nullable(),
  pseudonym: z.string(),
  why: z.string(),
  inputsHash: z
    .string()
    .meta({ description: "Names all that it was computed from; of scenarios, that of their plan." }),
  software: z.string().meta({ description: "Version that computed it." }),
  seed: z.int().nonnegative().meta({ description: "With the same inputs, software and seed it comes out the same." }),
  sha256: z.string().meta({ description: "Of the document, word for word." }),
  acknowledged: z.array(z.strictObject({ person: z.int().positive(), pseudonym: z.string(), at: z.iso.datetime() })),
});
export type Publication = z.infer<typeof Publication>;

/** Seats that one of two versions decides on and the other does not, or in another number. */
export const DecisionDifference = z.strictObject({
  agreement: Id,
  step: z.enum(["order", "reserve"]),
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }),
  before: z.int().nonnegative(),
  after: z.int().nonnegative(),
});
export type DecisionDifference = z.infer<typeof DecisionDifference>;
