import { BookedCost } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { quoted, RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import { plainNumber } from "./plain-cells.ts";
import { rowsOfBytes } from "./rows-of-bytes.ts";

const COLUMNS = {
  month: ["month"],
  kind: ["kind"],
  subject: ["subject"],
  amount: ["amount"],
  units: ["units", "hours"],
  exchangeRate: ["exchange_rate", "rate"],
} as const;
type Column = keyof typeof COLUMNS;
/** Costs that a file may have. */
const BOUNDS = { mostRows: 50_000, mostColumns: 500, mostCells: 1_000_000 };

/** What was paid as a file says it, in its order, and the row of each. */
export interface BookedCostsRead {
  readonly file: string;
  readonly costs: readonly BookedCost[];
  readonly rows: readonly number[];
}

/**
 * Reads what was paid: month (2026-04), kind and subject as in the ledger of a plan, amount in the shop's currency; units (hours) and exchange_rate
 * (what one of the agreement's currency was worth) if there are any.
 * @throws Refusal with row and column of each cell that cannot be read, and `not-a-table`, `column-missing`, `no-rows`
 */
export async function bookedCostsOfBytes(bytes: Buffer, file: string): Promise<BookedCostsRead> {
  const what = "a file of what was paid";
  const needed: readonly Column[] = ["month", "kind", "subject", "amount"];
  const table = await rowsOfBytes<Column>(bytes, file, { names: COLUMNS, needed, what, bounds: BOUNDS });
  const refused = new RefusedRows(file, false);
  const costs = table.rows.flatMap(({ row, cell }) => {
    const refuse = (column: Column, trouble: Trouble): void => {
      refused.add(row, table.nameOf(column) ?? COLUMNS[column][0], quoted(cell(column)), trouble);
    };
    const before = refused.total;
    const number = (column: Column): number | null => {
      if (cell(column) === "") return null;
      const value = plainNumber(cell(column));
      if (typeof value === "number") return value;
      refuse(column, value);
      return null;
    };
    const figures = { amount: number("amount"), units: number("units"), exchangeRate: number("exchangeRate") };
    const read = BookedCost.safeParse({
      // A spreadsheet makes a day of a month that is typed into it.
      month: cell("month").replace(/^(\d{4}-\d\d)-01$/, "$1"),
      kind: cell("kind"),
      subject: cell("subject"),
      ...figures,
    });
    if (refused.total > before) return [];
    if (read.success) return [{ cost: read.data, row }];
    for (const column of new Set(read.error.issues.map(({ path }) => String(path[0] ?? "month"))))
      if (isColumn(column)) refuse(column, TROUBLES[column]);
    return [];
  });
  if (refused.total > 0) throw refused.refusal();
  return { file, costs: costs.map(({ cost }) => cost), rows: costs.map(({ row }) => row) };
}

/** What is refused of such costs by their place in the list, told by the rows of their file. */
export function atRowsOfFile(refusal: Refusal, { file, rows }: Pick<BookedCostsRead, "file" | "rows">): Refusal {
  return new Refusal(
    refusal.findings.map((finding) => {
      const [, of, at = "", column] = (finding.place.field ?? "").split("/");
      const row = of === "costs" ? rows[Number(at)] : undefined;
      const place = { file, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
      return { ...finding, place };
    }),
  );
}

function isColumn(name: string): name is Column {
  return name in COLUMNS;
}

const plain = { rule: "amounts are plain numbers; units and rates are above 0", remedy: "Write 1234.50." };
const TROUBLES: Readonly<Record<Column, Trouble>> = {
  month: { code: "not-a-month", rule: "a month is written 2026-04", remedy: "Write year and month." },
  kind: {
    code: "not-a-kind",
    rule: `a kind is one of ${BookedCost.shape.kind.options.join(", ")}`,
    remedy: "Use the kinds of a plan's ledger.",
  },
  subject: {
    code: "not-a-subject",
    rule: "a subject is the id of a team, an agreement, a queue or a lever",
    remedy: "Use the subjects of a plan's ledger.",
  },
  amount: { code: "not-an-amount", ...plain },
  units: { code: "not-an-amount", ...plain },
  exchangeRate: { code: "not-an-amount", ...plain },
};
