import type { Store } from "@springtide/store";

/** What answering about partners takes. */
export interface PartnerNeeds {
  readonly store: Store;
  readonly now: () => Date;
}
