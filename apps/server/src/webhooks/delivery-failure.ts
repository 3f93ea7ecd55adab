import type { WebhookDeliveryPage } from "@springtide/contracts";

type Failure = NonNullable<WebhookDeliveryPage["deliveries"][number]["failure"]>;

/** Why nothing was answered, as the log of deliveries keeps it: the same whatever is inside, so that who chooses addresses does not learn what answers there. */
export const NOT_ANSWERED = {
  "address-not-allowed": "Its address is not allowed.",
  "no-answer-in-time": "No answer in time.",
  "no-connection": "No connection.",
} as const satisfies Partial<Record<Failure, string>>;

/** An answer that is none of those that take a delivery. */
export function notTaken(status: number): string {
  return `It answered ${status}${isRedirect(status) ? "; redirects are not followed" : ""}.`;
}

/** Why the last attempt of a delivery failed; null where it did not. */
export function failureOf(of: {
  readonly answerStatus: number | null;
  readonly lastError: string | null;
}): Failure | null {
  const { answerStatus, lastError } = of;
  if (lastError === null) return null;
  if (answerStatus !== null) return isRedirect(answerStatus) ? "redirected" : "not-taken";
  if (lastError === NOT_ANSWERED["address-not-allowed"]) return "address-not-allowed";
  return lastError === NOT_ANSWERED["no-answer-in-time"] ? "no-answer-in-time" : "no-connection";
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
