import type { PathQuantiles, QueueForecast } from "@springtide/contracts";

/** Bands by day, the same whole seasons as examples, and the total. */
export type ReweighedForecast = Pick<QueueForecast, "daily" | "examples" | "total">;

/** Contacts expected in each interval of a day: mean and quantiles over the seasons. */
export interface IntervalBands {
  readonly mean: number[];
  readonly p10: number[];
  readonly p50: number[];
  readonly p90: number[];
}

/** A season's forecast with triggers moved, on the same random numbers as the plan: what nobody moved is the plan's to the last digit. */
export interface Reweighed {
  readonly queues: readonly (ReweighedForecast & { readonly queue: string })[];
  readonly allQueues: ReweighedForecast;
  /** The five busiest days on average, at least a week apart, busiest first. */
  readonly peakDays: readonly { readonly day: string; readonly contacts: PathQuantiles }[];
  /** The day in view; null where none was asked for. */
  readonly day: {
    readonly day: string;
    readonly queues: readonly (IntervalBands & { readonly queue: string })[];
    readonly allQueues: IntervalBands;
  } | null;
  /** Days of the plan on which any queue changed. */
  readonly changedDays: number;
}
