/** Places behind the point to which quantities are told. */
const QUANTITY_PLACES = 6;

/**
 * Whole cents of a quantity, told to a millionth, at an exact decimal price, half a cent away from zero: multiplied as whole numbers, as 1.005 has no
 * exact binary form.
 * @param price such as 21.5 or -0.05
 */
export function exactCents(quantity: number, price: string): number {
  const [whole = "0", places = ""] = price.split(".");
  const product = BigInt(Math.round(quantity * 10 ** QUANTITY_PLACES)) * BigInt(whole + places);
  // A unit of the product is this part of a cent.
  const scale = 10n ** BigInt(QUANTITY_PLACES + places.length - 2);
  const rounded = ((product < 0n ? -product : product) * 2n + scale) / (2n * scale);
  return rounded === 0n ? 0 : Number(product < 0n ? -rounded : rounded);
}
