import { nearNames, OwedKind, type SupplierInvoiceLine } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { quoted, RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import { plainDay, plainNumber } from "./plain-cells.ts";
import { rowsOfBytes, type SentTable } from "./rows-of-bytes.ts";

const COLUMNS = {
  invoice: ["invoice", "invoice_number", "invoice_no"],
  line: ["line", "line_number", "position"],
  shop: ["shop"],
  agreement: ["agreement"],
  kind: ["kind"],
  from: ["from", "service_from", "from_day"],
  until: ["until", "service_until", "until_day", "to"],
  quantity: ["quantity", "units"],
  price: ["price", "unit_price"],
  amount: ["amount", "net", "net_amount"],
  tax: ["tax", "vat"],
  currency: ["currency"],
  request: ["request", "request_id"],
} as const;
type Column = keyof typeof COLUMNS;
/** Lines that a file may have: a year of a large shop. */
const BOUNDS = { mostRows: 50_000, mostColumns: 500, mostCells: 1_000_000 };
const NEEDED: readonly Column[] = ["invoice", "agreement", "from", "until", "amount", "currency"];

/** An agreement that a line may bill. */
export interface KnownAgreement {
  readonly shop: string;
  readonly agreement: string;
}

/** What a file of invoice lines says, and what is wrong with it. */
export interface InvoicesRead {
  readonly lines: readonly (SupplierInvoiceLine & { readonly row: number })[];
  /** A hundred at most. */
  readonly findings: readonly Finding[];
  readonly found: number;
  /** Names of the columns that the file has, as it writes them. */
  readonly names: Readonly<Partial<Record<Column, string>>>;
}

/**
 * Reads a file of invoice lines: invoice, agreement, from, until, amount (net) and currency in each row; line, shop, kind (work where there is none),
 * quantity, price, tax and request if there are any. A row with a fault is left out and said; whether the lines fit what was agreed on is asked of the books.
 * @param agreements to find the shop of a line that names none
 * @throws Refusal `not-a-table`, `column-missing`, `no-rows`, and those of workbooks
 */
export async function invoicesOfBytes(
  bytes: Buffer,
  file: string,
  agreements: readonly KnownAgreement[],
): Promise<InvoicesRead> {
  const what = "a file of invoice lines";
  const table = await rowsOfBytes<Column>(bytes, file, { names: COLUMNS, needed: NEEDED, what, bounds: BOUNDS });
  const refused = new RefusedRows(file, false);
  const lines = table.rows.flatMap(({ row, cell }): (SupplierInvoiceLine & { row: number })[] => {
    const before = refused.total;
    const refuse = (column: Column, trouble: Trouble): void => {
      refused.add(row, table.nameOf(column) ?? COLUMNS[column][0], quoted(cell(column)), trouble);
    };
    const number = (column: Column): number | null => {
      if (cell(column) === "") return null;
      const value = plainNumber(cell(column));
      if (typeof value === "number") return value;
      refuse(column, value);
      return null;
    };
    const day = (column: "from" | "until"): string => {
      const value = plainDay(cell(column));
      if (value === null) refuse(column, NOT_A_DAY);
      return value ?? "";
    };
    const kind = OwedKind.safeParse(cell("kind") === "" ? "work" : cell("kind").toLowerCase());
    if (!kind.success) refuse("kind", NOT_A_KIND);
    if (cell("invoice") === "" || cell("invoice").length > LONGEST) refuse("invoice", NO_INVOICE);
    if (cell("line").length > LONGEST) refuse("line", NO_INVOICE);
    if (!/^[A-Z]{3}$/.test(cell("currency"))) refuse("currency", NOT_A_CURRENCY);
    if (cell("request") !== "" && !/^R-[1-9]\d{0,8}$/.test(cell("request"))) refuse("request", NOT_A_REQUEST);
    const amount = number("amount");
    if (cell("amount") === "") refuse("amount", NO_AMOUNT);
    const shop = cell("shop") === "" ? shopOf(cell("agreement"), agreements) : cell("shop");
    if (typeof shop !== "string") refuse(shop.column, shop.trouble);
    const line = {
      ...{ row, invoice: cell("invoice"), line: orNull(cell("line")), agreement: cell("agreement") },
      ...{ shop: typeof shop === "string" ? shop : "", kind: kind.success ? kind.data : ("work" as const) },
      ...{ from: day("from"), until: day("until"), quantity: number("quantity"), price: number("price") },
      ...{ amount: amount ?? 0, tax: number("tax"), currency: cell("currency"), request: orNull(cell("request")) },
    };
    return refused.total > before ? [] : [line];
  });
  return { lines, findings: refused.told().listed, found: refused.total, names: namesOf(table) };
}

const LONGEST = 100;

function namesOf({ nameOf }: Pick<SentTable<Column>, "nameOf">): InvoicesRead["names"] {
  const names: Partial<Record<Column, string>> = {};
  for (const column of Object.keys(COLUMNS).filter(isColumn)) {
    const name = nameOf(column);
    if (name !== undefined) names[column] = name;
  }
  return names;
}

function isColumn(name: string): name is Column {
  return name in COLUMNS;
}

function shopOf(
  agreement: string,
  agreements: readonly KnownAgreement[],
): string | { readonly column: Column; readonly trouble: Trouble } {
  const shops = agreements.filter((one) => one.agreement === agreement).map(({ shop }) => shop);
  const [only, ...more] = shops;
  if (only !== undefined && more.length === 0) return only;
  if (only === undefined) return { column: "agreement", trouble: agreementUnknown(agreement, agreements) };
  return {
    column: "shop",
    trouble: {
      code: "shop-unclear",
      rule: `the agreement is one of ${shops.join(" and ")}`,
      remedy: "Add a column shop that names which.",
    },
  };
}

function agreementUnknown(name: string, agreements: readonly KnownAgreement[]): Trouble {
  const known = [...new Set(agreements.map(({ agreement }) => agreement))];
  const near = nearNames(name, known);
  return {
    code: "agreement-unknown",
    rule: "an invoice line bills an agreement of a shop",
    remedy: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Known are: ${known.join(", ") || "none"}.`,
  };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

const NOT_A_DAY: Trouble = {
  code: "not-a-day",
  rule: "a day is written 2026-10-25 or 25.10.2026, and must exist",
  remedy: "Write year, month and day.",
};
const NOT_A_KIND: Trouble = {
  code: "not-a-kind",
  rule: `a line bills ${OwedKind.options.join(", ")}`,
  remedy: "Use one of these, or leave the cell empty for work.",
};
const NO_INVOICE: Trouble = {
  code: "not-an-invoice",
  rule: `each line names its invoice, in ${LONGEST} letters at most`,
  remedy: "Write the number that stands on the invoice.",
};
const NOT_A_CURRENCY: Trouble = {
  code: "not-a-currency",
  rule: "a currency is three capital letters (ISO 4217), such as EUR",
  remedy: "Write its code.",
};
const NOT_A_REQUEST: Trouble = {
  code: "not-a-request",
  rule: "a request is named like R-17",
  remedy: "Write its id, or leave the cell empty.",
};
const NO_AMOUNT: Trouble = {
  code: "amount-missing",
  rule: "each line bills an amount, net of tax",
  remedy: "Write it.",
};
