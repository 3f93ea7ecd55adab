import type { LinearModel } from "./linear-model.ts";

/**
 * The model as free MPS, the form that every solver reads, so that anybody can check a bound. Minimisation; a row with two
 * different finite sides is written as a lower one with a range.
 */
export function modelFile(model: LinearModel, name: string): string {
  return [
    `NAME ${name}`,
    "ROWS",
    " N cost",
    ...Array.from(model.rowLower, (_, i) => ` ${rowType(model, i)} ${model.rowName(i)}`),
    "COLUMNS",
    ...columnLines(model),
    "RHS",
    ...Array.from(model.rowLower, (_, i) => rowSide(model, i)).flatMap((side, i) =>
      side === 0 ? [] : [` sides ${model.rowName(i)} ${side}`],
    ),
    "RANGES",
    ...Array.from(model.rowLower, (lower, i) => (model.rowUpper[i] ?? Infinity) - lower).flatMap((width, i) =>
      Number.isFinite(width) && width > 0 ? [` widths ${model.rowName(i)} ${width}`] : [],
    ),
    "BOUNDS",
    ...Array.from(model.cost, (_, j) => boundLines(model, j)).flat(),
    "ENDATA",
    "",
  ].join("\n");
}

function rowType({ rowLower, rowUpper }: LinearModel, i: number): "E" | "G" | "L" {
  if (rowLower[i] === rowUpper[i]) return "E";
  return rowLower[i] === -Infinity ? "L" : "G";
}

function rowSide({ rowLower, rowUpper }: LinearModel, i: number): number {
  return (rowLower[i] === -Infinity ? rowUpper[i] : rowLower[i]) ?? 0;
}

function columnLines(model: LinearModel): string[] {
  const lines: string[] = [];
  let whole = 0;
  model.cost.forEach((cost, j) => {
    if (model.isWhole[j] !== whole) lines.push(wholeMarker((whole = 1 - whole)));
    const name = model.columnName(j);
    lines.push(` ${name} cost ${cost}`);
    for (let at = model.starts[j] ?? 0; at < (model.starts[j + 1] ?? 0); at += 1)
      lines.push(` ${name} ${model.rowName(model.rows[at] ?? 0)} ${model.values[at] ?? 0}`);
  });
  return whole === 1 ? [...lines, wholeMarker(0)] : lines;
}

function wholeMarker(whole: number): string {
  return ` marker${whole} 'MARKER' '${whole === 1 ? "INTORG" : "INTEND"}'`;
}

/** Bounds are always written out: what a whole-number column without any may be, readers of MPS do not agree on. */
function boundLines({ lower, upper, columnName }: LinearModel, j: number): string[] {
  const [low = 0, high = Infinity] = [lower[j], upper[j]];
  const name = columnName(j);
  return [
    low === -Infinity ? ` MI bounds ${name}` : ` LO bounds ${name} ${low}`,
    high === Infinity ? ` PL bounds ${name}` : ` UP bounds ${name} ${high}`,
  ];
}
