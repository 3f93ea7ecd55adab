import type { SettlementFacts } from "@springtide/season/service";

/** A shop whose partners nothing was locked, typed or disputed with. */
export const NOTHING_SETTLED: SettlementFacts = {
  holidays: { customers: [], bySite: {} },
  ...{ locks: new Map(), typedService: new Map(), disputes: [] },
};
