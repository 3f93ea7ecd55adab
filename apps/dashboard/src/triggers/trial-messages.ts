import type { OrderDay, Plan, Trigger, TriggerParameters, WeatherHistory } from "@springtide/contracts";
import type { TrialDates, TriedTriggers } from "@springtide/season";

/** What triggers are tried on. */
export interface TrialGround {
  readonly plan: Plan;
  readonly weather: WeatherHistory;
  readonly orders: readonly (readonly [trigger: string, days: readonly OrderDay[]])[];
}

/** One trigger among those of the shop as they are tried. */
export interface TrialQuestion {
  readonly triggers: readonly Trigger[];
  readonly id: string;
}

/** What the page asks of the worker: first the ground, then one thing after another. */
export type ToTrial =
  | { readonly kind: "open"; readonly ground: TrialGround }
  | { readonly kind: "firings"; readonly question: TrialQuestion }
  | { readonly kind: "dates"; readonly question: TrialQuestion }
  | { readonly kind: "learn"; readonly triggers: readonly Trigger[] };

/** What the worker says; every question is answered once, by its own kind or by `failed`. */
export type FromTrial =
  | { readonly kind: "firings"; readonly past: TriggerParameters["pastOnsets"] | null }
  | { readonly kind: "dates"; readonly dates: TrialDates }
  | { readonly kind: "learned"; readonly tried: TriedTriggers }
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: "failed"; readonly reason: string };
