/** How a cell of a workbook looks, by its role. */
export type CellStyle =
  | "text"
  | "wrapped"
  | "words"
  | "title"
  | "note"
  | "label"
  | "header"
  | "answerHeader"
  | "count"
  | "hours"
  | "time"
  | "answer"
  | "answerText"
  | "gone"
  | "money"
  | "price"
  | "total"
  | "moneyTotal"
  | "share"
  | "shareInput"
  | "rateInput"
  | "day"
  | "month"
  | "aside";

interface Look {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  readonly format: number;
  readonly wrap?: boolean;
  readonly centred?: boolean;
  readonly isOpen?: boolean;
}

const GENERAL = 0;
const WHOLE = 3;
/** With signs of thousands: of hours and of money. */
const TWO_PLACES = 4;
const PERCENT = 10;
const TEXT = 49;
/** Digits in an order that every language reads; the spreadsheet shows its own decimal mark. */
const DATE_TIME = 164;
/** Two to six places: prices and rates are exact. */
const PRICE = 165;
const DAY = 166;
const MONTH = 167;

const LOOKS: Readonly<Record<CellStyle, Look>> = {
  text: { font: 0, fill: 0, border: 1, format: TEXT },
  wrapped: { font: 0, fill: 0, border: 0, format: TEXT, wrap: true },
  words: { font: 0, fill: 0, border: 1, format: TEXT, wrap: true },
  title: { font: 2, fill: 0, border: 0, format: GENERAL },
  note: { font: 3, fill: 0, border: 0, format: TEXT, wrap: true },
  label: { font: 1, fill: 0, border: 0, format: TEXT },
  header: { font: 4, fill: 2, border: 1, format: TEXT, wrap: true, centred: true },
  answerHeader: { font: 1, fill: 3, border: 1, format: TEXT, wrap: true, centred: true },
  count: { font: 0, fill: 0, border: 1, format: WHOLE },
  hours: { font: 0, fill: 0, border: 1, format: TWO_PLACES },
  time: { font: 0, fill: 0, border: 1, format: DATE_TIME },
  answer: { font: 0, fill: 4, border: 1, format: GENERAL, isOpen: true },
  answerText: { font: 0, fill: 4, border: 1, format: TEXT, isOpen: true },
  gone: { font: 5, fill: 0, border: 1, format: TEXT },
  money: { font: 0, fill: 0, border: 1, format: TWO_PLACES },
  price: { font: 0, fill: 0, border: 1, format: PRICE },
  total: { font: 1, fill: 0, border: 1, format: TEXT },
  moneyTotal: { font: 1, fill: 0, border: 1, format: TWO_PLACES },
  share: { font: 0, fill: 0, border: 1, format: PERCENT },
  shareInput: { font: 0, fill: 4, border: 1, format: PERCENT, isOpen: true },
  rateInput: { font: 0, fill: 4, border: 1, format: PRICE, isOpen: true },
  day: { font: 0, fill: 0, border: 1, format: DAY, centred: true },
  month: { font: 0, fill: 0, border: 1, format: MONTH, centred: true },
  aside: { font: 3, fill: 0, border: 0, format: TEXT },
};
const ORDER = Object.entries(LOOKS);
const PLACES = new Map(ORDER.map(([name], at) => [name, at]));

/**
 * The number by which a cell names its style. Text that begins like a formula has a twin of the style that says "this is text": without it
 * a spreadsheet runs it as soon as somebody edits the cell.
 */
export function styleNumber(style: CellStyle, isDisarmed = false): number {
  return 2 * (PLACES.get(style) ?? 0) + (isDisarmed ? 1 : 0);
}

/** Whether words of a style go on in further lines of their cell. */
export function wraps(style: CellStyle): boolean {
  return LOOKS[style].wrap === true;
}

const font = (inside: string): string => `<font>${inside}<name val="Calibri"/><family val="2"/></font>`;
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const edge = (side: string): string => `<${side} style="thin"><color rgb="FFD0D5DD"/></${side}>`;

/** The styles part of a workbook (ECMA-376, 18.8): the same for every workbook. */
export function stylesXml(): string {
  const formats = ORDER.flatMap(([, look]) => [formatXml(look, false), formatXml(look, true)]);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="4"><numFmt numFmtId="${DATE_TIME}" formatCode="yyyy\\-mm\\-dd hh:mm"/>`,
    `<numFmt numFmtId="${PRICE}" formatCode="#,##0.00####"/><numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${MONTH}" formatCode="yyyy\\-mm"/></numFmts>`,
    '<fonts count="6">',
    font('<sz val="11"/>'),
    font('<b/><sz val="11"/>'),
    font('<b/><sz val="16"/>'),
    font('<i/><sz val="10"/><color rgb="FF475467"/>'),
    font('<b/><sz val="11"/><color rgb="FFFFFFFF"/>'),
    font('<strike/><sz val="11"/><color rgb="FF98A2B3"/>'),
    "</fonts>",
    '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    `${solid("FF1F3A5F")}${solid("FFFFD666")}${solid("FFFFF8E1")}</fills>`,
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${edge("left")}${edge("right")}${edge("top")}${edge("bottom")}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join("");
}

function formatXml({ font: fontId, fill, border, format, wrap, centred, isOpen }: Look, isDisarmed: boolean): string {
  const alignment = `<alignment vertical="${centred === true && wrap === true ? "center" : "top"}"${centred === true ? ' horizontal="center"' : ""}${wrap === true ? ' wrapText="1"' : ""}/>`;
  const protection = isOpen === true ? '<protection locked="0"/>' : "";
  return [
    `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0"`,
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"',
    `${isOpen === true ? ' applyProtection="1"' : ""}${isDisarmed ? ' quotePrefix="1"' : ""}>${alignment}${protection}</xf>`,
  ].join("");
}
