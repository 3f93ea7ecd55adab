/**
 * A few units in the last place: 1.005 has no exact binary form and falls just short of its half cent, which its
 * writer meant.
 */
const HALF_GUARD = 1 + 2 ** -50;

/** Whole cents of an amount, half a cent away from zero. Amounts up to 10^13. */
export function amountCents(amount: number): number {
  const cents = Math.floor(Math.abs(amount) * 100 * HALF_GUARD + 0.5);
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
