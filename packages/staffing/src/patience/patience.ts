/** A group of customers: its share of all contacts and its mean patience, exponential within the group. */
export interface PatienceSegment {
  readonly share: number;
  readonly meanSeconds: number;
}

/** From `fromSeconds` of waiting on (until the next piece), customers hang up at so many per second of waiting. */
export interface HazardPiece {
  readonly fromSeconds: number;
  readonly perSecond: number;
}

/**
 * How long customers wait before they give up.
 * endless: for ever. exponential: at a constant rate. segments: hyperexponential, a mix of exponential groups; shares
 * sum to 1. hazard: a rate that is constant on pieces, the first from 0, the last without end (announcements make it
 * jump).
 */
export type PatienceLaw =
  | { readonly kind: "endless" }
  | { readonly kind: "exponential"; readonly meanSeconds: number }
  | { readonly kind: "segments"; readonly segments: readonly PatienceSegment[] }
  | { readonly kind: "hazard"; readonly pieces: readonly HazardPiece[] };

/** A law of patience with what stands around it. */
export interface Patience {
  readonly law: PatienceLaw;
  /** Share of contacts that leave at once if they would have to wait at all: [0, 1). None if not given. */
  readonly balkingShare?: number;
  /** Contacts still waiting after so many seconds leave the queue for a partner; nobody does if not given. */
  readonly overflowAfterSeconds?: number;
}
