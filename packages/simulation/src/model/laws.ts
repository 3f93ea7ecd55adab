/**
 * How long an agent works on a contact, talk and wrap-up together.
 * exponential and log-normal by their mean; `cv` is the standard deviation over the mean; fixed: always the same.
 */
export type HandlingLaw =
  | { readonly kind: "exponential"; readonly meanSeconds: number }
  | { readonly kind: "log-normal"; readonly meanSeconds: number; readonly cv: number }
  | { readonly kind: "fixed"; readonly seconds: number };

/** A group of customers: its share of all contacts and its mean patience, exponential within the group. */
export interface PatienceGroup {
  readonly share: number;
  readonly meanSeconds: number;
}

/** How long customers wait before they give up: for ever, at a constant rate, by groups, or with a piecewise constant hazard. */
export type WaitingLaw =
  | { readonly kind: "endless" }
  | { readonly kind: "exponential"; readonly meanSeconds: number }
  | { readonly kind: "segments"; readonly segments: readonly PatienceGroup[] }
  | { readonly kind: "hazard"; readonly pieces: readonly HazardStretch[] };

/** From `fromSeconds` of waiting on (until the next piece), customers hang up at so many per second of waiting. */
export interface HazardStretch {
  readonly fromSeconds: number;
  readonly perSecond: number;
}

/** How long a customer stays away before the next attempt: exponential with this mean, or always this long. */
export interface ReturnDelay {
  readonly kind: "exponential" | "fixed";
  readonly meanSeconds: number;
}
