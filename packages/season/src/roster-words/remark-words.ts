import type { Finding } from "@springtide/refusal";

/** A caveat on people, contracts and hours as a reader of the plan meets it: without the place in the shop file, which is for whoever mends that. */
export function remarkWords({ found, rule, remedy }: Pick<Finding, "found" | "rule" | "remedy">): string {
  return `${found.charAt(0).toUpperCase()}${found.slice(1)}: ${rule}. ${remedy}`;
}
