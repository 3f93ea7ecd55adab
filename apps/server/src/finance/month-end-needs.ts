import type { Store } from "@springtide/store";
import type { FileReaders } from "../uploads/file-readers.ts";

/** What the ends of months are answered from. */
export interface MonthEndNeeds {
  readonly store: Store;
  readonly now: () => Date;
  readonly files: FileReaders;
}
