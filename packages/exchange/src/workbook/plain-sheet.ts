import type { WorkbookSheet } from "./workbook-sheet.ts";

/** A sheet that may be changed freely, printed across. */
export function plainSheet(
  of: Pick<WorkbookSheet, "name" | "widths" | "rows" | "frozen" | "isFiltered" | "footer"> &
    Partial<Pick<WorkbookSheet, "isProtected" | "pagesWide">>,
): WorkbookSheet {
  return { isLandscape: true, isProtected: false, isShaded: false, rules: [], ...of };
}
