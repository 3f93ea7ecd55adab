import { amountCents } from "./money.ts";

/**
 * An amount shared out in proportion to weights, each part in whole cents and all of them together the amount itself: cents left over go
 * to the largest remainders, of two alike to the first. Everything to the first part where no weight is above 0; nothing without parts.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const cents = amountCents(amount);
  const exact = weights.map((weight, i) => (total > 0 ? (cents * weight) / total : i === 0 ? cents : 0));
  const parts = exact.map(Math.floor);
  let left = cents - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, i) => ({ i, rest: part - Math.floor(part) }))
    .toSorted((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder) {
    if (left <= 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part) => part / 100);
}
