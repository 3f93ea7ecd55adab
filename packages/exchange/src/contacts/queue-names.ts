import type { ContactMapping, Shop } from "@springtide/contracts";
import { bytesText } from "../csv/cell-text.ts";
import type { NameIndex } from "./name-index.ts";
import { IGNORED, UNKNOWN } from "./name-index.ts";
import { NameMemory, UNSEEN } from "./name-memory.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Trouble } from "./refused-rows.ts";

/** Finds the queue that a cell names: by its id, or by a name that the mapping translates. */
export class QueueNames implements NameIndex {
  readonly #ids: readonly string[];
  /** All names that a cell may hold, for "did you mean". */
  readonly #known: readonly string[];
  readonly #indexByName: ReadonlyMap<string, number>;
  readonly #memory = new NameMemory();

  constructor(shop: Shop, mapping: ContactMapping) {
    this.#ids = shop.queues.map(({ id }) => id);
    this.#known = [...this.#ids, ...Object.keys(mapping.queueNames)];
    this.#indexByName = new Map([
      ...this.#ids.map((id, index) => [id, index] as const),
      ...Object.entries(mapping.queueNames).map(([name, id]) => [name.trim(), this.#ids.indexOf(id)] as const),
      ...mapping.ignoreQueues.map((name) => [name.trim(), IGNORED] as const),
    ]);
  }

  find(bytes: Uint8Array, start: number, end: number): number {
    const seen = this.#memory.find(bytes, start, end);
    if (seen !== UNSEEN) return seen;
    const queue = this.#indexByName.get(bytesText(bytes, start, end)) ?? UNKNOWN;
    this.#memory.remember(bytes, start, end, queue);
    return queue;
  }

  trouble(text: string): Trouble {
    return {
      code: "unknown-queue",
      rule: `the shop's queues are ${this.#ids.join(", ")}`,
      remedy: `${didYouMean(text, this.#known)}Translate it in the mapping (queueNames), or name it in ignoreQueues.`,
    };
  }
}
