import type { ShiftDocument } from "@springtide/contracts";
import type { Content } from "pdfmake/interfaces.js";
import { deltaTable } from "../request/delta-table.ts";
import type { LineChange } from "../request/request-delta.ts";
import { shortCheck } from "../request/seal.ts";
import { pdfFile } from "./pdf-file.ts";
import { wallWeeks, type WallWeek } from "./wall-plan.ts";

const HEAD = "#1f3a5f";

/** Shifts for the wall as PDF: a page a week, people, teams or skills down and days across. */
export async function wallPdf(document: ShiftDocument, zoneName?: string): Promise<Uint8Array> {
  const weeks = wallWeeks(document, zoneName);
  const content = weeks.map((week, at) => weekContent(document, week, at > 0));
  return pdfFile({
    title: titleOf(document),
    madeAt: new Date(document.header.madeAt),
    footer: footerOf(document),
    content: content.length === 0 ? [heading(document, "Nothing is asked for.")] : content,
  });
}

/** What changed between two versions of a request, as PDF. */
export async function deltaPdf(document: ShiftDocument, changes: readonly LineChange[]): Promise<Uint8Array> {
  const { header, rows } = deltaTable(document, changes);
  const lines = [...rows].map((row) => row.map((value) => cellOf(String(value))));
  const table: Content = {
    table: { headerRows: 1, widths: header.map(() => "auto"), body: [header.map(headOf), ...lines] },
    layout: "lightHorizontalLines",
    fontSize: 7,
  };
  return pdfFile({
    title: titleOf(document),
    madeAt: new Date(document.header.madeAt),
    footer: footerOf(document),
    content: [
      heading(
        document,
        lines.length === 0 ? "Nothing changed since the last version." : "What changed since the last version",
      ),
      ...(lines.length === 0 ? [] : [table]),
    ],
  });
}

function weekContent(document: ShiftDocument, { title, days, rows }: WallWeek, isNewPage: boolean): Content {
  const body = rows.map(({ name, days: cells }) => [
    { text: name, bold: true },
    ...cells.map((shifts) => cellOf(shifts.join("\n"))),
  ]);
  return {
    stack: [
      heading(document, title),
      {
        table: { headerRows: 1, widths: [110, ...days.map(() => "*")], body: [["", ...days].map(headOf), ...body] },
        layout: { hLineColor: () => "#d0d5dd", vLineColor: () => "#d0d5dd" },
      },
    ],
    ...(isNewPage ? { pageBreak: "before" } : {}),
  };
}

function heading(document: ShiftDocument, words: string): Content {
  return {
    stack: [
      { text: titleOf(document), fontSize: 14, bold: true },
      { text: words, fontSize: 10, color: "#475467", margin: [0, 2, 0, 6] },
    ],
  };
}

function headOf(text: string): { text: string; bold: boolean; fillColor: string; color: string } {
  return { text, bold: true, fillColor: HEAD, color: "#ffffff" };
}

function cellOf(text: string): { text: string; fontSize: number } {
  return { text, fontSize: 8 };
}

function titleOf({ header }: ShiftDocument): string {
  const words = { request: "request for positions", shifts: "shifts", gap: "positions that nobody covers yet" }[
    header.kind
  ];
  return `${header.client}${header.partner === null ? "" : ` to ${header.partner}`}: ${words}`;
}

function footerOf({ header, checksum }: ShiftDocument): string {
  const { request, planVersion, state, clientZone, partnerZone, agreement } = header;
  const zones = clientZone === partnerZone ? clientZone : `${clientZone}, ${partnerZone}`;
  return [
    `Request ${request.id} version ${request.version} (${state})`,
    ...(agreement === null ? [] : [`agreement ${agreement}`]),
    `plan ${planVersion}`,
    zones,
    `made ${header.madeAt}`,
    `check sha-${shortCheck(checksum)}`,
  ].join(" \u00B7 ");
}
