import type { PartnerSeat, PartnerTerms, SeatReadiness, SeatTask } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { Column } from "./columns.ts";
import { columnCsv, columnSheet } from "./columns.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type ReadyDay = SeatReadiness["days"][number];

/** One row: a seat with what is recorded of it, something that has to be done, or a day with its usable seats. */
interface ReadinessRow {
  readonly kind: "seat" | "task" | "day";
  readonly seat: PartnerSeat | null;
  readonly task: SeatTask | null;
  readonly day: ReadyDay | null;
}

/** Whose seats these are. */
type Whose = Pick<PartnerTerms, "shop" | "agreement" | "client" | "partnerName">;

/**
 * Seats of an agreement with what they lack, what has to be done until when and by which side, and usable seats by day, as a file. A table holds
 * all, told apart by its first column; a workbook has a sheet for each.
 * @param madeAt only the workbook says when
 */
export function readinessFile(
  readiness: SeatReadiness,
  { shop, agreement, client, partnerName }: Whose,
  format: "csv" | "xlsx",
  madeAt: Date,
): ShiftFile {
  const name = `${shop}-${agreement}-readiness`;
  const nothing = { seat: null, task: null, day: null };
  const seats: ReadinessRow[] = readiness.seats.map((seat) => ({ ...nothing, kind: "seat", seat }));
  const tasks: ReadinessRow[] = readiness.tasks.map((task) => ({ ...nothing, kind: "task", task }));
  const days: ReadinessRow[] = readiness.days.map((day) => ({ ...nothing, kind: "day", day }));
  if (format === "csv") return columnCsv(name, [KIND, SEAT, ...TASK, ...RECORD, ...DAY], [...tasks, ...seats, ...days]);
  const title = `${client} to ${partnerName}: ${agreement}, seats`;
  const footer = `${title}, made ${madeAt.toISOString()}`;
  const sheets = [
    columnSheet("Tasks", [SEAT, ...TASK], tasks, footer),
    columnSheet("Seats", [SEAT, ...RECORD], seats, footer),
    columnSheet("Days", DAY, days, footer),
  ];
  return { name: `${name}.xlsx`, mediaType: XLSX, bytes: xlsxFile({ title, madeAt, sheets }) };
}

type ReadinessColumn = Column<ReadinessRow>;

const KIND: ReadinessColumn = { name: "kind", style: "text", cell: ({ kind }) => kind };
const SEAT: ReadinessColumn = { name: "seat", style: "text", cell: ({ seat, task }) => (seat ?? task)?.seat ?? null };

const TASK: readonly ReadinessColumn[] = [
  { name: "task", style: "text", cell: ({ task }) => task?.what ?? null },
  { name: "side", style: "text", cell: ({ task }) => task?.side ?? null },
  { name: "begin_by", style: "day", cell: ({ task }) => task?.beginBy ?? null },
  { name: "done_by", style: "day", cell: ({ task }) => task?.doneBy ?? null },
  { name: "is_late", style: "text", cell: ({ task }) => (task === null ? null : task.isLate ? "yes" : "no") },
];

const RECORD: readonly ReadinessColumn[] = [
  { name: "trained_on", style: "day", cell: ({ seat }) => seat?.trainedOn ?? null },
  { name: "access_on", style: "day", cell: ({ seat }) => seat?.accessOn ?? null },
  { name: "refreshed_on", style: "day", cell: ({ seat }) => seat?.refreshedOn ?? null },
  { name: "leaves_on", style: "day", cell: ({ seat }) => seat?.leavesOn ?? null },
  { name: "usable_from", style: "day", cell: ({ seat }) => seat?.usableFrom ?? null },
  { name: "usable_until", style: "day", cell: ({ seat }) => seat?.usableUntil ?? null },
  { name: "lacks", style: "text", cell: ({ seat }) => seat?.lacks.join(" ") ?? null },
];

const DAY: readonly ReadinessColumn[] = [
  { name: "day", style: "day", cell: ({ day }) => day?.day ?? null },
  { name: "seats_usable", style: "count", cell: ({ day }) => day?.usable ?? null },
  { name: "seats_asked", style: "count", cell: ({ day }) => day?.asked ?? null },
  {
    name: "seats_short",
    style: "count",
    cell: ({ day }) => (day === null ? null : Math.max(0, day.asked - day.usable)),
  },
];
