/** Ids may have at most 64 letters; a number may follow these. */
const MOST_LETTERS = 56;

/** An id for each name, by its letters: "Billing & Returns" is billing-returns; names without any that an id can have are numbered. */
export function guessIds(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const plain = name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/ß/g, "ss")
      .replace(/ł/g, "l")
      .replace(/\p{Diacritic}/gu, "")
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, MOST_LETTERS)
      .replace(/^-+|-+$/g, "");
    const wanted = plain === "" ? `queue-${at + 1}` : plain;
    let id = wanted;
    for (let next = 2; taken.has(id); next += 1) id = `${wanted}-${next}`;
    taken.add(id);
    return id;
  });
}
