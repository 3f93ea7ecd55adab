import { z } from "zod";
import { Duration, Share } from "./units.ts";

/** A group of customers: its share of all contacts and its mean patience, exponential within the group. */
const PatienceSegment = z.strictObject({ share: z.number().gt(0).max(1), meanSeconds: z.number().positive() });

/** How long customers wait before they give up: one exponential law, or a mix of them whose shares sum to 1. */
export const PatienceLaw = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("exponential"), meanSeconds: z.number().positive() }),
  z.strictObject({ kind: z.literal("segments"), segments: z.array(PatienceSegment).min(1) }),
]);
export type PatienceLaw = z.infer<typeof PatienceLaw>;

/** The patience of a queue's customers. `prior`: nobody gave it, so the survey's stands in until own data replace it. */
export const QueuePatience = z.strictObject({ law: PatienceLaw, basis: z.enum(["given", "prior"]) });
export type QueuePatience = z.infer<typeof QueuePatience>;

/** Groups of customers as written in a shop file. */
export const PatienceSegmentsText = z
  .array(
    z.strictObject({
      share: Share.meta({ description: "Share of this queue's contacts, such as 60%." }),
      mean: Duration.meta({ description: "Mean time customers of this group wait before giving up, such as 2m." }),
    }),
  )
  .min(1)
  .meta({
    description: "Groups of customers who wait for different times; shares add up to 100%. Or patience, not both.",
  });

/** Shares of customers by how much they bear, and their patience in parts of the middle group's. */
const PRIOR_SEGMENTS = [
  { share: 0.6, times: 1 },
  { share: 0.23, times: 0.4 },
  { share: 0.17, times: 2.5 },
] as const;
/** Mean patience of the middle group with which a survey's share of callers has given up after five minutes. */
const PRIOR_PHONE_SECONDS = 745;
/** The same for chat; other channels borrow it. */
const PRIOR_CHAT_SECONDS = 509;

/**
 * The patience that stands in where a queue gives none: 37 % of callers and 48 % of chatters gone after five minutes, in
 * groups of 60, 23 and 17 % (surveys: data/benchmarks). Stated behaviour and our reading of it, not a measurement.
 */
export function priorPatience(channel: string): QueuePatience {
  const middle = channel === "phone" ? PRIOR_PHONE_SECONDS : PRIOR_CHAT_SECONDS;
  const segments = PRIOR_SEGMENTS.map(({ share, times }) => ({
    share,
    meanSeconds: Math.round(middle * times * 10) / 10,
  }));
  return { law: { kind: "segments", segments }, basis: "prior" };
}
