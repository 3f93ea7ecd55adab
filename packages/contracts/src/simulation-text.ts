import { z } from "zod";
import { aNumber, aWait, segmentsOfPatience } from "./typed-text.ts";

const PATIENCE_RULE = "patience is a mean time such as 120, 120s or 2m, or none where nobody gives up";
const HANDLING_RULE = "handling times are exponential, fixed, or log-normal with a spread: log-normal:1.2";
const LOG_NORMAL = /^log-normal:(\d+(\.\d+)?)$/;

const patience = z.union([z.literal("none").transform(() => null), aWait], PATIENCE_RULE);
const handling = z
  .string()
  .refine((text) => text === "exponential" || text === "fixed" || LOG_NORMAL.test(text), HANDLING_RULE)
  .transform((text) => {
    const [, cv] = LOG_NORMAL.exec(text) ?? [];
    return cv === undefined ? { kind: text } : { kind: "log-normal", cv: Number(cv) };
  });

/** A queue to play out as people type it; numbers are read here and held to their bounds by `SimulationRequest`. */
export const SimulationText = z.strictObject({
  "arrivals-per-hour": aNumber.optional(),
  aht: aWait.optional(),
  handling: handling.optional(),
  patience: patience.optional(),
  segments: segmentsOfPatience.optional(),
  agents: aNumber.optional(),
  places: aNumber.optional(),
  within: aWait.optional(),
  "short-abandon": aWait.optional(),
  contacts: aNumber.optional(),
  "warm-up": aNumber.optional(),
  seed: aNumber.optional(),
});
export type SimulationText = z.infer<typeof SimulationText>;
