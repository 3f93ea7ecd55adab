import type { Plan } from "@springtide/contracts";

/** What the worker says. */
export type FromWorker =
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "failed"; readonly reason: string };
