import { Refusal } from "@springtide/refusal";

/** Far beyond any report that the product writes. */
const BOUNDS = { depth: 20, entries: 5000, letters: 20_000, values: 250_000 } as const;

interface Within {
  readonly value: unknown;
  readonly field: string;
  readonly depth: number;
}

/**
 * Holds a report that was sent to its bounds before anybody looks at what it says: to find fault with each of a million entries would take the
 * server as long as somebody else likes.
 * @throws Refusal `report-too-large` at the first list, group, text or level beyond them
 */
export function requireBounded(report: unknown): void {
  const ahead: Within[] = [{ value: report, field: "", depth: 1 }];
  let values = 0;
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const { value, field, depth } = next;
    values += 1;
    if (values > BOUNDS.values) throw tooLarge(field, `more than ${shown(BOUNDS.values)} values by here`);
    if (typeof value === "string" && value.length > BOUNDS.letters)
      throw tooLarge(field, `a text of ${shown(value.length)} letters`);
    if (typeof value !== "object" || value === null) continue;
    if (depth > BOUNDS.depth) throw tooLarge(field, `something nested deeper than ${shown(BOUNDS.depth)} levels`);
    const entries = Object.entries(value);
    if (entries.length > BOUNDS.entries) throw tooLarge(field, `${shown(entries.length)} entries`);
    // The last one goes on first: so they are looked at in the order of the file.
    for (const [key, inner] of entries.reverse())
      ahead.push({ value: inner, field: `${field}/${pointed(key)}`, depth: depth + 1 });
  }
}

/** @param field a key of any length would be told back whole */
function tooLarge(field: string, found: string): Refusal {
  return new Refusal({
    code: "report-too-large",
    place: { field: field.slice(0, 300) },
    found,
    rule: `a report of scenarios has at most ${shown(BOUNDS.entries)} entries in each list, ${shown(BOUNDS.letters)} letters in each text, ${shown(BOUNDS.depth)} levels and ${shown(BOUNDS.values)} values in all`,
    remedy: "Send the report as springtide scenario --out writes it, and fewer scenarios at a time.",
  });
}

/** A key as JSON pointers write it. */
function pointed(key: string): string {
  return key.slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1");
}

function shown(count: number): string {
  return count.toLocaleString("en");
}
