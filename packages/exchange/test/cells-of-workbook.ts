import readSheets from "read-excel-file/node";

/** What the cells of a workbook show, by sheet, as a program that reckons nothing reads them. */
export async function cellsOfWorkbook(bytes: Uint8Array): Promise<Map<string, readonly (readonly unknown[])[]>> {
  return new Map((await readSheets(Buffer.from(bytes))).map(({ sheet, data }) => [sheet, data]));
}
