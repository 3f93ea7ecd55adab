import type { ShiftDocument } from "@springtide/contracts";

/** A request that a client sent, and the file it came in. */
export interface ReceivedRequest {
  readonly file: string;
  readonly document: ShiftDocument;
}
