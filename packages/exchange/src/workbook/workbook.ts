import { stylesXml } from "./cell-styles.ts";
import { filterRange, sheetXml } from "./sheet-xml.ts";
import type { WorkbookSheet } from "./workbook-sheet.ts";
import { columnName, xmlText } from "./xml-text.ts";
import { zipFile } from "./zip-file.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Longest text that a cell can have. */
const LONGEST_TEXT = 32_767;

/** A workbook: what it is called, when it was made, and its sheets. */
export interface Workbook {
  readonly title: string;
  readonly madeAt: Date;
  readonly sheets: readonly WorkbookSheet[];
}

/** A workbook as the bytes of an XLSX file (ECMA-376). The same workbook makes the same bytes. */
export function xlsxFile({ title, madeAt, sheets }: Workbook): Uint8Array {
  const texts = new Map<string, number>();
  const shared = (text: string): number => {
    const place = texts.get(text) ?? texts.size;
    if (place === texts.size) texts.set(text, place);
    return place;
  };
  const sheetParts = sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    text: sheetXml(sheet, shared, at === 0),
  }));
  return zipFile([
    { name: "[Content_Types].xml", text: contentTypes(sheets.length) },
    { name: "_rels/.rels", text: packageParts() },
    { name: "docProps/core.xml", text: coreProperties(title, madeAt) },
    { name: "xl/workbook.xml", text: workbookXml(sheets) },
    { name: "xl/_rels/workbook.xml.rels", text: workbookParts(sheets.length) },
    { name: "xl/styles.xml", text: stylesXml() },
    { name: "xl/sharedStrings.xml", text: sharedTexts([...texts.keys()]) },
    ...sheetParts,
  ]);
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string => `<Override PartName="${name}" ContentType="${type}"/>`;
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part("/xl/workbook.xml", `${TYPE}.sheet.main+xml`),
    part("/xl/styles.xml", `${TYPE}.styles+xml`),
    part("/xl/sharedStrings.xml", `${TYPE}.sharedStrings+xml`),
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ...Array.from({ length: sheets }, (_, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, `${TYPE}.worksheet+xml`)),
    "</Types>",
  ].join("");
}

function packageParts(): string {
  return [
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">`,
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`,
    `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    "</Relationships>",
  ].join("");
}

function workbookParts(sheets: number): string {
  const part = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  return [
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">`,
    ...Array.from({ length: sheets }, (_, at) => part(at + 1, "worksheet", `worksheets/sheet${at + 1}.xml`)),
    part(sheets + 1, "styles", "styles.xml"),
    part(sheets + 2, "sharedStrings", "sharedStrings.xml"),
    "</Relationships>",
  ].join("");
}

function workbookXml(sheets: readonly WorkbookSheet[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const names = sheets.flatMap((sheet, at) => namesOf(sheet, at)).join("");
  return [
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    `<bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join("")}</sheets>`,
    names === "" ? "" : `<definedNames>${names}</definedNames>`,
    "</workbook>",
  ].join("");
}

/** What is filtered and which rows are printed on each page. */
function namesOf(sheet: WorkbookSheet, at: number): string[] {
  const quotedName = `'${sheet.name.replaceAll("'", "''")}'`;
  const defined = (name: string, range: string, more = ""): string =>
    `<definedName name="${name}" localSheetId="${at}"${more}>${xmlText(range)}</definedName>`;
  const filter = sheet.isFiltered
    ? [defined("_xlnm._FilterDatabase", `${quotedName}!${absolute(filterRange(sheet))}`, ' hidden="1"')]
    : [];
  const { rows, columns } = sheet.frozen;
  const repeated = [
    ...((sheet.pagesWide ?? 1) > 1 && columns > 0 ? [`${quotedName}!$A:$${columnName(columns - 1)}`] : []),
    ...(rows > 0 ? [`${quotedName}!$1:$${rows}`] : []),
  ];
  return [...filter, ...(repeated.length > 0 ? [defined("_xlnm.Print_Titles", repeated.join(","))] : [])];
}

function absolute(range: string): string {
  return range.replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}

function sharedTexts(texts: readonly string[]): string {
  const items = texts.map((text) => {
    // Spreadsheets read _x0041_ as the letter A: what looks so is itself written by its number.
    const plain = text.slice(0, LONGEST_TEXT).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
    return `<si><t xml:space="preserve">${xmlText(plain)}</t></si>`;
  });
  return `${DECLARATION}<sst xmlns="${MAIN}" uniqueCount="${texts.length}">${items.join("")}</sst>`;
}

function coreProperties(title: string, madeAt: Date): string {
  const at = madeAt.toISOString().replace(/\.\d+Z$/, "Z");
  return [
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>Springtide</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}
