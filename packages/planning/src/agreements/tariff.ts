import type { LockTerms } from "./forecast-lock.ts";

/** What a partner counts for its bill. */
export type BillingUnit =
  "scheduled-hours" | "logged-in-hours" | "productive-hours" | "handled-contacts" | "handled-minutes";

/** A price from a quantity on. */
export interface PriceTier {
  readonly from: number;
  readonly price: number;
}

/** What is paid for the work of one period; the count begins anew with the next. */
export interface Tariff {
  readonly unit: BillingUnit;
  /** Ascending, the first from 0. */
  readonly tiers: readonly PriceTier[];
  /** incremental: each unit at the price of its own tier. retroactive: all units at the price of the tier reached. */
  readonly reach: "incremental" | "retroactive";
  /** For each hour of a seat reserved, confirmed or not. */
  readonly reserveFeePerSeatHour: number;
  /** For each hour of a seat that was confirmed and then cancelled. */
  readonly cancelFeePerSeatHour: number;
  /** Billed even if less is used, at the price of the first tier. */
  readonly leastUnits: number;
  /** Share of the pay for work added (or taken off, below 0) when the service of the period lies in a band; the best band that is met counts. */
  readonly service: readonly { readonly atLeast: number; readonly share: number }[];
}

/** What a partner did in one period. */
export interface Delivered {
  readonly units: number;
  readonly reservedSeatHours: number;
  readonly cancelledSeatHours: number;
  /** Service level of the period; null where none is agreed, or penalties are suspended. */
  readonly serviceLevel: number | null;
  /** What the forecast means that the partner staffed by, where one was locked. */
  readonly lock?: LockTerms | undefined;
}
