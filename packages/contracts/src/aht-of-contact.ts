import type { ShopFile } from "./shop-file.ts";

/** Handling time of what a queue counts, seconds: of a message as the file says it, of a case all its touches. */
export function ahtOfContact(queue: ShopFile["queues"][number] | undefined): number | undefined {
  if (queue === undefined) return undefined;
  return queue.unit === "case" ? queue.aht * (queue.touchesPerCase ?? 1) : queue.aht;
}
