import { z } from "zod";
import { secondsOf } from "./units.ts";

// What people type for a number, a time or a mix of customers, read the same way by every command.

const NUMBER_RULE = "it must be a number, such as 100 or 12.5";
const WAIT_RULE = "a length of time is a number with or without a unit: 180 (seconds), 180s, 3m or 0.5h";
const SEGMENTS_RULE = "segments are written share:patience, such as 0.23:45,0.6:120,0.17:420";

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const WAIT = /^[+-]?\d+(\.\d+)?[smhdw]?$/;
const SEGMENT = /^\s*(\d+(?:\.\d+)?\s*%?)\s*:\s*(\d+(?:\.\d+)?[smhdw]?)\s*$/;

export const aNumber = z.string().regex(NUMBER, NUMBER_RULE).transform(Number);

/** Read into seconds, not rounded: a handling time of 187.4 s stays one. */
export const aWait = z.string().regex(WAIT, WAIT_RULE).transform(secondsOf);

export const segmentsOfPatience = z
  .string()
  .refine((text) => text.split(",").every((part) => SEGMENT.test(part)), SEGMENTS_RULE)
  .transform((text) => text.split(",").map(segment));

/** "80%" and "0.8" are one share. */
export function fraction(text: string): number {
  return text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
}

function segment(text: string): { share: number; meanSeconds: number } {
  const [, part = "", mean = ""] = SEGMENT.exec(text) ?? [];
  return { share: fraction(part), meanSeconds: secondsOf(mean) };
}
