import type { PaperLanguage, ShiftDocument } from "@springtide/contracts";
import { type PaperSpeech, paperSpeech } from "@springtide/words/paper";
import type { Content } from "pdfmake/interfaces.js";
import type { LineChange } from "../request/request-delta.ts";
import { shortCheck } from "../request/seal.ts";
import { changesOnPaper } from "./changes-table.ts";
import { HEAD_COLOR, SOFT_COLOR } from "./paper-table.ts";
import { pdfFile } from "./pdf-file.ts";
import { wallWeeks, type WallWeek } from "./wall-plan.ts";

/** Shifts for the wall as PDF: a page a week, people, teams or skills down and days across. */
export async function wallPdf(
  document: ShiftDocument,
  { zone, language = "en" }: { readonly zone?: string | undefined; readonly language?: PaperLanguage | undefined } = {},
): Promise<Uint8Array> {
  const speech = paperSpeech(language);
  const weeks = wallWeeks(document, speech, zone);
  const content = weeks.map((week, at) => weekContent(titleOf(document, speech), week, at > 0));
  return pdfFile({
    ...pagesOf(document, speech),
    content: content.length === 0 ? [heading(titleOf(document, speech), speech.say("paper.shifts.nothing"))] : content,
  });
}

/** What changed between two versions of a request, as PDF. */
export async function deltaPdf(
  document: ShiftDocument,
  changes: readonly LineChange[],
  language: PaperLanguage = "en",
): Promise<Uint8Array> {
  const speech = paperSpeech(language);
  const title = speech.say(changes.length === 0 ? "paper.changes.nothing" : "paper.changes.title");
  return pdfFile({
    ...pagesOf(document, speech),
    content: [
      heading(titleOf(document, speech), title),
      ...(changes.length === 0 ? [] : [changesOnPaper(document, changes, speech)]),
    ],
  });
}

function pagesOf(document: ShiftDocument, speech: PaperSpeech) {
  return {
    title: titleOf(document, speech),
    madeAt: new Date(document.header.madeAt),
    footer: footerOf(document, speech),
  };
}

function weekContent(head: string, { title, days, rows }: WallWeek, isNewPage: boolean): Content {
  const body = rows.map(({ name, days: cells }) => [
    { text: name, bold: true },
    ...cells.map((shifts) => ({ text: shifts.join("\n"), fontSize: 8 })),
  ]);
  return {
    stack: [
      heading(head, title),
      {
        table: { headerRows: 1, widths: [110, ...days.map(() => "*")], body: [["", ...days].map(headOf), ...body] },
        layout: { hLineColor: () => "#d0d5dd", vLineColor: () => "#d0d5dd" },
      },
    ],
    ...(isNewPage ? { pageBreak: "before" } : {}),
  };
}

function heading(title: string, words: string): Content {
  return {
    stack: [
      { text: title, fontSize: 14, bold: true },
      { text: words, fontSize: 10, color: SOFT_COLOR, margin: [0, 2, 0, 6] },
    ],
  };
}

function headOf(text: string): { text: string; bold: boolean; fillColor: string; color: string } {
  return { text, bold: true, fillColor: HEAD_COLOR, color: "#ffffff" };
}

function titleOf({ header: { client, partner, kind } }: ShiftDocument, { say }: PaperSpeech): string {
  return partner === null
    ? say(`paper.shifts.${kind}`, { client })
    : say(`paper.shifts.${kind}-to`, { client, partner });
}

function footerOf({ header, checksum }: ShiftDocument, { say, moment }: PaperSpeech): string {
  const { request, planVersion, state, clientZone, partnerZone, agreement, madeAt } = header;
  const values = {
    ...{ request: request.id, version: String(request.version), state: say(`paper.state.${state}`) },
    ...{ plan: planVersion, at: moment(new Date(madeAt), clientZone), check: shortCheck(checksum) },
    zones: clientZone === partnerZone ? clientZone : `${clientZone}, ${partnerZone}`,
  };
  return agreement === null
    ? say("paper.shifts.foot", values)
    : say("paper.shifts.foot-agreed", { ...values, agreement });
}
