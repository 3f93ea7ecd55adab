import { z } from "zod";
import { ServiceLevelDefinition } from "./service-target.ts";
import { aNumber, aWait, fraction, segmentsOfPatience } from "./typed-text.ts";
import { secondsOf } from "./units.ts";

const SHARE_RULE = "a share is a fraction such as 0.85 or a percentage such as 85%";
const TARGET_RULE = "a share within a time is written 80/20, 80%/20s or 0.8/20";

const SHARE = /^[+-]?\d+(\.\d+)?\s*%?$/;
const SHARE_WITHIN = /^(\d+(?:\.\d+)?)\s*(%?)\s*\/\s*(\d+(?:\.\d+)?[smhdw]?)$/;

const share = z.string().regex(SHARE, SHARE_RULE).transform(fraction);
const shareWithin = z.string().regex(SHARE_WITHIN, TARGET_RULE).transform(sharedWithin);

/**
 * A question of staffing as people type it, one text for each thing; numbers are read here and held to their bounds by
 * `StaffingRequest`.
 */
export const StaffingText = z.strictObject({
  contacts: aNumber.optional(),
  agents: aNumber.optional(),
  interval: aWait.optional(),
  aht: aWait.optional(),
  target: shareWithin.optional(),
  "sl-definition": ServiceLevelDefinition.optional(),
  "short-abandon": aWait.optional(),
  "max-occupancy": share.optional(),
  "max-asa": aWait.optional(),
  "max-abandon": share.optional(),
  "max-wait-probability": share.optional(),
  percentile: shareWithin.optional(),
  model: z.enum(["erlang-c", "erlang-a", "patience"]).optional(),
  patience: aWait.optional(),
  segments: segmentsOfPatience.optional(),
  solve: z.enum(["agents", "service", "volume", "aht"]).optional(),
  shrinkage: share.optional(),
});
export type StaffingText = z.infer<typeof StaffingText>;

/** Of the 80 in 80/20 nobody doubts that it means per cent; up to 1 a bare number is a fraction. */
function sharedWithin(text: string): { readonly share: number; readonly withinSeconds: number } {
  const [, digits = "", percent = "", within = ""] = SHARE_WITHIN.exec(text) ?? [];
  const value = Number(digits);
  return { share: percent === "%" || value > 1 ? value / 100 : value, withinSeconds: secondsOf(within) };
}
