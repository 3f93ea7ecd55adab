import type { LedgerLine, Plan } from "@springtide/contracts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";

/** What may be changed of one kind of cost: its price, its quantity, and the rate of its currency. */
export interface Driver {
  readonly kind: LedgerLine["kind"];
  readonly subject: string;
  /** Row of the sheet, from 1. */
  readonly row: number;
}

const DRIVERS = "Drivers";
const FIRST_ROW = 5;
/** Columns: what is typed in, and the factors that cost sheets read. */
const PRICE_CHANGE = "D";
const QUANTITY_CHANGE = "E";
const RATE_PLANNED = "G";
const RATE_USED = "H";
const PRICE_FACTOR = "I";
const QUANTITY_FACTOR = "J";

/** One driver for each kind and subject of the ledger, in its order. */
export function driversOf(lines: readonly LedgerLine[]): Driver[] {
  const keys = new Map(lines.map(({ kind, subject }) => [`${kind} ${subject}`, { kind, subject }]));
  return [...keys.values()].map((driver, i) => ({ ...driver, row: FIRST_ROW + i }));
}

/** Addresses of a driver's factors, as a formula on another sheet writes them. */
export function factorsOf(
  drivers: readonly Driver[],
  { kind, subject }: Pick<LedgerLine, "kind" | "subject">,
): { readonly price: string; readonly quantity: string } {
  const row = drivers.find((driver) => driver.kind === kind && driver.subject === subject)?.row ?? FIRST_ROW;
  return { price: `${DRIVERS}!$${PRICE_FACTOR}$${row}`, quantity: `${DRIVERS}!$${QUANTITY_FACTOR}$${row}` };
}

/** The sheet in which a controller changes prices, quantities and rates; everything else follows by formulas. */
export function driversSheet(
  { shop }: Pick<Plan, "shop">,
  lines: readonly LedgerLine[],
  drivers: readonly Driver[],
  footer: string,
): WorkbookSheet {
  const heads = [
    ...["Kind", "Subject", "Average price planned", "Change of price", "Change of quantity", "Currency"],
    ...["Rate planned", "Rate used", "Price factor", "Quantity factor"],
  ];
  return plainSheet({
    ...{
      name: DRIVERS,
      footer,
      widths: [18, 20, 23, 17, 20, 10, 14, 12, 13, 16],
      isFiltered: false,
      isProtected: true,
    },
    frozen: { rows: FIRST_ROW - 1, columns: 2 },
    rows: [
      [{ value: "Drivers", style: "title" }],
      [
        {
          value:
            "Type into the yellow cells: 5% makes a price or quantity dearer or larger by a twentieth. A premium follows its wage.",
          style: "aside",
        },
      ],
      [],
      heads.map((value): WorkbookCell => ({ value, style: "header" })),
      ...drivers.map((driver) => driverRow(shop, lines, drivers, driver)),
    ],
  });
}

function driverRow(
  { agreements, currency: own }: Plan["shop"],
  lines: readonly LedgerLine[],
  drivers: readonly Driver[],
  { kind, subject, row }: Driver,
): WorkbookCell[] {
  const alike = lines.filter((line) => line.kind === kind && line.subject === subject);
  const units = alike.reduce((sum, line) => sum + line.units, 0);
  const amount = alike.reduce((sum, line) => sum + line.amount, 0);
  const wage =
    kind === "overtime-premium" ? drivers.find((one) => one.kind === "wages" && one.subject === subject) : undefined;
  const foreign = OF_AGREEMENTS.includes(kind) ? (agreements.find(({ id }) => id === subject)?.currency ?? null) : null;
  const rate = foreign?.rate ?? 1;
  return [
    { value: kind, style: "text" },
    { value: subject, style: "text" },
    { value: units === 0 ? null : amount / units, style: "price" },
    { value: wage === undefined ? 0 : { formula: `${PRICE_CHANGE}${wage.row}`, comesTo: 0 }, style: "shareInput" },
    { value: 0, style: "shareInput" },
    { value: foreign?.code ?? own, style: "text" },
    { value: rate, style: "price" },
    { value: rate, style: foreign === null ? "price" : "rateInput" },
    {
      value: { formula: `(1+${PRICE_CHANGE}${row})*${RATE_USED}${row}/${RATE_PLANNED}${row}`, comesTo: 1 },
      style: "price",
    },
    { value: { formula: `1+${QUANTITY_CHANGE}${row}`, comesTo: 1 }, style: "price" },
  ];
}

/** Kinds that are paid in an agreement's currency. */
const OF_AGREEMENTS: readonly LedgerLine["kind"][] = ["partner-work", "commitment", "stand-by"];
