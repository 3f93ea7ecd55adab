import type { Store } from "@springtide/store";
import type { FileReaders } from "../uploads/file-readers.ts";

/** What answering about partners takes. */
export interface PartnerNeeds {
  readonly store: Store;
  readonly now: () => Date;
}

/** The same, and what reads files that are sent. */
export interface PartnerFileNeeds extends PartnerNeeds {
  readonly files: FileReaders;
}
