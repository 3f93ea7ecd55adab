/** Counts of a queue, interval by interval or day by day; NaN where the file does not say. */
export interface AttemptCounts {
  readonly offered: Float64Array;
  readonly handled: Float64Array;
  readonly abandoned: Float64Array;
}

/** Attempts that failed, and how far they are known. */
export interface FailedContacts {
  /** NaN only where the offered contacts are unknown, or where nothing at all is known of failures. */
  readonly failed: Float64Array;
  /** Share of the offered contacts whose failures stand in the file; 0 where there are no such columns. */
  readonly knownShare: number;
}

/**
 * Attempts that failed: the abandoned ones, else offered less handled. Where neither is known, the share that failed elsewhere in the
 * same history stands in for it; a history without any such column says nothing of failures. Cost: rows.
 */
export function failedContacts({ offered, handled, abandoned }: AttemptCounts): FailedContacts {
  const counted = offered.map((count, i) => {
    const gaveUp = abandoned[i] ?? NaN;
    return Number.isNaN(count) || !Number.isNaN(gaveUp) ? gaveUp : Math.max(0, count - (handled[i] ?? NaN));
  });
  let [all, known, failures] = [0, 0, 0];
  offered.forEach((count, i) => {
    if (Number.isNaN(count)) return;
    all += count;
    const failed = counted[i] ?? NaN;
    if (Number.isNaN(failed)) return;
    known += count;
    failures += failed;
  });
  const usual = known > 0 ? failures / known : NaN;
  return {
    failed: counted.map((failed, i) => (Number.isNaN(failed) ? usual * (offered[i] ?? NaN) : failed)),
    knownShare: all > 0 ? known / all : 0,
  };
}
