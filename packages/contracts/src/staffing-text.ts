import { z } from "zod";
import { ServiceLevelDefinition } from "./service-target.ts";
import { secondsOf } from "./units.ts";

const NUMBER_RULE = "it must be a number, such as 100 or 12.5";
const WAIT_RULE = "a length of time is a number with or without a unit: 180 (seconds), 180s, 3m or 0.5h";
const SHARE_RULE = "a share is a fraction such as 0.85 or a percentage such as 85%";
const TARGET_RULE = "a share within a time is written 80/20, 80%/20s or 0.8/20";
const SEGMENTS_RULE = "segments are written share:patience, such as 0.23:45,0.6:120,0.17:420";

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const WAIT = /^[+-]?\d+(\.\d+)?[smhdw]?$/;
const SHARE = /^[+-]?\d+(\.\d+)?\s*%?$/;
const SHARE_WITHIN = /^(\d+(?:\.\d+)?)\s*(%?)\s*\/\s*(\d+(?:\.\d+)?[smhdw]?)$/;
const SEGMENT = /^\s*(\d+(?:\.\d+)?\s*%?)\s*:\s*(\d+(?:\.\d+)?[smhdw]?)\s*$/;

const number = z.string().regex(NUMBER, NUMBER_RULE).transform(Number);
/** Not rounded: a handling time of 187.4 s stays one. */
const seconds = z.string().regex(WAIT, WAIT_RULE).transform(secondsOf);
const share = z.string().regex(SHARE, SHARE_RULE).transform(fraction);
const shareWithin = z.string().regex(SHARE_WITHIN, TARGET_RULE).transform(sharedWithin);
const segments = z
  .string()
  .refine((text) => text.split(",").every((part) => SEGMENT.test(part)), SEGMENTS_RULE)
  .transform((text) => text.split(",").map(segment));

/**
 * A question of staffing as people type it, one text for each thing; numbers are read here and held to their bounds by
 * `StaffingRequest`.
 */
export const StaffingText = z.strictObject({
  contacts: number.optional(),
  agents: number.optional(),
  interval: seconds.optional(),
  aht: seconds.optional(),
  target: shareWithin.optional(),
  "sl-definition": ServiceLevelDefinition.optional(),
  "short-abandon": seconds.optional(),
  "max-occupancy": share.optional(),
  "max-asa": seconds.optional(),
  "max-abandon": share.optional(),
  "max-wait-probability": share.optional(),
  percentile: shareWithin.optional(),
  model: z.enum(["erlang-c", "erlang-a", "patience"]).optional(),
  patience: seconds.optional(),
  segments: segments.optional(),
  solve: z.enum(["agents", "service", "volume", "aht"]).optional(),
  shrinkage: share.optional(),
});
export type StaffingText = z.infer<typeof StaffingText>;

function fraction(text: string): number {
  return text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
}

/** Of the 80 in 80/20 nobody doubts that it means per cent; up to 1 a bare number is a fraction. */
function sharedWithin(text: string): { readonly share: number; readonly withinSeconds: number } {
  const [, digits = "", percent = "", within = ""] = SHARE_WITHIN.exec(text) ?? [];
  const value = Number(digits);
  return { share: percent === "%" || value > 1 ? value / 100 : value, withinSeconds: secondsOf(within) };
}

function segment(text: string): { share: number; meanSeconds: number } {
  const [, part = "", mean = ""] = SEGMENT.exec(text) ?? [];
  return { share: fraction(part), meanSeconds: secondsOf(mean) };
}
