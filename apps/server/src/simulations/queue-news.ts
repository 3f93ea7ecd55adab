import type { SimulationAnswer } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";

/** What the thread that plays a queue out tells the server. */
export type QueueNews =
  | { readonly kind: "played"; readonly answer: SimulationAnswer }
  | { readonly kind: "refused"; readonly findings: readonly Finding[]; readonly total: number };
