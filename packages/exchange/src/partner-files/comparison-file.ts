import type { ComparedPartner, PartnersCompared } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { Column } from "./columns.ts";
import { columnCsv, columnSheet, rounded } from "./columns.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A shop's partners beside each other as a file: terms, what was offered of what was asked, what came of what was confirmed. Prices are in
 * the shop's currency, at the first tier.
 * @param madeAt only the workbook says when
 */
export function comparisonFile(
  shop: string,
  { currency, partners }: PartnersCompared,
  format: "csv" | "xlsx",
  madeAt: Date,
): ShiftFile {
  const name = `${shop}-partners`;
  const rows = partners.map((partner) => ({ ...partner, shopCurrency: currency }));
  if (format === "csv") return columnCsv(name, COLUMNS, rows);
  const title = `Partners of ${shop} beside each other`;
  const sheets = [columnSheet("Partners", COLUMNS, rows, `${title}, made ${madeAt.toISOString()}`)];
  return { name: `${name}.xlsx`, mediaType: XLSX, bytes: xlsxFile({ title, madeAt, sheets }) };
}

type ComparedRow = ComparedPartner & { readonly shopCurrency: string };

function decimal(text: string | null): number | null {
  return text === null ? null : Number(text);
}

const COLUMNS: readonly Column<ComparedRow>[] = [
  { name: "agreement", style: "text", cell: ({ agreement }) => agreement },
  { name: "partner", style: "text", cell: ({ partner }) => partner },
  { name: "seats", style: "count", cell: ({ seats }) => seats },
  { name: "currency", style: "text", cell: ({ shopCurrency }) => shopCurrency },
  { name: "price_per_position_hour", style: "price", cell: (row) => decimal(row.pricePerPositionHour) },
  { name: "price_per_delivered_hour", style: "price", cell: (row) => decimal(row.costPerDeliveredHour) },
  { name: "stand_by_fee_per_seat_hour", style: "price", cell: (row) => decimal(row.standByFeePerSeatHour) },
  { name: "bill_currency", style: "text", cell: ({ currency }) => currency },
  { name: "asked_position_hours", style: "price", cell: ({ fill }) => fill.askedHours },
  { name: "offered_position_hours", style: "price", cell: ({ fill }) => fill.offeredHours },
  { name: "fill_share", style: "share", cell: ({ fill }) => fill.share },
  { name: "confirmed_position_hours", style: "price", cell: ({ delivery }) => delivery.confirmedHours },
  { name: "delivered_position_hours", style: "price", cell: ({ delivery }) => delivery.deliveredHours },
  { name: "delivered_share", style: "share", cell: ({ delivery }) => delivery.share },
  { name: "order_notice_days", style: "price", cell: (row) => rounded(row.orderNoticeDays, 2) },
  {
    ...{ name: "confirm_notice_days", style: "price" },
    cell: ({ confirmNoticeDays: days }) => (days === null ? null : rounded(days, 2)),
  },
  { name: "median_answer_hours", style: "price", cell: ({ medianAnswerHours }) => medianAnswerHours },
];
