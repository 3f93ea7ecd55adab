import { timeZone } from "@springtide/calendar";
import { readAnswer, rosterOfBytes } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { requestOf } from "../../../packages/exchange/test/request/any-request.ts";
import { findingSpeech } from "../src/data/finding-speech.ts";
import { findingSaid } from "../src/finding-words/finding-said.ts";
import { toldOf, toldOfNote } from "../src/finding-words/told.ts";
import { wordsIn } from "./words-in.ts";

const zone = timeZone("Europe/Berlin");
const speech = findingSpeech(wordsIn("de", "EUR", null).say, "de");
const NIGHT = { start: "2026-10-25T00:00:00Z", end: "2026-10-25T04:00:00Z" };
const request = requestOf([{ ...NIGHT, line: "L1", positionsLoggedIn: 3 }]);

const roster = (text: string) => rosterOfBytes(Buffer.from(text), "r.csv", { zone });
const answer = (text: string) => readAnswer(Buffer.from(text), "a.csv", request);

async function findingsOf(reading: Promise<unknown>) {
  const end: unknown = await reading.catch((error: unknown) => error);
  if (end instanceof Refusal) return end.findings;
  throw new Error("It was read, or something else was wrong.", { cause: end });
}

const LIST = "person,start,end,breaks\n";
const DAY = "Ana,2026-06-01T08:00,2026-06-01T16:00,\n";
const SHEET = "name,2026-12-01,2026-12-02\n";

describe("whatever is refused of an upload", () => {
  it.each([
    ["not-a-roster", () => roster("a,b\n1,2\n")],
    ["not-a-roster", () => roster("  ")],
    ["not-a-roster", () => rosterOfBytes(Buffer.from([0xff, 0xfe, 0xff]), "r.csv", { zone })],
    ["table-too-large", () => roster(LIST + DAY.repeat(20_002))],
    ["table-too-large", () => roster(`${"a,".repeat(600)}\n`)],
    ["unclosed-quote", () => roster(`${LIST}"Ana,2026\n`)],
    ["workbook-damaged", () => rosterOfBytes(Buffer.from([0x50, 0x4b, 3, 4, 0]), "r.xlsx", { zone })],
    ["column-missing", () => roster("person,start\nAna,2026-06-01T08:00\n")],
    ["not-a-time", () => roster(`${LIST}Ana,soon,2026-06-01T16:00,\n`)],
    ["not-a-time", () => roster(`${LIST}Ana,,2026-06-01T16:00,\n`)],
    ["time-does-not-exist", () => roster(`${LIST}Ana,2026-03-29T02:30,2026-03-29T12:00,\n`)],
    ["no-person", () => roster(`${LIST},2026-06-01T08:00,2026-06-01T16:00,\n`)],
    ["shift-ends-wrong", () => roster(`${LIST}Ana,2026-06-01T08:00,2026-06-01T07:00,\n`)],
    ["break-not-in-shift", () => roster(`${LIST}Ana,2026-06-01T08:00,2026-06-01T16:00,at noon\n`)],
    ["dates-ambiguous", () => roster(`${LIST}Ana,04/05/2026 08:00,04/05/2026 16:00,\n`)],
    ["dates-ambiguous", () => roster("name,01/02/2026,03/04/2026\nAna,8-16,8-16\n")],
    ["month-missing", () => roster("name,1,2,3\nAna,F,F,F\n")],
    ["weekday-differs", () => roster(`${SHEET},Mo,Mo\nAna,8-16,\n`)],
    ["column-without-day", () => roster("name,2026-12-01,2026-12-02,\nAna,8-16,,F\n")],
    ["not-a-shift", () => roster(`${SHEET}Ana,8-25:99,\n`)],
    ["not-a-time", () => roster("name,2026-03-29\nAna,02:30-10:00\n")],
    ["unknown-code", () => roster(`${SHEET}Ana,F,\n`)],
    ["unknown-code", () => roster(`${SHEET}Ana,FF,\ncode,from,to\nF,6:00,14:00\n`)],
    ["code-not-understood", () => roster(`${SHEET}Ana,F,\ncode,from,to\nF,6:00,soon\n`)],
    ["code-not-understood", () => roster(`${SHEET}Ana,F,\ncode,from,to\nF,6:00,14:00\nF,7:00,15:00\n`)],
    ["not-a-table", () => answer("")],
    ["not-a-table", () => readAnswer(Buffer.from([0xff, 0xfe, 0xff]), "a.csv", request)],
    ["answer-without-lines", () => answer("a,b\n1,2\n")],
    ["column-missing", () => answer("line_id,skill\nL1,phone\n")],
    ["line-unknown", () => answer("line_id,accepted\nL1,\nL9,yes\n")],
    ["not-yes-or-no", () => answer("line_id,accepted\nL1,perhaps\n")],
    ["not-a-count", () => answer("line_id,offered\nL1,some\n")],
    ["offered-above-asked", () => answer("line_id,offered\nL1,9\n")],
    ["reason-missing", () => answer("line_id,offered\nL1,1\n")],
    ["answer-contradicts-itself", () => answer("line_id,accepted,offered\nL1,no,2\n")],
  ])("is said in the reader's language: %s", async (code, reading) => {
    const findings = await findingsOf(reading());
    expect(findings.map((one) => one.code)).toContain(code);
    for (const finding of findings) {
      expect(finding.remedy).not.toContain("--");
      expect(findingSaid(toldOf(finding), speech), finding.code).toMatch(/^[^{}]+[.]$/);
    }
  });

  it("is said as well of what was taken for granted", async () => {
    const { roster: read } = await roster("name,01/12/2026,02/12/2026\nAna,8-16 /30,\n");
    const { notes } = await answer("Zeile,ok,accepted\nL1,,yes\n,total,yes\n");
    const said = [...read.notes, ...notes].map((note) => findingSaid(toldOfNote(note), speech));
    expect(said).toEqual([
      "Die Daten werden mit dem Tag zuerst gelesen: So folgen sie aufeinander.",
      expect.stringContaining("Bei 1 Schicht ist von Pausen nur die Länge genannt"),
      "Die Zeilen erkennt man an der Spalte „Zeile“: Sie enthält ihre Kennungen.",
      expect.stringMatching(/^Übergangen.*: Zeile 3 der Datei\.$/),
    ]);
  });
});
