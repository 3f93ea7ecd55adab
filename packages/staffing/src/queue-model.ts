import type { Patience } from "./patience/patience.ts";

/**
 * The model by which a queue is judged, chosen by name wherever agents are asked for.
 * erlang-c: nobody hangs up. erlang-a: exponential patience. patience: any law, by the general engine.
 */
export type QueueModel =
  | { readonly kind: "erlang-c" }
  | { readonly kind: "erlang-a"; readonly patienceSeconds: number }
  | { readonly kind: "patience"; readonly patience: Patience };
