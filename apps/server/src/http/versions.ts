import type { Request } from "express";
import { HttpProblem } from "./problems.ts";

/** The ETag of a version. */
export function tagOf(version: string | number): string {
  return `"${version}"`;
}

/**
 * Holds a change to the version that it was meant for, so that nobody overwrites what they have not seen.
 * @param ifMatch of the call
 * @param present version of what is to be changed
 * @throws HttpProblem 412 `version-stale`, with the present version as its ETag
 */
export function requireVersion(ifMatch: string | null, present: string | number): void {
  if (!namesVersion(ifMatch, present)) throw versionStale(ifMatch, present);
}

/** Whether a change is meant for this version. */
export function namesVersion(ifMatch: string | null, present: string | number): boolean {
  const named = (ifMatch ?? "").split(",").map((tag) => tag.trim());
  return named.includes("*") || named.includes(tagOf(present));
}

/** @param change who changed it and when, as a sentence; empty where nobody knows */
export function versionStale(ifMatch: string | null, present: string | number, change = ""): HttpProblem {
  const detail = [
    `It was changed since it was read: it is ${tagOf(present)} now, not ${ifMatch ?? "unnamed"}.`,
    ...(change === "" ? [] : [change]),
    "Read it again, then decide.",
  ].join(" ");
  return new HttpProblem(412, "version-stale", "Changed meanwhile", detail, [], { ETag: tagOf(present) });
}

/** @throws HttpProblem 428 `version-missing` where a change names no version */
export function versionNamed(request: Request): string {
  const named = request.get("if-match");
  if (named !== undefined) return named;
  const detail =
    "A change says which version it changes: send the ETag of what was read as the header If-Match, so that nothing is overwritten unseen.";
  throw new HttpProblem(428, "version-missing", "Which version?", detail);
}
