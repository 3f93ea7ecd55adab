import { Refusal } from "@springtide/refusal";

/** The most contacts an hour of one queue; a hundred times the largest contact centres. */
export const LARGEST_RATE = 1e7;
/** The most contacts expected in one run: more would take hours without telling more. */
export const MOST_CONTACTS = 1e9;
/** Thirty days: the longest handling time, patience or delay. */
export const LONGEST_SECONDS = 30 * 86_400;
/** The most agents of a team, and of a house. */
export const MOST_AGENTS = 100_000;

/** Refuses one value at a JSON pointer into the contact centre. */
export function refuse(code: string, field: string, found: unknown, rule: string, remedy: string): never {
  throw new Refusal({ code, place: { field }, found: String(found), rule, remedy });
}

/** Refuses what is not a number from `least` to `most` (both included). NaN is never one. */
export function requireBetween(
  value: number,
  { field, least, most, what }: { field: string; least: number; most: number; what: string },
): void {
  if (!(value >= least && value <= most)) {
    refuse(
      "out-of-range",
      field,
      value,
      `${what} lies between ${least} and ${most}`,
      "Correct the number or its unit.",
    );
  }
}

/** Refuses a place in a list that does not exist. */
export function requirePlace(value: number, field: string, length: number, what: string): void {
  if (!(Number.isInteger(value) && value >= 0 && value < length)) {
    refuse(
      `unknown-${what}`,
      field,
      value,
      `a ${what} is named by its place in the list, 0 to ${length - 1}`,
      `Name one of the ${length} that there are.`,
    );
  }
}

export function requireLength(list: ArrayLike<unknown>, intervals: number, field: string): void {
  if (list.length !== intervals) {
    refuse("length-differs", field, `${list.length} values`, `there are ${intervals} intervals`, "Give one for each.");
  }
}

/** Refuses what is not a whole number from 0 to `most`. */
export function requireWhole(value: number, field: string, what: string, most = 1e9): void {
  if (!(Number.isInteger(value) && value >= 0 && value <= most)) {
    refuse(
      "not-a-count",
      field,
      value,
      `${what} are counted in whole numbers from 0 to ${most}`,
      "Correct the number.",
    );
  }
}
