import type { PartnerOutlook } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { Column } from "./columns.ts";
import { columnCsv, columnSheet, rounded } from "./columns.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Stretch = PartnerOutlook["days"][number]["stretches"][number];
type Line = PartnerOutlook["lines"][number];
type Foretold = PartnerOutlook["foretold"][number];

/** One row: positions of a stretch of a day, a line that is asked for, or seats that are only foretold. */
interface OutlookRow {
  readonly kind: "positions" | "asked" | "foretold";
  readonly of: Pick<Stretch, "skill" | "start" | "end" | "startPartner" | "endPartner">;
  readonly stretch: Stretch | null;
  readonly line: Line | null;
  readonly tier: string | null;
  readonly positions: number | null;
  readonly spread: Stretch["expected"] | null;
  readonly chance: Line["chance"];
  /** When it is decided, or final. */
  readonly decidedBy: string | null;
}

/**
 * What lies ahead of a partner as a file: positions by day and stretch with their spread, and how probable each line is. A table holds all, told
 * apart by its first column; a workbook has a sheet for each, and one of the contacts that are expected.
 * @param madeAt only the workbook says when
 */
export function outlookFile(outlook: PartnerOutlook, format: "csv" | "xlsx", madeAt: Date): ShiftFile {
  const { shop, agreement, client, partnerName } = outlook.terms;
  const name = `${shop}-${agreement}-ahead-plan-${String(outlook.plan?.version ?? "none")}`;
  const rows = outlookRows(outlook);
  if (format === "csv") return columnCsv(name, COLUMNS, rows);
  const title = `${client} to ${partnerName}: ${agreement}, ahead`;
  const footer = `${title}, plan ${String(outlook.plan?.version ?? "none")}, made ${madeAt.toISOString()}`;
  const sheets = [
    columnSheet(
      "Positions",
      without(FOR_LINES),
      rows.filter(({ kind }) => kind === "positions"),
      footer,
    ),
    columnSheet(
      "Chances",
      without(FOR_STRETCHES),
      rows.filter(({ kind }) => kind !== "positions"),
      footer,
    ),
    columnSheet("Contacts", CONTACT_COLUMNS, contactRows(outlook), footer),
  ];
  return { name: `${name}.xlsx`, mediaType: XLSX, bytes: xlsxFile({ title, madeAt, sheets }) };
}

function outlookRows({ days, lines, foretold }: PartnerOutlook): OutlookRow[] {
  return [
    ...days.flatMap(({ stretches }) => stretches.map(stretchRow)),
    ...lines.map(lineRow),
    ...foretold.map(foretoldRow),
  ];
}

function stretchRow(stretch: Stretch): OutlookRow {
  const nothing = { line: null, tier: null, chance: null, decidedBy: null, positions: null };
  return { kind: "positions", of: stretch, stretch, spread: stretch.expected, ...nothing };
}

function lineRow(line: Line): OutlookRow {
  const { tier, chance, positionsLoggedIn: positions, finalFrom } = line;
  return {
    ...{ kind: "asked", of: line, stretch: null, line, tier, positions, chance },
    ...{ spread: chance?.positions ?? null, decidedBy: finalFrom?.partner ?? null },
  };
}

function foretoldRow(foretold: Foretold): OutlookRow {
  const { tier, chance, positions, decidedBy } = foretold;
  return {
    ...{ kind: "foretold", of: foretold, stretch: null, line: null, tier, positions, chance, decidedBy },
    spread: chance.positions,
  };
}

const ofSpread =
  (quantile: keyof Stretch["expected"]): Column<OutlookRow>["cell"] =>
  ({ spread }) =>
    spread === null ? null : rounded(spread[quantile], 2);
const ofStretch =
  (tier: "firm" | "flexible" | "option" | "foretold"): Column<OutlookRow>["cell"] =>
  ({ stretch }) =>
    stretch === null ? null : rounded(stretch[tier], 2);
const ofChance =
  (which: "any" | "all"): Column<OutlookRow>["cell"] =>
  ({ chance }) =>
    chance === null ? null : rounded(chance[which], 4);

/** Of the rows of stretches alone, and of those of lines alone: each sheet leaves the other's out. */
const FOR_STRETCHES = ["firm", "flexible", "option", "foretold"];
const FOR_LINES = ["tier", "state", "request_id", "line_id", "positions", "chance_any", "chance_all", "decided_by"];

const COLUMNS: readonly Column<OutlookRow>[] = [
  { name: "kind", style: "text", cell: ({ kind }) => kind },
  { name: "day", style: "day", cell: ({ of }) => of.startPartner.slice(0, 10) },
  { name: "skill", style: "text", cell: ({ of }) => of.skill },
  { name: "start_partner", style: "text", cell: ({ of }) => of.startPartner },
  { name: "end_partner", style: "text", cell: ({ of }) => of.endPartner },
  { name: "start_client", style: "text", cell: ({ of }) => of.start },
  { name: "end_client", style: "text", cell: ({ of }) => of.end },
  { name: "tier", style: "text", cell: ({ tier }) => tier },
  { name: "state", style: "text", cell: ({ line }) => line?.state ?? null },
  { name: "request_id", style: "text", cell: ({ line }) => line?.request ?? null },
  { name: "line_id", style: "text", cell: ({ line }) => line?.line ?? null },
  { name: "positions", style: "count", cell: ({ positions }) => positions },
  { name: "firm", style: "price", cell: ofStretch("firm") },
  { name: "flexible", style: "price", cell: ofStretch("flexible") },
  { name: "option", style: "price", cell: ofStretch("option") },
  { name: "foretold", style: "price", cell: ofStretch("foretold") },
  { name: "expected_mean", style: "price", cell: ofSpread("mean") },
  { name: "expected_p10", style: "price", cell: ofSpread("p10") },
  { name: "expected_p50", style: "price", cell: ofSpread("p50") },
  { name: "expected_p90", style: "price", cell: ofSpread("p90") },
  { name: "chance_any", style: "share", cell: ofChance("any") },
  { name: "chance_all", style: "share", cell: ofChance("all") },
  { name: "decided_by", style: "text", cell: ({ decidedBy }) => decidedBy },
];

function without(names: readonly string[]): readonly Column<OutlookRow>[] {
  return COLUMNS.filter(({ name }) => !names.includes(name));
}

interface ContactRow {
  readonly skill: string;
  readonly of: PartnerOutlook["forecast"][number]["days"][number];
}

function contactRows({ forecast }: PartnerOutlook): ContactRow[] {
  return forecast.flatMap(({ skill, days }) => days.map((of) => ({ skill, of })));
}

const CONTACT_COLUMNS: readonly Column<ContactRow>[] = [
  { name: "skill", style: "text", cell: ({ skill }) => skill },
  { name: "day_client", style: "day", cell: ({ of }) => of.day },
  { name: "contacts_mean", style: "price", cell: ({ of }) => rounded(of.mean, 1) },
  { name: "contacts_p10", style: "price", cell: ({ of }) => rounded(of.p10, 1) },
  { name: "contacts_p50", style: "price", cell: ({ of }) => rounded(of.p50, 1) },
  { name: "contacts_p90", style: "price", cell: ({ of }) => rounded(of.p90, 1) },
];
