import type { Finding } from "@springtide/refusal";

/** What a thread that computes tells whoever gave it its work. */
export type ThreadNews =
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: "done"; readonly json: string }
  | { readonly kind: "refused"; readonly findings: readonly Finding[]; readonly total: number };
