/** Hours and what they cost. */
export interface PaidHours {
  readonly hours: number;
  readonly amount: number;
}

/** Hours by who works them. */
export type Hours = ReadonlyMap<string, PaidHours>;

export function hoursOf(hours: Hours): number {
  return [...hours.values()].reduce((sum, paid) => sum + paid.hours, 0);
}

export function costOf(hours: Hours): number {
  return [...hours.values()].reduce((sum, { amount }) => sum + amount, 0);
}

/** All of several together. */
export function together(all: readonly Hours[]): Map<string, PaidHours> {
  const sums = new Map<string, PaidHours>();
  for (const hours of all)
    for (const [who, paid] of hours) {
      const known = sums.get(who) ?? { hours: 0, amount: 0 };
      sums.set(who, { hours: known.hours + paid.hours, amount: known.amount + paid.amount });
    }
  return sums;
}

export function scaled(hours: Hours, factor: number): Hours {
  return new Map([...hours].map(([who, paid]) => [who, { hours: paid.hours * factor, amount: paid.amount * factor }]));
}

/**
 * Hours with so many more, or fewer: fewer of each alike, and none below 0; more as they are composed already, or as the first of the patterns that has
 * any where there are none.
 */
export function moved(hours: Hours, more: number, patterns: readonly Hours[]): Hours {
  const all = hoursOf(hours);
  if (more <= 0) return all > 0 ? scaled(hours, Math.max(0, 1 + more / all)) : hours;
  const like = [hours, ...patterns].find((pattern) => hoursOf(pattern) > 0);
  return like === undefined ? hours : together([hours, scaled(like, more / hoursOf(like))]);
}
