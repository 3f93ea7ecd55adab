/** What is asked about: a local day of the plan, such as 2027-04-12, or one interval of it. */
export interface AttributionQuestion {
  readonly day: string;
  /** All queues together if not given. */
  readonly queue?: string;
  /** Index of an interval of that day on the plan's grid; the whole day if not given. */
  readonly interval?: number;
}

/** What makes contacts of a day, in the order in which it works. */
export type Cause =
  | {
      readonly kind:
        | "base"
        | "weekday"
        | "trend"
        | "season"
        | "turn-of-month"
        | "holiday"
        | "closed-day"
        | "level"
        | "weather"
        | "methods"
        | "spread";
    }
  | { readonly kind: "other"; readonly name: string }
  | { readonly kind: "trigger"; readonly id: string }
  | { readonly kind: "adjustment"; readonly id: string };

/** One step from nothing to the forecast. */
export interface AttributionStep {
  readonly cause: Cause;
  /** Contacts that it adds to those of the steps before; below zero: takes away. */
  readonly contacts: number;
  /** By what it multiplies them; null for the first step, and where there was nothing to multiply. */
  readonly factor: number | null;
}

/** The mean contacts of a day or an interval opened into what makes them. */
export interface Attribution {
  readonly day: string;
  readonly interval: number | null;
  readonly queues: readonly string[];
  /** Their contacts add up to the forecast. Steps multiply one after the other: another order would share the contacts out otherwise. */
  readonly steps: readonly AttributionStep[];
  /** Mean over the seasons, before and after adjustments. */
  readonly model: number;
  readonly forecast: number;
}
