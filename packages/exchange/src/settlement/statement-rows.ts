import type { ChargeLine, Statement, WorkLine } from "@springtide/contracts";

/** One row of a statement's file: a part of a line at one price, or a charge. Hours stand in the first row of their line alone, so that columns add up. */
export interface StatementRow {
  readonly id: string;
  readonly kind: "work" | ChargeLine["kind"];
  readonly about: string;
  /** Null in charges, and in the further parts of a line. */
  readonly line: WorkLine | null;
  readonly quantity: number;
  readonly price: string;
  readonly cents: number;
  readonly words: string;
}

/** Every row, work first; a line of which nothing is billed has one row of nothing. */
export function statementRows({ lines, charges }: Pick<Statement, "lines" | "charges">): StatementRow[] {
  const work = lines.flatMap((line): StatementRow[] => {
    const parts = line.parts.length > 0 ? line.parts : [{ quantity: 0, price: "0", cents: 0 }];
    return parts.map((part, at) => ({
      ...{ id: line.id, kind: "work", about: "", words: "", line: at === 0 ? line : null },
      ...part,
    }));
  });
  return [
    ...work,
    ...charges.map(({ id, kind, about, quantity, price, cents, words }) => ({
      ...{ id, kind, about: about ?? "", line: null, quantity, price, cents, words },
    })),
  ];
}

/** A column of a statement's file. */
export interface StatementColumn {
  readonly name: string;
  readonly unit: "text" | "words" | "day" | "count" | "hours" | "units" | "price" | "money";
  readonly meaning: string;
  readonly cell: (row: StatementRow, statement: Statement) => string | number;
}

const ofLine =
  (cell: (line: WorkLine) => string | number): StatementColumn["cell"] =>
  ({ line }) =>
    line === null ? "" : cell(line);

/** Names stay: the other side's programs read by them. */
export const STATEMENT_COLUMNS: readonly StatementColumn[] = [
  {
    name: "line_id",
    unit: "text",
    meaning: "Names the line in every statement of the month; a dispute names it so.",
    cell: ({ id }) => id,
  },
  {
    name: "kind",
    unit: "text",
    meaning: "work, or what is charged beside it: reserve, cancellation, commitment, service, repricing, credit.",
    cell: ({ kind }) => kind,
  },
  { name: "about", unit: "text", meaning: "Line that a charge belongs to.", cell: ({ about }) => about },
  {
    name: "service_date",
    unit: "day",
    meaning: "Day on which the line begins, on the agreement's clock; it decides the month.",
    cell: ofLine(({ day }) => day),
  },
  {
    name: "start",
    unit: "text",
    meaning: "On the agreement's clock, with its offset from UTC.",
    cell: ofLine(({ start }) => start),
  },
  {
    name: "end",
    unit: "text",
    meaning: "On the agreement's clock, with its offset from UTC.",
    cell: ofLine(({ end }) => end),
  },
  { name: "skill", unit: "text", meaning: "What was worked.", cell: ofLine(({ skill }) => skill) },
  { name: "tier", unit: "text", meaning: "firm, flexible or option.", cell: ofLine(({ tier }) => tier) },
  { name: "state", unit: "text", meaning: "How far the line is.", cell: ofLine(({ state }) => state) },
  {
    name: "positions_ordered",
    unit: "count",
    meaning: "People logged in at one time, as first asked for.",
    cell: ofLine(({ positions }) => positions.ordered),
  },
  {
    name: "positions_confirmed",
    unit: "count",
    meaning: "As agreed.",
    cell: ofLine(({ positions }) => positions.confirmed),
  },
  {
    name: "hours_ordered",
    unit: "hours",
    meaning: "Position-hours; elapsed hours, so a night with a clock change has one more or one less.",
    cell: ofLine(({ orderedHours }) => orderedHours),
  },
  {
    name: "hours_confirmed",
    unit: "hours",
    meaning: "Position-hours.",
    cell: ofLine(({ confirmedHours }) => confirmedHours),
  },
  {
    name: "hours_delivered",
    unit: "hours",
    meaning: "Position-hours that came; empty where nobody recorded it.",
    cell: ofLine(({ deliveredHours }) => deliveredHours ?? ""),
  },
  {
    name: "hours_billable",
    unit: "hours",
    meaning: "What came and was confirmed; all that was confirmed where it is off by no more than the tolerance.",
    cell: ofLine(({ billableHours }) => billableHours),
  },
  {
    name: "tolerance",
    unit: "text",
    meaning: "exact, within, short, over, or unknown.",
    cell: ofLine(({ tolerance }) => tolerance),
  },
  {
    name: "quantity",
    unit: "units",
    meaning: "Units billed at this price: of work in the tariff's unit.",
    cell: ({ quantity }) => quantity,
  },
  {
    name: "unit",
    unit: "text",
    meaning: "Unit of the tariff.",
    cell: ({ kind }, { tariff }) => (kind === "work" ? tariff.unit : ""),
  },
  {
    name: "unit_basis",
    unit: "text",
    meaning:
      "What units of work rest on: seats (their time), counted (as recorded), handled-time (contacts reckoned from it), never-idle (the most it can be).",
    cell: ofLine(({ unitsBasis }) => unitsBasis),
  },
  {
    name: "price",
    unit: "price",
    meaning: "Of one unit, as an exact decimal, net of VAT.",
    cell: ({ price }) => price,
  },
  {
    name: "amount",
    unit: "money",
    meaning: "Quantity times price, rounded to cents once, net of VAT. The total is the sum of these.",
    cell: ({ cents }) => cents / 100,
  },
  { name: "currency", unit: "text", meaning: "Of price and amount.", cell: (_, { currency }) => currency },
  { name: "words", unit: "words", meaning: "What a charge is for.", cell: ({ words }) => words },
];
