import { escaped } from "./text.ts";

/** A table in words: the first cell of a row is its heading, the others are figures. */
export interface PageTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table that may be wider than the screen: it scrolls by itself. */
export function tableOf({ header, rows }: PageTable): string {
  const head = header.map((name) => `<th scope="col">${escaped(name)}</th>`).join("");
  const body = rows.map(([first = "", ...rest]) => {
    const cells = rest.map((text) => `<td>${escaped(text)}</td>`).join("");
    return `<tr><th scope="row">${escaped(first)}</th>${cells}</tr>`;
  });
  return `<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** The table behind a picture, folded away; print shows it. */
export function tableBehind(table: PageTable, title = "The figures"): string {
  return `<details><summary>${escaped(title)}</summary>${tableOf(table)}</details>`;
}
