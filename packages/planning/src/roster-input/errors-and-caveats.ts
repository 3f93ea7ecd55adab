import type { Finding } from "@springtide/refusal";

/** What a person can mend in a roster problem: errors make a roster impossible or meaningless, caveats are told beside it. */
export interface RosterFindings {
  readonly errors: Finding[];
  readonly caveats: Finding[];
}
