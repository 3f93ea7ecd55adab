import type { SeasonSpread } from "@springtide/contracts";
import { pathQuantiles, roundMoney, worstMean } from "@springtide/planning";

/** Money of whole seasons over the seasons drawn: quantiles, and the mean of the worst tenth, in cents. Zeros where none is drawn. */
export function spreadOf(values: Float64Array): SeasonSpread {
  if (values.length === 0) return { mean: 0, p10: 0, p50: 0, p90: 0, worstTenth: 0 };
  const { mean, p10, p50, p90 } = pathQuantiles(values);
  const worstTenth = worstMean(values, 0.9);
  return {
    ...{ mean: roundMoney(mean), p10: roundMoney(p10), p50: roundMoney(p50), p90: roundMoney(p90) },
    worstTenth: roundMoney(worstTenth),
  };
}
