import type { SkillMixAnswer } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";

/** What the thread that mixes skills tells the server. */
export type SkillNews =
  | { readonly kind: "mixed"; readonly answer: SkillMixAnswer }
  | { readonly kind: "refused"; readonly findings: readonly Finding[]; readonly total: number };
