/**
 * A few units in the last place: 1.005 has no exact binary form and falls just short of its half cent, which its
 * writer meant. Never so much that it would make a cent of what is far from half of one.
 */
const HALF_GUARD = 2 ** -50;
const MOST_GUARD_CENTS = 0.01;

/** Whole cents of an amount, half a cent away from zero. Amounts up to 10^13. */
export function amountCents(amount: number): number {
  const exact = Math.abs(amount) * 100;
  const cents = Math.floor(exact + Math.min(exact * HALF_GUARD, MOST_GUARD_CENTS) + 0.5);
  return amount < 0 && cents > 0 ? -cents : cents;
}

/** An amount rounded to cents, half away from zero: once for each line of a bill, never before. */
export function roundMoney(amount: number): number {
  return amountCents(amount) / 100;
}

/** The sum of lines, each rounded by itself, so that a bill adds up to the cent for whoever checks it. */
export function totalOfLines(amounts: Iterable<number>): number {
  let cents = 0;
  for (const amount of amounts) cents += amountCents(amount);
  return cents / 100;
}

/** The line of one overflow block: seats for some elapsed seconds at a price per seat and hour. */
export function blockCost(block: { seconds: number; seats: number; pricePerHour: number }): number {
  return roundMoney((block.seconds * block.seats * block.pricePerHour) / 3600);
}

/** The line of one shift of one's own people: heads for some elapsed seconds at a cost per head and hour. */
export function shiftCost(shift: { seconds: number; heads: number; costPerHour: number }): number {
  return roundMoney((shift.seconds * shift.heads * shift.costPerHour) / 3600);
}
