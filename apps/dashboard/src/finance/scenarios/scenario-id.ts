/** "plan" is the plan itself among the columns of a comparison, "new" the sheet of one that is not stored yet. */
const RESERVED = new Set(["", "plan", "new"]);

/** The letters of a name that an id may have, and a number where the id is taken. */
export function scenarioId(name: string, taken: readonly string[]): string {
  const letters = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  const base = RESERVED.has(letters) ? "scenario" : letters;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.includes(id)) return id;
  }
}
