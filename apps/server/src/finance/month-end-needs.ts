import type { Store } from "@springtide/store";

/** What the ends of months are answered from. */
export interface MonthEndNeeds {
  readonly store: Store;
  readonly now: () => Date;
}
