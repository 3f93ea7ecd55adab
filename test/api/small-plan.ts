import type { Plan } from "@springtide/contracts";
import type { PlanInputs } from "@springtide/store";

/** A plan that keeps to the contract and says nothing: one closed day. */
export function smallPlan({ shop, holidays }: Pick<PlanInputs, "shop" | "holidays"> & Partial<PlanInputs>): Plan {
  const nothing = { mean: 0, p10: 0, p50: 0, p90: 0 };
  return {
    contract: "springtide-plan",
    version: 5,
    software: "test",
    shop,
    holidays,
    seed: 1,
    paths: 20,
    history: { firstDay: "2026-06-01", lastDay: "2026-06-02", daily: [] },
    grid: { zone: shop.zone, intervalMinutes: 15, firstDay: "2026-06-03", days: 1, intervals: 96 },
    triggers: [],
    forecasts: [],
    adjustments: null,
    allQueues: { daily: { mean: [], p10: [], p50: [], p90: [] }, examples: [] },
    level: { readySeasons: 0.8, readyShare: 1, intervalQuantile: 0.5 },
    staffing: [],
    roster: null,
    verification: null,
    decisions: null,
    economics: null,
    shifts: [],
    blocks: [],
    totals: {
      contacts: nothing,
      requiredHours: nothing,
      requiredHoursErlangC: nothing,
      shortHours: nothing,
      ownHours: 0,
      overflowHours: 0,
      gapHours: 0,
      ownCost: 0,
      overflowCost: 0,
      cost: 0,
    },
    peaks: [],
    worstGaps: [],
    caveats: [],
  };
}
