import type { CivilDay } from "@springtide/calendar";
import type { WeightedOnset } from "../onset.ts";

/** How advertising works on: what is left of it a day later, and the spend at which it has half of its effect. */
export interface CampaignRule {
  /** Share of yesterday's effect that is left today, 0 to below 1. */
  readonly carryOver: number;
  /** Adstock at which half of the largest effect is reached. */
  readonly halfSpend: number;
  /** Steepness: 1 falls off from the first coin, above 1 it needs a start. */
  readonly steepness: number;
}

const LEAST_RESPONSE = 0.005;

/**
 * Adstock: spend that goes on working, A_t = u_t + carryOver x A_(t-1).
 * Source: Broadbent (1979), Journal of the Market Research Society 21(3).
 * @example adstock([100, 0, 0], 0.5)[2] // => 25
 */
export function adstock(spend: ArrayLike<number>, carryOver: number): Float64Array {
  let stock = 0;
  return Float64Array.from(spend, (today) => (stock = today + carryOver * stock));
}

/**
 * Share of the largest effect that an adstock has, 0 to 1: A^s / (A^s + h^s) (Hill).
 * @example hillSaturation(300, { halfSpend: 100, steepness: 1 }) // => 0.75
 */
export function hillSaturation(
  stock: number,
  { halfSpend, steepness }: Pick<CampaignRule, "halfSpend" | "steepness">,
): number {
  return stock <= 0 ? 0 : 1 / (1 + (halfSpend / stock) ** steepness);
}

/**
 * The days on which a campaign is felt, each weighted by its share of the largest effect (science 13.1): a response that follows the
 * spend day by day rather than a kernel. Days below half a per cent are left out. Each day's effect is its own, so the shape of the
 * response is one day.
 */
export function campaignOnsets(
  spend: readonly { readonly day: CivilDay; readonly amount: number }[],
  rule: CampaignRule,
): readonly WeightedOnset[] {
  const byDay = new Map<CivilDay, number>();
  for (const { day, amount } of spend) byDay.set(day, (byDay.get(day) ?? 0) + amount);
  const felt: WeightedOnset[] = [];
  if (byDay.size === 0) return felt;
  const lastSpend = Math.max(...byDay.keys());
  let stock = 0;
  for (let day = Math.min(...byDay.keys()); ; day++) {
    stock = (byDay.get(day) ?? 0) + rule.carryOver * stock;
    const weight = hillSaturation(stock, rule);
    if (weight >= LEAST_RESPONSE) felt.push({ day, weight });
    else if (day > lastSpend) return felt;
  }
}
