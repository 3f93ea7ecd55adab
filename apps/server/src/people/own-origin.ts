import type { IncomingHttpHeaders } from "node:http";
import { HttpProblem } from "../http/problems.ts";

const READING = ["GET", "HEAD", "OPTIONS"];

/** Whether requests of this method change nothing. */
export function isReading(method: string): boolean {
  return READING.includes(method);
}

/**
 * Refuses a change that a page of another origin has a browser send along with our cookie. Browsers say where a request comes
 * from in Sec-Fetch-Site or Origin, and no page can make them say otherwise.
 * Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Fetch Metadata" and "Verifying Origin".
 * @param publicUrl where people open the product, if it was told
 * @param mustSay whether a request that says neither is refused, as one with a cookie is: every browser says one
 * @throws HttpProblem 403 `foreign-origin`
 */
export function requireOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string | null, mustSay: boolean): void {
  const { origin, "sec-fetch-site": site } = headers;
  if (site !== undefined ? site === "same-origin" : origin === undefined ? !mustSay : isOwn(origin, headers, publicUrl))
    return;
  const detail =
    "This changes something, and does not come from a page of Springtide itself. Programs send a token instead of a cookie.";
  throw new HttpProblem(403, "foreign-origin", "Not allowed", detail);
}

function isOwn(origin: string, { host }: IncomingHttpHeaders, publicUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  return publicUrl === null ? new URL(origin).host === host : origin === new URL(publicUrl).origin;
}
