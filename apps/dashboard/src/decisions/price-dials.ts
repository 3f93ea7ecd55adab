import type { LedgerLine, Plan, PlanEconomics } from "@springtide/contracts";
import type { PriceChange } from "@springtide/season";
import type { Words } from "../words/words.ts";

/** A price that can be moved without a new plan. */
export interface PriceDial {
  readonly key: string;
  readonly kind: "customer" | "seat-hour" | "stand-by";
  /** Id of the agreement; "" of what a customer is worth. */
  readonly agreement: string;
  readonly name: string;
  readonly stored: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
}

/** Values of dials that were moved, by key. */
export type MovedPrices = ReadonlyMap<string, number>;

/** The prices that a plan's money hangs on: a customer's margin where the shop gives one, seats and stand-by that are paid for. */
export function priceDials(
  { shop }: Pick<Plan, "shop">,
  { basis }: Pick<PlanEconomics, "basis">,
  { say }: Pick<Words, "say">,
): readonly PriceDial[] {
  const dial = (kind: PriceDial["kind"], agreement: string, name: string, stored: number): PriceDial => ({
    key: `${kind} ${agreement}`,
    kind,
    agreement,
    name,
    stored,
    range: rangeAround(stored),
  });
  const ofCustomers =
    basis.customerValue === null
      ? []
      : [dial("customer", "", say("decisions.price.margin"), basis.customerValue.marginAYear)];
  const ofPartners = shop.agreements.flatMap(({ id, partner, standBy }) => {
    const work = meanPrice(basis.lines, "partner-work", id);
    const isHeld = basis.lines.some(({ kind, subject }) => kind === "stand-by" && subject === id);
    return [
      ...(work === null ? [] : [dial("seat-hour", id, say("decisions.price.seat-hour", { partner }), work)]),
      ...(standBy === null || !isHeld
        ? []
        : [dial("stand-by", id, say("decisions.price.stand-by", { partner }), standBy.feePerSeatHour)]),
    ];
  });
  return [...ofCustomers, ...ofPartners];
}

/** The change that the moved dials ask for. */
export function priceChange(
  dials: readonly PriceDial[],
  moved: MovedPrices,
  { basis }: Pick<PlanEconomics, "basis">,
): PriceChange {
  const moves = dials.flatMap(({ key, kind, agreement, stored }) => {
    const value = moved.get(key) ?? stored;
    return value === stored ? [] : [{ kind, agreement, value }];
  });
  const byAgreement = (kind: PriceDial["kind"]): Record<string, number> =>
    Object.fromEntries(moves.filter((move) => move.kind === kind).map(({ agreement, value }) => [agreement, value]));
  const margin = moves.find(({ kind }) => kind === "customer");
  return {
    seatHourPrice: byAgreement("seat-hour"),
    standByFee: byAgreement("stand-by"),
    ...(margin === undefined || basis.customerValue === null
      ? {}
      : { customerValue: { ...basis.customerValue, marginAYear: margin.value } }),
  };
}

/** What an hour of a kind costs on average; of the cover where it buys any, else of the rules; null where none is bought. */
function meanPrice(lines: readonly LedgerLine[], kind: LedgerLine["kind"], subject: string): number | null {
  for (const answer of ["cover", "rule"] as const) {
    const alike = lines.filter((line) => line.kind === kind && line.subject === subject && line.answer === answer);
    const units = alike.reduce((sum, line) => sum + line.units, 0);
    if (units > 0) return Math.round((100 * alike.reduce((sum, { amount }) => sum + amount, 0)) / units) / 100;
  }
  return null;
}

/** From nothing to two and a half times a value, in about fifty round steps; to ten for what costs nothing now. */
function rangeAround(stored: number): PriceDial["range"] {
  if (stored <= 0) return { min: 0, max: 10, step: 0.5 };
  const wanted = stored / 20;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = Math.max(0.01, power * ([1, 2, 5].find((times) => times * power >= wanted) ?? 10));
  return { min: 0, max: Math.ceil((2.5 * stored) / step) * step, step };
}
