import type { ChargeLine, Dispute, PaperLanguage, Statement, WorkLine } from "@springtide/contracts";
import { chargeSaid, remarkSaid, type SettlementSpeech, settlementSpeech } from "@springtide/words";
import { type PaperSpeech, paperSpeech } from "@springtide/words/paper";
import type { Content, TableCell } from "pdfmake/interfaces.js";
import type { ShiftFile } from "../export/shift-file.ts";
import { shortCheck } from "../request/seal.ts";
import { figure, paperTable, small, SOFT_COLOR } from "./paper-table.ts";
import { pdfFile, type PdfPages } from "./pdf-file.ts";

/** In whose words a statement is told: what any paper says, and what is said of settlements. */
interface Speech {
  readonly paper: PaperSpeech;
  readonly settlement: SettlementSpeech;
}

/**
 * A statement on paper: what it comes to, line by line, with what the two sides see differently and the check that is the same in every format.
 * @param madeAt the only time in it that is not the statement's own
 */
export async function statementPdf(
  statement: Statement,
  madeAt: Date,
  language: PaperLanguage = "en",
): Promise<ShiftFile> {
  const { shop, agreement, month } = statement;
  const bytes = await pdfFile(statementPages(statement, madeAt, language));
  return { name: `${shop}-${agreement}-statement-${month}.pdf`, mediaType: "application/pdf", bytes };
}

/** What stands on the pages of a statement. */
export function statementPages(statement: Statement, madeAt: Date, language: PaperLanguage): PdfPages {
  const { agreement, month, checksum, isFinal, zone, client, partnerName } = statement;
  const paper = paperSpeech(language);
  const speech: Speech = { paper, settlement: settlementSpeech(paper, statement) };
  const title = paper.say("paper.statement.title", {
    ...{ partner: partnerName, client, agreement, month: paper.month(month) },
  });
  const foot = isFinal ? "paper.statement.foot-final" : "paper.statement.foot-preliminary";
  return {
    ...{ title, madeAt },
    footer: paper.say(foot, { title, at: paper.moment(madeAt, zone), check: shortCheck(checksum) }),
    content: [...heading(title, statement, speech), linesTable(statement, speech), ...disputesTable(statement, paper)],
  };
}

function heading(title: string, statement: Statement, { paper, settlement }: Speech): Content[] {
  const { zone, isFinal, tolerance, remarkFacts } = statement;
  const state = paper.say(isFinal ? "paper.statement.final" : "paper.statement.preliminary");
  const dates = paper.say("paper.statement.dates", { zone, tolerance: paper.share(tolerance) });
  return [
    { text: title, fontSize: 14, bold: true },
    { text: `${state} ${dates}`, color: SOFT_COLOR, margin: [0, 2, 0, 8] },
    {
      columns: factsOf(statement, paper).map(([name, value]) => ({
        stack: [
          { text: name, fontSize: 7, color: SOFT_COLOR },
          { text: value, fontSize: 11, bold: true },
        ],
      })),
      margin: [0, 0, 0, 8],
    },
    ...remarkFacts.map((remark): Content => ({
      ...{ text: remarkSaid(remark, settlement), fontSize: 8, color: SOFT_COLOR },
      margin: [0, 0, 0, 3],
    })),
  ];
}

function factsOf({ totals, currency }: Statement, { say, cents, hours }: PaperSpeech): [string, string][] {
  return [
    [say("paper.statement.work"), cents(totals.workCents)],
    [say("paper.statement.charges"), cents(totals.chargeCents)],
    [say("paper.statement.net", { currency }), cents(totals.netCents)],
    [say("paper.statement.hours-ordered"), hours(totals.orderedHours)],
    [say("paper.statement.hours-confirmed"), hours(totals.confirmedHours)],
    [say("paper.statement.hours-delivered"), hours(totals.deliveredHours)],
    [say("paper.statement.hours-billable"), hours(totals.billableHours)],
  ];
}

const COLUMNS = [
  ...["line", "day", "time", "skill", "ordered", "confirmed", "delivered", "billable"],
  ...["verdict", "quantity", "price", "amount"],
] as const;
const FIGURES = [4, 12] as const;
const FIGURES_OF_DISPUTES = [4, 6] as const;

function linesTable({ lines, charges, totals }: Statement, { paper, settlement }: Speech): Content {
  const blank = Array<TableCell>(COLUMNS.length - 2).fill("");
  const total: TableCell[] = [
    { text: paper.say("paper.column.total"), bold: true },
    ...blank,
    { text: paper.cents(totals.netCents), bold: true, alignment: "right" },
  ];
  const work = lines.flatMap((line) => workRows(line, paper));
  const beside = charges.map((charge) => chargeRow(charge, { paper, settlement }));
  return paperTable(
    COLUMNS.map((column) => paper.say(`paper.column.${column}`)),
    [...work, ...beside, total],
    { widths: ["auto", "auto", "auto", "*", ...Array<string>(8).fill("auto")], figures: FIGURES },
  );
}

/** A row for each part of a line at one price; hours stand in the first alone. A line of which nothing is billed has one row of nothing. */
function workRows(line: WorkLine, paper: PaperSpeech): TableCell[][] {
  const parts = line.parts.length > 0 ? line.parts : [{ quantity: 0, price: "0", cents: 0 }];
  return parts.map((part, at) => [
    small(line.id),
    ...(at === 0 ? workCells(line, paper) : Array<TableCell>(8).fill("")),
    ...amounts(part, paper),
  ]);
}

function workCells(line: WorkLine, { say, day, hours }: PaperSpeech): TableCell[] {
  const { start, end, skill, tier, orderedHours, confirmedHours, deliveredHours, billableHours } = line;
  return [
    ...[day(line.day), `${start.slice(11, 16)}\u2013${end.slice(11, 16)}`].map(small),
    small(`${skill}, ${say(`paper.tier.${tier}`)}`),
    ...[hours(orderedHours), hours(confirmedHours)].map(figure),
    figure(deliveredHours === null ? say("paper.not-recorded") : hours(deliveredHours)),
    ...[hours(billableHours), say(`paper.tolerance.${line.tolerance}`)].map(figure),
  ];
}

function chargeRow(charge: ChargeLine, { paper, settlement }: Speech): TableCell[] {
  const kind = paper.say(`paper.charge.${charge.kind}`);
  const why = chargeSaid(charge.why, settlement);
  const { about } = charge;
  const text =
    about === null
      ? paper.say("paper.charge.alone", { kind, why })
      : paper.say("paper.charge.of", { kind, why, line: about });
  const spanned = Array<TableCell>(7).fill("");
  return [small(charge.id), { ...small(text), colSpan: 8 }, ...spanned, ...amounts(charge, paper)];
}

function amounts(
  { quantity, price, cents }: { readonly quantity: number; readonly price: string; readonly cents: number },
  paper: PaperSpeech,
): TableCell[] {
  return [paper.quantity(quantity), paper.price(price), paper.cents(cents)].map(figure);
}

const DISPUTE_COLUMNS = ["number", "line", "by", "state", "stated", "should-be", "reason", "answer"] as const;

function disputesTable({ disputes }: Statement, { say, cents }: PaperSpeech): Content[] {
  if (disputes.length === 0) return [];
  const header = DISPUTE_COLUMNS.map((column) =>
    say(column === "line" ? "paper.column.line" : `paper.dispute.${column}`),
  );
  const rowOf = (one: Dispute): TableCell[] => [
    ...[String(one.dispute), one.line, say(`paper.side.${one.by}`), say(`paper.dispute.state-${one.state}`)].map(small),
    ...[cents(one.statedCents), cents(one.cents)].map(figure),
    ...[one.reason, one.answer ?? ""].map(small),
  ];
  const widths = ["auto", "auto", "auto", "auto", "auto", "auto", "*", "*"];
  return [
    { text: say("paper.dispute.title"), fontSize: 11, bold: true, margin: [0, 12, 0, 4] },
    paperTable(header, disputes.map(rowOf), { widths, figures: FIGURES_OF_DISPUTES }),
  ];
}
