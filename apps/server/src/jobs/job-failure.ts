import { Refusal } from "@springtide/refusal";
import type { Finding } from "@springtide/refusal";

/** Why a job failed, as it is stored and told. */
export interface JobFailure {
  /** Whole sentences for a reader. */
  readonly reason: string;
  /** What a person can mend; empty where the fault is ours. */
  readonly errors: readonly Finding[];
}

export const LOST_TOO_OFTEN: JobFailure = {
  reason: "The workers that did this went down again and again, so it is given up. The workers' logs say more.",
  errors: [],
};

/** What is told of an error: what a person can mend in its own words, our own faults without inside knowledge. */
export function failureOf(error: unknown): JobFailure {
  if (error instanceof Refusal) return { reason: error.message, errors: error.findings };
  return {
    reason: "Springtide made a mistake at this work. The fault is ours; the log of the server or worker says more.",
    errors: [],
  };
}

/** A failure as it was stored. */
export function storedFailure(stored: unknown): JobFailure | null {
  if (typeof stored !== "object" || stored === null || !("reason" in stored) || typeof stored.reason !== "string")
    return null;
  const errors: readonly unknown[] = "errors" in stored && Array.isArray(stored.errors) ? stored.errors : [];
  return { reason: stored.reason, errors: errors.filter(isFinding) };
}

function isFinding(value: unknown): value is Finding {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    "found" in value &&
    "rule" in value &&
    "remedy" in value
  );
}
