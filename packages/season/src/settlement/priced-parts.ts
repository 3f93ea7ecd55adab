import type { Tariff } from "@springtide/planning/terms";
import { decimalOf } from "../partner/decimal.ts";
import { exactCents } from "./exact-cents.ts";

/** A quantity at one price, rounded to cents once. */
export interface PricedPart {
  readonly quantity: number;
  readonly price: string;
  readonly cents: number;
}

/** Sums of hours that should be whole are off by less. */
const NOTHING = 1e-9;

/**
 * What the next units of a period cost, after those counted before: each at the price of its own tier, or all at the price of the tier that the
 * whole period has reached.
 * @param reached units of the period in all, which decide where prices are retroactive
 */
export function pricedParts(
  { tiers, reach }: Pick<Tariff, "tiers" | "reach">,
  { before, units, reached }: { readonly before: number; readonly units: number; readonly reached: number },
): PricedPart[] {
  if (units <= NOTHING) return [];
  if (reach === "retroactive") return [pricedPart(units, priceAt({ tiers }, reached))];
  return tiers.flatMap(({ from, price }, i) => {
    const until = tiers[i + 1]?.from ?? Infinity;
    const quantity = Math.min(before + units, until) - Math.max(before, from);
    return quantity > NOTHING ? [pricedPart(quantity, price)] : [];
  });
}

/** The price of the tier that so many units have reached. */
export function priceAt({ tiers }: Pick<Tariff, "tiers">, units: number): number {
  return (tiers.findLast(({ from }) => units > from) ?? tiers[0])?.price ?? 0;
}

/** One line: a quantity at a price. */
export function pricedPart(quantity: number, price: number): PricedPart {
  const told = { quantity: withoutNoise(quantity), price: decimalOf(price) };
  // A difference of two prices has noise in its last places: what is told is what is reckoned with.
  return { ...told, cents: exactCents(told.quantity, told.price) };
}

/** Quantities are told to a millionth, and priced as told. */
export function withoutNoise(quantity: number): number {
  return Math.round(quantity * 1e6) / 1e6;
}
