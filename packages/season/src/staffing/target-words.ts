import type { StaffingStep } from "@springtide/contracts";
import { amount, percent, points, wait } from "./staffing-figures.ts";

type TargetStep = Extract<StaffingStep, { kind: "target" }>;
type TargetName = TargetStep["target"];

/** What each target is called in a sentence. */
export const TARGET_NAMES: Readonly<Record<TargetName, string>> = {
  serviceLevel: "the service level",
  waitPercentile: "the percentile of the wait",
  maxAsaSeconds: "the mean wait (ASA)",
  maxWaitProbability: "the share that waits",
  maxAbandonProbability: "the share that gives up",
  maxOccupancy: "the occupancy",
};

/** What the share of each service level is taken of (docs/glossary.md). */
const SHARE_OF: Readonly<Record<NonNullable<TargetStep["definition"]>, string>> = {
  slOffered: "of all contacts offered answered",
  slAnswered: "of the contacts answered, answered",
  slExclShort: "of all contacts but short abandons answered",
  slAbandonGood: "of all contacts answered or given up",
  slVirtual: "of all contacts with an offered wait",
};

/** A margin of less than this part of the limit is none. */
const JUST_MET = 1e-6;

/** One target, what is reached, and the margin: "at least 80 % of all contacts offered answered within 20 s: 88.8 %, 8.8 points to spare." */
export function targetSentence(step: TargetStep): string {
  const { limit, reached, margin, isMet, binds } = step;
  const inSeconds = step.target === "maxAsaSeconds";
  const value = reached === null ? "without bound" : inSeconds ? `${amount(reached)} s` : percent(reached);
  const gap = margin === null ? "" : inSeconds ? `${amount(Math.abs(margin))} s` : `${points(Math.abs(margin))} points`;
  const exact = isMet && margin !== null && margin < JUST_MET * limit;
  const verdict = exact ? "just met" : isMet ? `${gap} to spare` : gap === "" ? "missed" : `missed by ${gap}`;
  const decides = binds ? " This target decides." : "";
  const bound = step.bound === "at-least" ? "at least" : "at most";
  return `${bound} ${promise(step, inSeconds ? wait(limit) : percent(limit))}: ${value}, ${verdict}.${decides}`;
}

function promise({ target, definition, withinSeconds }: TargetStep, limit: string): string {
  const within = withinSeconds === null || withinSeconds === 0 ? "at once" : `within ${wait(withinSeconds)}`;
  switch (target) {
    case "serviceLevel":
      return `${limit} ${SHARE_OF[definition ?? "slOffered"]} ${within}`;
    case "waitPercentile":
      return `${limit} of all contacts with an offered wait ${within}`;
    case "maxAsaSeconds":
      return `${limit} of mean wait (ASA)`;
    case "maxWaitProbability":
      return `${limit} of contacts waiting at all`;
    case "maxAbandonProbability":
      return `${limit} of contacts giving up`;
    case "maxOccupancy":
      return `${limit} occupancy`;
  }
}
