import { type TimeZone, timeZone } from "@springtide/calendar";
import type { CommitmentRequest, RequestDelivery } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { Column } from "./columns.ts";
import { columnCsv, columnSheet, rounded } from "./columns.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** One row: a line or an interval, with what was agreed, what came, and how the partner's own roster fills it. */
interface DeliveryRow {
  readonly kind: "line" | "interval" | "roster-interval";
  readonly line: string | null;
  readonly skill: string;
  readonly start: string;
  readonly startPartner: string | null;
  /** Hours of a line; positions of an interval. */
  readonly confirmed: number | null;
  readonly delivered: number | null;
  readonly basis: string | null;
  readonly asked: number | null;
  readonly there: number | null;
}

/** What came of the lines of a request, and on whose clock its partner reads it. */
interface DeliveryOfRequest {
  readonly delivery: RequestDelivery;
  readonly lines: CommitmentRequest["lines"];
  readonly partnerZone: string;
}

/**
 * What came of a request against what was confirmed, and how the partner's own roster fills it, as a file: by line in position-hours, by
 * interval in positions. A table holds both, told apart by its first column; a workbook has a sheet for each.
 * @param madeAt only the workbook says when
 */
export function deliveryFile(
  { delivery, lines, partnerZone }: DeliveryOfRequest,
  format: "csv" | "xlsx",
  madeAt: Date,
): ShiftFile {
  const name = `${delivery.request}-delivery`;
  const rows = deliveryRows(delivery, lines, timeZone(partnerZone));
  if (format === "csv") return columnCsv(name, COLUMNS, rows);
  const title = `${delivery.request}: delivery and fill`;
  const footer = `${title}, made ${madeAt.toISOString()}`;
  const sheet = (called: string, kind: DeliveryRow["kind"]) =>
    columnSheet(
      called,
      COLUMNS,
      rows.filter((row) => row.kind === kind),
      footer,
    );
  const sheets = [sheet("Lines", "line"), sheet("Intervals", "interval"), sheet("Own roster", "roster-interval")];
  return { name: `${name}.xlsx`, mediaType: XLSX, bytes: xlsxFile({ title, madeAt, sheets }) };
}

function deliveryRows(
  { lines, intervals, fill }: RequestDelivery,
  asked: CommitmentRequest["lines"],
  zone: TimeZone,
): DeliveryRow[] {
  const delivered = new Map(lines.map((line) => [line.line, line]));
  const filled = new Map(fill?.lines.map((line) => [line.line, line]));
  return [
    ...asked.map(({ id, skill, start }): DeliveryRow => ({
      ...{ kind: "line", line: id, skill, start, startPartner: zone.formatInstant(Date.parse(start)) },
      confirmed: delivered.get(id)?.confirmedHours ?? null,
      delivered: delivered.get(id)?.deliveredHours ?? null,
      basis: delivered.get(id)?.basis ?? null,
      asked: filled.get(id)?.askedHours ?? null,
      there: filled.get(id)?.filledHours ?? null,
    })),
    ...intervals.map((interval): DeliveryRow => ({
      ...{ kind: "interval", line: null, basis: null, asked: null, there: null, ...interval },
    })),
    ...(fill?.intervals ?? []).map(({ start, startPartner, skill, asked: wanted, there }): DeliveryRow => ({
      ...{ kind: "roster-interval", line: null, skill, start, startPartner, confirmed: null, delivered: null },
      ...{ basis: null, asked: wanted, there },
    })),
  ];
}

const ofAmount =
  (amount: "confirmed" | "delivered" | "asked" | "there"): Column<DeliveryRow>["cell"] =>
  ({ [amount]: value }) =>
    value === null ? null : rounded(value, 4);

/** What is there of what is wanted, by row; nothing where either is unknown. */
function shareOf(there: number | null, wanted: number | null): number | null {
  return there === null || wanted === null || wanted === 0 ? null : rounded(there / wanted, 4);
}

const COLUMNS: readonly Column<DeliveryRow>[] = [
  { name: "kind", style: "text", cell: ({ kind }) => kind },
  { name: "line_id", style: "text", cell: ({ line }) => line },
  { name: "skill", style: "text", cell: ({ skill }) => skill },
  { name: "start_client", style: "text", cell: ({ start }) => start },
  { name: "start_partner", style: "text", cell: ({ startPartner }) => startPartner },
  { name: "confirmed", style: "price", cell: ofAmount("confirmed") },
  { name: "delivered", style: "price", cell: ofAmount("delivered") },
  { name: "delivered_share", style: "share", cell: (row) => shareOf(row.delivered, row.confirmed) },
  { name: "basis", style: "text", cell: ({ basis }) => basis },
  { name: "roster_asked", style: "price", cell: ofAmount("asked") },
  { name: "roster_there", style: "price", cell: ofAmount("there") },
  { name: "roster_fill", style: "share", cell: (row) => shareOf(row.there, row.asked) },
];
