import type { ExactDay, Plan } from "@springtide/contracts";
import type {
  AdjustmentTrial,
  Attribution,
  AttributionQuestion,
  AttributionRow,
  DayQuestion,
  IntervalNeed,
  IntervalQuestion,
  MeanIntervals,
  OpenQuestion,
  PlanChange,
  Reweighed,
  ReweighQuestion,
  ShiftQuestion,
  ShiftReasons,
  StepWords,
  TriedDay,
} from "@springtide/season";

/** The requirement of one interval, its steps already in words. */
export interface NeedInWords {
  readonly need: IntervalNeed;
  readonly steps: readonly StepWords[];
}

/** Where contacts come from, already in words. */
export interface AttributionInWords {
  readonly attribution: Attribution;
  readonly rows: readonly AttributionRow[];
}

/** Whose people are meant: those of the plan that was opened, or of the changed one that is kept. */
export type WhichPlan = "opened" | "kept";

/** What the page asks of the worker: first the plan, then one thing after another about it. */
export type ToWorker =
  | { readonly kind: "open"; readonly plan: Plan }
  | { readonly kind: "keep"; readonly plan: Plan }
  | { readonly kind: "change"; readonly change: PlanChange }
  | { readonly kind: "day"; readonly question: DayQuestion; readonly of: WhichPlan }
  | { readonly kind: "need"; readonly question: IntervalQuestion; readonly of: WhichPlan }
  | { readonly kind: "shift"; readonly question: ShiftQuestion; readonly of: WhichPlan }
  | { readonly kind: "open-stretch"; readonly question: OpenQuestion; readonly of: WhichPlan }
  | { readonly kind: "attribution"; readonly question: AttributionQuestion }
  | { readonly kind: "reweigh"; readonly question: ReweighQuestion }
  | { readonly kind: "means" }
  | { readonly kind: "try-adjustments"; readonly trial: AdjustmentTrial; readonly of: WhichPlan };

/** What the worker says; every question is answered once, by its own kind or by `failed`. */
export type FromWorker =
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: "change"; readonly plan: Plan }
  | { readonly kind: "day"; readonly day: ExactDay }
  | { readonly kind: "need"; readonly need: NeedInWords }
  | { readonly kind: "shift"; readonly reasons: ShiftReasons }
  | { readonly kind: "open-stretch"; readonly sentences: readonly string[] }
  | { readonly kind: "attribution"; readonly told: AttributionInWords }
  | { readonly kind: "reweigh"; readonly season: Reweighed }
  | { readonly kind: "means"; readonly queues: readonly MeanIntervals[] }
  | { readonly kind: "try-adjustments"; readonly day: TriedDay }
  | { readonly kind: "failed"; readonly reason: string };
