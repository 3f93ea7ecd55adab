/** Characters that XML 1.0 cannot hold, even escaped: most control characters, half of a surrogate pair, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu;
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Words as XML holds them, in text and between quotation marks. What XML cannot hold is shown as U+FFFD. */
export function xmlText(text: string): string {
  return text.replaceAll(FORBIDDEN, "\uFFFD").replaceAll(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}

const names: string[] = [];

/** What a spreadsheet calls a column, counted from 0: A to Z, AA, AB, ... */
export function columnName(column: number): string {
  const known = names[column];
  if (known !== undefined) return known;
  const before = Math.floor(column / 26) - 1;
  const name = `${before < 0 ? "" : columnName(before)}${String.fromCharCode(65 + (column % 26))}`;
  names[column] = name;
  return name;
}
