import type { ContactMapping, Shop } from "@springtide/contracts";
import { cellText } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";

/** The row is not a contact of this shop, such as a total. */
export const IGNORED = -1;
/** A name that is not known. */
export const UNKNOWN = -2;

const REMEMBERED = 4096;

/** Finds the queue that a cell names: by its id, or by a name that the mapping translates. */
export class QueueNames {
  /** All names that a cell may hold, for "did you mean". */
  readonly known: readonly string[];
  readonly #indexByName: ReadonlyMap<string, number>;
  readonly #seen = new Map<number, { readonly bytes: Uint8Array; readonly queue: number }[]>();
  #remembered = 0;

  constructor(shop: Shop, mapping: ContactMapping) {
    const ids = shop.queues.map(({ id }) => id);
    this.known = [...ids, ...Object.keys(mapping.queueNames)];
    this.#indexByName = new Map([
      ...ids.map((id, index) => [id, index] as const),
      ...Object.entries(mapping.queueNames).map(([name, id]) => [name.trim(), ids.indexOf(id)] as const),
      ...mapping.ignoreQueues.map((name) => [name.trim(), IGNORED] as const),
    ]);
  }

  /** Index of the queue in the shop, IGNORED or UNKNOWN. */
  find(record: CsvRecord, cell: number): number {
    const start = record.starts[cell] ?? 0;
    const end = record.ends[cell] ?? 0;
    // A file names few queues in many rows: remember them by their bytes, so that no row makes a string.
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (record.bytes[at] ?? 0)) | 0;
    const bucket = this.#seen.get(hash);
    if (bucket !== undefined)
      for (const { bytes, queue } of bucket) if (same(bytes, record.bytes, start, end)) return queue;
    const queue = this.ofName(cellText(record, cell));
    if (this.#remembered < REMEMBERED) {
      this.#remembered += 1;
      const entry = { bytes: record.bytes.slice(start, end), queue };
      if (bucket === undefined) this.#seen.set(hash, [entry]);
      else bucket.push(entry);
    }
    return queue;
  }

  ofName(name: string): number {
    return this.#indexByName.get(name) ?? UNKNOWN;
  }
}

function same(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at += 1) if (known[at] !== bytes[start + at]) return false;
  return true;
}
