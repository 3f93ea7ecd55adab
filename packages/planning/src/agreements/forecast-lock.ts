/** A forecast that a partner staffs by, and what came. Volumes are in the unit that the tariff counts. */
export interface LockedForecast {
  /** The volume of the period as it was locked. */
  readonly lockedUnits: number;
  /** What came in the period, whoever handled it. */
  readonly offeredUnits: number;
  /** Share above the locked volume up to which the partner still answers for its service. */
  readonly band: number;
  /** Share of the locked volume that is billed at least. */
  readonly leastShare: number;
}

/** What a locked forecast means for a bill: too much came to be punished for it, or too little to be paid for it alone. */
export interface LockTerms {
  /** Whether nothing is taken off for bad service: more came than the band above the locked volume. */
  readonly arePenaltiesSuspended: boolean;
  /** Billed at least, in units. */
  readonly leastUnits: number;
}

/** Holds what came against the locked forecast. The band's own edge is still within it. */
export function lockTerms({ lockedUnits, offeredUnits, band, leastShare }: LockedForecast): LockTerms {
  return {
    arePenaltiesSuspended: offeredUnits > lockedUnits * (1 + band),
    leastUnits: lockedUnits * leastShare,
  };
}
