import type { Agreement } from "@springtide/contracts";
import type { Tariff } from "@springtide/planning";

/** What an agreement's work and fees cost, in the shop's currency: the rate agreed on is applied to every price. */
export function tariffOf({ tariff, currency, standBy, cancel }: Agreement): Tariff {
  const rate = currency?.rate ?? 1;
  return {
    unit: tariff.unit,
    tiers: tariff.tiers.map(({ from, price }) => ({ from, price: price * rate })),
    reach: tariff.reach,
    reserveFeePerSeatHour: standBy?.feePerSeatHour ?? 0,
    cancelFeePerSeatHour: cancel?.feePerSeatHour ?? 0,
    leastUnits: tariff.leastUnits,
    service: tariff.service,
  };
}
