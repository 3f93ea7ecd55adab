import { z } from "zod";
import { Id } from "../units.ts";

/** A figure that another reckoning of the same question gave otherwise. */
export const DifferingFigure = z.strictObject({
  scenario: Id.meta({ description: "An outcome, or a driver." }),
  figure: z.string().meta({
    description:
      "ledger, season, seasonP90, atStake, lost, requiredHours, contacts, decidedLedger, decidedAtStake; of an answer moreLedger, moreAtStake, earned; of a driver lowLedger, highLedger, lowAtStake, highAtStake; of a budget budgetTotal, budgetHeld.",
  }),
  before: z.number().nullable(),
  now: z.number().nullable(),
});
export type DifferingFigure = z.infer<typeof DifferingFigure>;

/** What figures hang on that is not as it was. */
export const ChangedBasis = z.strictObject({
  part: z.enum(["plan", "data", "seed", "paths", "software", "scenario"]),
  scenario: Id.nullable().meta({ description: "Whose revision it is; null for all else." }),
  before: z.string(),
  now: z.string(),
});
export type ChangedBasis = z.infer<typeof ChangedBasis>;

/** What the figures of a file hang on: the same basis gives the same figures. */
export const ReckonedOn = z.strictObject({
  plan: z.string().meta({ description: "Hash of the plan file." }),
  data: z.string().meta({ description: "Hash of the shop, its history and its holidays in the plan." }),
  seed: z.int().nonnegative(),
  paths: z.int().positive(),
  software: z.string(),
});
export type ReckonedOn = z.infer<typeof ReckonedOn>;

/** Figures beside those of an earlier file of the same question. */
export const SinceFile = z.strictObject({
  changed: z.array(ChangedBasis).meta({ description: "What figures hang on and is not as it was." }),
  differs: z.array(DifferingFigure).meta({ description: "Empty where all is the same to the cent." }),
});
export type SinceFile = z.infer<typeof SinceFile>;
