import type { Plan } from "@springtide/contracts";
import type { Change } from "./change.ts";

/** What the page asks of the worker: first the plan, then changes of it. */
export type ToWorker =
  { readonly kind: "open"; readonly plan: Plan } | { readonly kind: "change"; readonly change: Change };

/** What the worker says. */
export type FromWorker =
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "failed"; readonly reason: string };
