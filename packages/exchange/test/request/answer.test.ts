import type { ShiftDocument } from "@springtide/contracts";
import { actionsOfAnswer, readAnswer, shiftFile } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { requestOf } from "./any-request.ts";

const REQUEST = requestOf([
  {},
  { start: "2026-11-02T08:00:00+01:00", end: "2026-11-02T12:00:00+01:00", positionsLoggedIn: 5 },
  { start: "2026-11-03T08:00:00+01:00", end: "2026-11-03T12:00:00+01:00", positionsLoggedIn: 3 },
]);

type Rows = string[][];

/** The request's own table with something done to it, as a partner's spreadsheet sends it back. */
async function sentBack(
  change: (rows: Rows, at: (name: string) => number) => Rows,
  separator = ",",
  request: ShiftDocument = REQUEST,
): Promise<Uint8Array> {
  const csv = new TextDecoder().decode((await shiftFile(request, "csv")).bytes);
  const rows = csv
    .trim()
    .split("\r\n")
    .map((row) => row.split(","));
  const at = (name: string): number => rows[0]?.indexOf(name) ?? -1;
  return Buffer.from(
    change(rows, at)
      .map((row) => row.join(separator))
      .join("\n"),
  );
}

function fill(rows: Rows, at: (name: string) => number, answers: readonly (readonly [string, string, string])[]): Rows {
  return rows.map((row, number) => {
    const answer = answers[number - 1];
    if (answer === undefined) return row;
    const filled = [...row];
    ["accepted", "offered", "answer_reason"].forEach((name, which) => (filled[at(name)] = answer[which] ?? ""));
    return filled;
  });
}

async function codesOf(bytes: Uint8Array, request: ShiftDocument = REQUEST): Promise<unknown> {
  try {
    return await readAnswer(bytes, "answer.csv", request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place }) => [code, place.row, place.column]);
  }
}

describe("a partner's answer", () => {
  it("is read line by line: all, a part with its reason, nothing said", async () => {
    const answer = await readAnswer(
      await sentBack((rows, at) =>
        fill(rows, at, [
          ["yes", "", ""],
          ["", "2", "two on leave"],
        ]),
      ),
      "answer.csv",
      REQUEST,
    );
    expect(answer.lines).toEqual([
      { line: "L1", asked: 8, offered: 8, reason: "" },
      { line: "L2", asked: 5, offered: 2, reason: "two on leave" },
    ]);
    expect(answer.unanswered).toEqual(["L3"]);
    expect(
      actionsOfAnswer({ ...answer, lines: [...answer.lines, { line: "L3", asked: 3, offered: 0, reason: "" }] }),
    ).toEqual([
      {
        action: "offer",
        lines: [
          { line: "L1", positionsLoggedIn: 8 },
          { line: "L2", positionsLoggedIn: 2, reason: "two on leave" },
        ],
      },
      { action: "refuse", lines: ["L3"], reason: "No reason given in the answer." },
    ]);
  });

  it("says nothing of lines that are agreed by now, and changes none of them; a part of a line says why", async () => {
    const mixed = requestOf([{ state: "confirmed" }, ...REQUEST.lines.slice(1)]);
    const sent = (...answers: readonly (readonly [string, string, string])[]) =>
      sentBack((rows, at) => fill(rows, at, answers), ",", mixed);
    const answer = await readAnswer(await sent(["yes", "8", ""], ["", "5", ""]), "answer.csv", mixed);
    expect([answer.lines.map(({ line }) => line), answer.unanswered]).toEqual([["L2"], ["L3"]]);
    expect(await codesOf(await sent(["", "7", "one is ill"], ["", "4", ""]), mixed)).toEqual([
      ["needs-both-sides", 2, "offered"],
      ["reason-missing", 3, "answer_reason"],
    ]);
    expect(await codesOf(Buffer.from(" \n"))).toEqual([["not-a-table", undefined, undefined]]);
  });

  it("may have its columns in another order, renamed or left out, other separators, dates as a spreadsheet saves them, rows above and a total below", async () => {
    const bytes = await sentBack((rows, at) => {
      const kept = ["offered", "start_client", "request_version", "line_id", "answer_reason"].map(at);
      const filled = fill(rows, at, [
        ["", "8", ""],
        ["", "5", ""],
        ["", "0", "closed"],
      ]);
      const [, ...lines] = filled.map((row) => kept.map((column) => row[column] ?? ""));
      const german = lines.map(([offered = "", start = "", ...rest]) => [
        `${offered},0`,
        `${start.slice(8, 10)}.${start.slice(5, 7)}.${start.slice(0, 4)} ${start.slice(11, 16)}`,
        ...rest,
      ]);
      return [
        ["Nordlicht answers"],
        [],
        ["Seats offered", "start_client", "Version", "Zeile", "Remarks"],
        ...german,
        ["13", "", "", "Total", ""],
      ];
    }, ";");
    const answer = await readAnswer(bytes, "antwort.csv", REQUEST);
    expect(answer.lines.map(({ line, offered, reason }) => [line, offered, reason])).toEqual([
      ["L1", 8, ""],
      ["L2", 5, ""],
      ["L3", 0, "closed"],
    ]);
    expect(answer.notes).toContainEqual({
      code: "lines-by-column",
      sentence: 'The lines are told by the column "Zeile": it holds their ids.',
      values: { column: "Zeile" },
    });
  });

  it.each([
    ["line-unknown", "line_id", "L99"],
    ["request-unknown", "request_id", "R-8"],
    ["request-stale", "request_version", "1"],
    ["line-changed", "positions_logged_in", "9"],
    ["line-changed", "start_utc", "2026-11-02T08:00:00Z"],
    ["line-changed", "start_partner", "03.11.2026 02:00"],
    ["line-changed", "line_check", "sha-000000000000"],
    ["offered-above-asked", "offered", "6"],
    ["not-a-count", "offered", "two"],
    ["not-yes-or-no", "accepted", "maybe"],
  ])("is refused with its place: %s in %s", async (code, column, value) => {
    const bytes = await sentBack((rows, at) => {
      const filled = fill(rows, at, [
        ["", "", ""],
        ["", "4", "one is ill"],
      ]);
      const row = filled[2];
      if (row !== undefined) row[at(column)] = value;
      return filled;
    });
    expect(await codesOf(bytes)).toEqual([[code, 3, column]]);
  });

  it("may say a line twice in one way, not in two", async () => {
    const doubled = (offered: string) =>
      sentBack((rows, at) => {
        const filled = fill(rows, at, [["", "8", ""]]);
        const again = [...(filled[1] ?? [])];
        again[at("offered")] = offered;
        return [...filled, again];
      });
    expect(await codesOf(await doubled("7"))).toEqual([["line-twice", 5, "line_id"]]);
    expect((await readAnswer(await doubled("8"), "a", REQUEST)).lines).toHaveLength(1);
  });

  it("is read from the workbook itself", async () => {
    const asked = requestOf([{ answer: { offered: 6, reason: "as many as we have" } }]);
    const answer = await readAnswer((await shiftFile(asked, "xlsx")).bytes, "answer.xlsx", asked);
    expect(answer.lines).toEqual([{ line: "L1", asked: 8, offered: 6, reason: "as many as we have" }]);
  });

  it("is refused where it is something else", async () => {
    expect(await codesOf(Buffer.from("a,b\n1,2\n"))).toEqual([["answer-without-lines", undefined, undefined]]);
    expect(await codesOf(Buffer.from("line_id,skill\nL1,phone\n"))).toEqual([["column-missing", undefined, undefined]]);
    expect(await codesOf(Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toEqual([
      ["workbook-damaged", undefined, undefined],
    ]);
  });
});
