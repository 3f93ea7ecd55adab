/** How the numbers of a column are written. */
interface NumberStyle {
  readonly decimal: "." | ",";
  /** Commas stand between thousands, not before decimals: "1,234". */
  readonly groups: "" | "." | ",";
}

/** Ways of saying that nothing is known. */
const UNKNOWN = new Set(["", "na", "n/a", "nan", "null", "none", "nil", "-", "--", ".", "?", "#n/a"]);

/** Whether a cell says that its value is not known. */
export function isUnknown(text: string): boolean {
  return text === "" || (text.length <= 4 && UNKNOWN.has(text.toLowerCase()));
}

/**
 * Finds out how a column writes its numbers, from all of its cells together: a single "1,234" may be one thousand or one and a quarter,
 * but a column in which every comma parts three digits, and no number without one has more than three, has thousands.
 */
export function numberStyle(cells: readonly string[]): NumberStyle {
  const commas = cells.filter((text) => text.includes(","));
  const dots = cells.filter((text) => text.includes("."));
  if (commas.length === 0) return areGroups(dots, ".", cells, true) ? style(",", ".") : style(".", "");
  if (dots.length === 0) return areGroups(commas, ",", cells, false) ? style(".", ",") : style(",", "");
  // Both marks: the decimal mark is the one that stands last where they stand together.
  const both = commas.filter((text) => text.includes("."));
  if (both.length > 0)
    return both.filter((text) => text.lastIndexOf(",") > text.lastIndexOf(".")).length * 2 > both.length
      ? style(",", ".")
      : style(".", ",");
  return areGroups(commas, ",", [], false) ? style(".", ",") : style(",", ".");
}

function style(decimal: "." | ",", groups: "" | "." | ","): NumberStyle {
  return { decimal, groups };
}

/** @param mustRepeat whether some number must have two marks, as in 1.234.567, before they are taken for groups */
function areGroups(marked: readonly string[], mark: "." | ",", cells: readonly string[], mustRepeat: boolean): boolean {
  const grouped = (text: string): boolean => {
    const [first = "", ...rest] = text.replace(/^[+-]/, "").split(mark);
    return /^[1-9]\d{0,2}$/.test(first) && rest.length > 0 && rest.every((part) => /^\d{3}$/.test(part));
  };
  if (marked.length === 0 || !marked.every(grouped)) return false;
  if (mustRepeat && !marked.some((text) => text.split(mark).length > 2)) return false;
  return cells.every((text) => text.includes(mark) || !/^[+-]?\d{4,}$/.test(text));
}

/** A cell as `readNumber` takes it: without the marks between thousands. */
export function withoutGroups(text: string, { groups }: NumberStyle): string {
  return groups === "" ? text : text.replaceAll(groups, "");
}
