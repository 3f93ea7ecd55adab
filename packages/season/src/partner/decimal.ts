/** Prices have far fewer digits; what lies beyond comes from binary fractions. */
const DIGITS = 12;

/** A price as an exact decimal: 21.5, without the noise that a rate of exchange put into its last places. */
export function decimalOf(price: number): string {
  const told = String(Number(price.toPrecision(DIGITS)));
  return told.includes("e") ? price.toFixed(DIGITS).replace(/\.?0+$/, "") : told;
}
