import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** What a part of finance's page about the newest plan is given. */
export interface PartProps {
  readonly shop: string;
  readonly plan: Plan;
  /** Whether who looks at it may ask for comparisons, and store scenarios. */
  readonly mayAsk: boolean;
  readonly words: Words;
}
