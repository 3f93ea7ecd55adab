import type { DeliveredInterval } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import type { FileKind, FileOf, ReadOf } from "./file-reading.ts";

/** What the thread that reads a file is given. */
export interface FileWork<Kind extends FileKind = FileKind> {
  readonly kind: Kind;
  readonly sent: FileOf<Kind>;
}

/**
 * What it tells the server. Deliveries come part by part, each once it is asked for, as taking over all of them at once would hold up the server
 * as long as reading them; what is `read` then has none.
 */
export type FileNews<Kind extends FileKind = FileKind> =
  | { readonly kind: "part"; readonly rows: readonly DeliveredInterval[] }
  | { readonly kind: "read"; readonly read: ReadOf<Kind> }
  | { readonly kind: "refused"; readonly findings: readonly Finding[]; readonly total: number };
