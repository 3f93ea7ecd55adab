/** A table as spreadsheets put it on the clipboard: rows of cells, a cell with a line break in quotation marks. */
export function readTable(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const closeCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  const plain = text.replaceAll(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < plain.length; i += 1) {
    const sign = plain[i] ?? "";
    if (isQuoted && sign === '"' && plain[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (sign === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && sign === "\t") closeCell();
    else if (!isQuoted && sign === "\n") {
      closeCell();
      rows.push([]);
    } else cell += sign;
  }
  closeCell();
  return rows;
}

/** The same the other way. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\n");
}
