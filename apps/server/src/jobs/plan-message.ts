/** What the worker that computes a plan tells the server. */
export type PlanMessage =
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: "planned"; readonly json: string }
  | { readonly kind: "refused"; readonly reason: string };
