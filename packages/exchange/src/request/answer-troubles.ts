import type { ShiftDocument, ShiftLine } from "@springtide/contracts";
import type { Trouble } from "../contacts/refused-rows.ts";

/** What can be wrong with a row of an answer, in words. */
export const lineTroubles = {
  unknown: ({ header, lines }: ShiftDocument): Trouble => ({
    code: "line-unknown",
    rule: `request ${header.request.id} version ${header.request.version} has ${lines.length} lines, and none of that id`,
    remedy: "Take the row out, or put its id right. What was not asked for is agreed on in another way.",
  }),
  otherRequest: (id: string): Trouble => ({
    code: "request-unknown",
    rule: `the answer is read against request ${id}`,
    remedy: "Choose the request that it answers, or answer this one.",
    values: { request: id },
  }),
  stale: (version: number): Trouble => ({
    code: "request-stale",
    rule: `the request is at version ${version} by now`,
    remedy: "Answer the newest version: its file is downloaded where the request is.",
    values: { version },
  }),
  changed: ({ line }: ShiftLine, asked: string): Trouble => ({
    code: "line-changed",
    rule: `line ${line} was asked for with ${asked}, and an answer changes nothing but its own three columns`,
    remedy: "Put it back as it was; say under offered and answer_reason what can be given instead.",
    values: { line },
  }),
  twice: (row: number): Trouble => ({
    code: "line-twice",
    rule: `row ${row} answers the same line otherwise`,
    remedy: "Take one of the two rows out.",
    values: { row },
  }),
  gone: ({ line, state }: ShiftLine): Trouble => ({
    code: "line-not-wanted",
    rule: `line ${line} is ${state}, so there is nothing to answer`,
    remedy: "Leave accepted and offered of it empty.",
    values: { line },
  }),
  agreed: ({ line, state }: ShiftLine): Trouble => ({
    code: "needs-both-sides",
    rule: `line ${line} is ${state}, and changes only with both sides`,
    remedy: "Put it back as it was, and propose the change to the other side.",
    values: { line },
  }),
  withoutReason: (asked: number): Trouble => ({
    code: "reason-missing",
    rule: `an offer of fewer than the ${asked} that were asked for says why`,
    remedy: "Give the reason under answer_reason.",
    values: { asked },
  }),
  notYesOrNo: {
    code: "not-yes-or-no",
    rule: "accepted is yes, no or empty",
    remedy: "Write yes for all positions, no for none; a number of them goes under offered.",
  },
  notACount: {
    code: "not-a-count",
    rule: "offered is a whole number of positions, from 0 on",
    remedy: "Write how many positions come.",
  },
  aboveAsked: (asked: number): Trouble => ({
    code: "offered-above-asked",
    rule: `${asked} positions were asked for, and no more can be offered in this file`,
    remedy: "Offer at most what was asked for; name further positions in answer_reason.",
    values: { asked },
  }),
  contradicts: (because: string): Trouble => ({
    code: "answer-contradicts-itself",
    rule: because,
    remedy: "Leave one of the two cells empty, or make them agree.",
  }),
} as const;

/** A time as a cell of a spreadsheet may show it: a mere date is its midnight. */
export function clockCell(text: string): string {
  return /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(text) ? `${text} 00:00` : text;
}
