import type { ImportMapping, LogAnswer } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";

/** A log that was sent, and how it is to be read. */
export interface LogWork {
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly zone?: string | undefined;
  readonly mapping?: ImportMapping | undefined;
  readonly bytes: Uint8Array;
}

/** What the thread that reads a log tells the server. */
export type LogNews =
  | { readonly kind: "read"; readonly answer: LogAnswer }
  | { readonly kind: "refused"; readonly findings: readonly Finding[]; readonly total: number };
