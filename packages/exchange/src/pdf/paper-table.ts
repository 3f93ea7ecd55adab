import type { Content, TableCell } from "pdfmake/interfaces.js";

export const HEAD_COLOR = "#1f3a5f";
export const SOFT_COLOR = "#475467";

/** A table with a coloured head that stands on every page. @param figures which columns hold figures, from the first to before the last */
export function paperTable(
  header: readonly string[],
  rows: readonly TableCell[][],
  { widths, figures: [first, end] }: { readonly widths: string[]; readonly figures: readonly [number, number] },
): Content {
  const head = header.map((text, at) => ({
    ...{ text, bold: true, fillColor: HEAD_COLOR, color: "#ffffff", fontSize: 8 },
    alignment: at >= first && at < end ? ("right" as const) : ("left" as const),
  }));
  return { table: { headerRows: 1, widths, body: [head, ...rows] }, layout: "lightHorizontalLines" };
}

export function small(text: string): { text: string; fontSize: number } {
  return { text, fontSize: 8 };
}

export function figure(text: string): { text: string; fontSize: number; alignment: "right" } {
  return { ...small(text), alignment: "right" };
}
