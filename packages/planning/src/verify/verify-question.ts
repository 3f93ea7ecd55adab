/** A queue's time that can be followed by itself, cut into cells whose people change together. */
export interface VerifiedStretch {
  /** Index of the queue. */
  readonly queue: number;
  /** Intervals of the grid in each cell, in order of time: one where customers wait on the line, an open day where work waits in a pile. */
  readonly cells: readonly Int32Array[];
  /** Any label that is equal within a week, by cell. */
  readonly weekOfCell: Int32Array;
}

/** What people give a stretch in contacts, season by season: [season * cells + cell]. */
export interface StretchService {
  /** Contacts that the target's definition counts. */
  readonly counted: Float64Array;
  /** Those of them served as promised. */
  readonly kept: Float64Array;
}

/** What a queue promises, and whether the tables of its model may be found too careful. */
export interface VerifiedQueue {
  /** Share of each week's contacts, in the share of seasons asked for. */
  readonly share: number;
  /** Whether heads are taken off where exact figures say that they are not needed. */
  readonly mayLower: boolean;
  /** Least heads above these that put one agent more to work. */
  headsForOneMore(heads: number): number;
}

/** How far verifying goes. It ends by these and never by the clock, so that the same input gives the same answer. */
export interface VerifyLimits {
  /** Times that the plan is made anew, at most. */
  readonly rounds: number;
  /** Stretches followed with other heads in one round, at most. */
  readonly trials: number;
  /** Service levels that differ by less than this agree. */
  readonly tolerance: number;
}

/** A plan to be verified: how it is made from a requirement, and how what it gives is found. */
export interface VerifyQuestion<Planned> {
  readonly queues: readonly VerifiedQueue[];
  readonly stretches: readonly VerifiedStretch[];
  readonly seasons: number;
  /** Share of the seasons in which a week's target is to be kept. */
  readonly readySeasons: number;
  /** Heads required by queue and interval, as the tables have them. */
  readonly required: readonly Uint16Array[];
  /** Makes the plan for a requirement; it may leave heads missing. */
  plan(required: readonly Uint16Array[]): Planned;
  /** Heads that are there in a plan, by queue and interval. */
  headsOf(planned: Planned): readonly Uint16Array[];
  costOf(planned: Planned): number;
  /** Service of a stretch by the exact law with these heads of its queue, by interval of the grid; asked often with the same. */
  evaluate(stretch: number, heads: Uint16Array): StretchService;
  /** Service level that the tables promise with these heads, over all seasons, by cell; 1 where no contacts are expected. */
  promise(stretch: number, heads: Uint16Array): Float64Array;
  readonly limits: VerifyLimits;
}

/** One round: what was found, what was asked for, and what the plan made for it gives. */
export interface VerifyRound {
  /** Cells whose exact service level differs from what the tables promise by more than the tolerance. */
  readonly deviating: number;
  /** Cells whose heads required were raised and lowered. */
  readonly raised: number;
  readonly lowered: number;
  /** Heads added and taken off, summed over intervals. */
  readonly headsAdded: number;
  readonly headsRemoved: number;
  /** Contacts a season short of the promise (see `Promises`), before and after; equal where nothing was changed. */
  readonly missedBefore: number;
  readonly missedAfter: number;
  readonly cost: number;
}

/** What a plan gives by cell of each stretch. */
export interface Verified {
  readonly services: readonly StretchService[];
  /** Service level that the tables promise, by cell, as they stand after the rounds before. */
  readonly promised: readonly Float64Array[];
}

/** The best plan seen, and how it was found. */
export interface VerifyAnswer<Planned> {
  readonly planned: Planned;
  readonly required: readonly Uint16Array[];
  /** 0 for the plan as first made, k for that of the k-th round. */
  readonly keptRound: number;
  readonly rounds: readonly VerifyRound[];
  readonly missedBefore: number;
  readonly missedAfter: number;
  /** The plan as first made and the one kept. */
  readonly first: Verified;
  readonly last: Verified;
  /** Cells of the plan kept that still differ from the tables as updated. */
  readonly deviating: readonly { readonly stretch: number; readonly cell: number; readonly difference: number }[];
}
