import type { Document } from "yaml";
import { isAlias, isCollection, isPair } from "yaml";

/** Parts that a file of people's hands may grow to once its aliases are written out; a large shop has some thousands. */
const MOST_PARTS = 200_000;

/**
 * Whether writing out every alias of a document gives more parts than a person ever describes: aliases of aliases double
 * with every line, so a short file could fill the memory. An alias inside its own anchor has no end at all.
 */
export function growsTooLarge(document: Document): boolean {
  const sizes = new Map<unknown, number>();
  const sizeOf = (node: unknown): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    if (isAlias(node)) return sizeOf(node.resolve(document));
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    if (!isCollection(node)) return 1;
    sizes.set(node, Infinity);
    const size = node.items.reduce((sum: number, item) => sum + sizeOf(item), 1);
    sizes.set(node, size);
    return size;
  };
  return sizeOf(document.contents) > MOST_PARTS;
}
