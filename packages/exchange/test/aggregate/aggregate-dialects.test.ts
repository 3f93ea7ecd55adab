import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { piped } from "../../src/csv/byte-source.ts";
import { besideLogs, countLog, refusalOfLog } from "./log-file.ts";

const HEADER = "ts,channel,handle_s,wait_s,abandoned\n";
const LOG = `${HEADER}2026-03-02T08:01:10+01:00,Rückruf,120,4,0
2026-03-02T08:14:59+01:00,Rückruf,0,33,1
2026-03-02T08:15:00+01:00,Chat,61.5,2,0
`;
const CELLS = [
  "interval_start,queue,offered,handled,abandoned,aht_seconds,handle_seconds,wait_seconds",
  "2026-03-02T08:00:00+01:00,Rückruf,2,1,1,120,120,37",
  "2026-03-02T08:15:00+01:00,Chat,1,1,0,61.5,61.5,2",
];
/** The same with the local clock alone, decimal commas, clock readings and words, columns in another order. */
const GERMAN = `Wartezeit;Datum;Uhrzeit;Kanal;Bearbeitung;Aufgelegt
00:00:04;02.03.2026;08:01:10;"Rückruf";00:02:00;nein
00:00:33;02.03.2026;08:14:59;"Rückruf";00:00:00;ja
00:00:02;02.03.2026;08:15;"Chat";00:01:01,5;nein
`;
const GERMAN_COLUMNS = {
  start: "Datum",
  time: "Uhrzeit",
  by: "Kanal",
  handle: "Bearbeitung",
  wait: "Wartezeit",
  abandoned: "Aufgelegt",
};
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

describe("a log is read", () => {
  it.each([
    ["as it is", LOG, null],
    ["with a byte order mark and CRLF", `\uFEFF${LOG.replaceAll("\n", "\r\n")}`, "utf-8"],
    ["with CR alone", LOG.replaceAll("\n", "\r"), "utf-8"],
    ["quoted throughout", LOG.replaceAll(/[^,\n]+/g, '"$&"'), "utf-8"],
    ["with the separator announced", `sep=;\n${LOG.replaceAll(",", ";")}`, "utf-8"],
    ["in Latin-1", latin1(LOG), "windows-1252"],
    ["in UTF-16 with a mark", utf16(`\uFEFF${LOG}`), "utf-16le"],
    ["in UTF-16 without one, the other way round", utf16(LOG).swap16(), "utf-16be"],
    ["gzipped, in Latin-1", gzipSync(latin1(LOG)), "windows-1252"],
  ])("%s", async (_, content, encoding) => {
    const { lines, report } = await countLog(content);
    expect(lines).toEqual(CELLS);
    expect(report.readAs.encoding).toBe(encoding ?? "utf-8");
    expect(report).toMatchObject({ rowsRead: 3, rowsRefused: 0, cells: 2, secondsExcluded: 0 });
  });

  it("in the words and figures of another country", async () => {
    const { lines, report } = await countLog(latin1(GERMAN), { columns: GERMAN_COLUMNS });
    expect(lines).toEqual(CELLS);
    expect(report.readAs).toMatchObject({ dateOrder: "dmy", durations: "hh:mm:ss", delimiter: ";" });
  });

  it("by times in another zone", async () => {
    const text = LOG.replaceAll("+01:00", "").replaceAll("T08", "T07");
    expect((await countLog(text, { form: { logZone: "UTC" } })).lines).toEqual(CELLS);
  });

  it("without a column to count by, and tells what the log does not", async () => {
    const { lines, report } = await countLog("timestamp\n1772434870\n1772434871\n", { columns: {} });
    expect(lines[1]).toBe("2026-03-02T08:00:00+01:00,all,2,,,,,");
    expect(report.notes.join(" ")).toMatch(/no column of handling times.*who gave up/);
  });

  it("and says what is in no cell: handling time of who gave up, and days without a row", async () => {
    const text = `${LOG}2026-03-05T08:00:00+01:00,Chat,75,9,1\n\n`;
    const { report } = await countLog(text);
    expect(report).toMatchObject({ secondsExcluded: 75, contactsExcluded: 1, rowsBlank: 1 });
    expect(report.daysWithout).toEqual([{ from: "2026-03-03", to: "2026-03-04", days: 2 }]);
  });

  it("from a stream in small pieces, gzipped or not", async () => {
    for (const bytes of [Buffer.from(LOG), gzipSync(LOG)]) {
      const source = await piped(Readable.from(Array.from(bytes, (byte) => Buffer.of(byte))));
      let text = "";
      for (let chunk = await source.next(); chunk !== null; chunk = await source.next())
        text += Buffer.from(chunk).toString("latin1");
      expect(Buffer.from(text, "latin1").toString()).toBe(LOG);
    }
  });
});

describe("a log is refused", () => {
  it("with the row and column of everything wrong in it", async () => {
    const rows = [
      "2026-02-30T08:00:00+01:00,Chat,10,1,0",
      "2026-03-02T08:00:00+01:00,Chat,-10,1,0",
      "2026-03-02T08:00:00+01:00,Chat,10,soon,0",
      "2026-03-02T08:00:00+01:00,Chat,10,1,perhaps",
      "2026-03-29T02:30:00,Chat,10,1,0",
      "2026-03-02T08:00:00+01:00,Chat,10,1",
    ];
    const { findings, total } = await refusalOfLog(`${LOG}${rows.join("\n")}\n`);
    expect(total).toBe(6);
    expect(findings.map(({ code, place }) => [code, place.row, place.column])).toEqual([
      ["no-such-date", 5, "ts"],
      ["negative-aht", 6, "handle_s"],
      ["not-a-number", 7, "wait_s"],
      ["not-a-flag", 8, "abandoned"],
      ["no-such-local-time", 9, "ts"],
      ["too-few-cells", 10, undefined],
    ]);
    expect(findings[4]?.remedy).toContain("--log-zone");
  });

  it("in part where rows may be set aside, each with its reason, in the letters of the file", async () => {
    const setAside = await besideLogs("aside.csv");
    const { lines, report } = await countLog(latin1(`${LOG}2026-03-02T08:00:00+01:00,Rückruf,-1,1,0\n`), { setAside });
    expect(lines).toEqual(CELLS);
    expect(report.rowsRefused).toBe(1);
    expect(await readFile(setAside, "utf8")).toContain("Rückruf,-1,1,0");
  });

  it.each([
    ["missing-column", "when,what\n1,2\n", {}, /--start/],
    ["missing-column", LOG, { columns: { by: "chanel" } }, /Did you mean "channel"/],
    ["header-only", HEADER, {}, /period/],
    ["unknown-zone", LOG, { zone: "Europe/Berlni" }, /Europe\/Berlin/],
    ["repeated-hour-ambiguous", `${HEADER}2026-10-25T02:10:00,Chat,1,1,0\n`, {}, /--repeated-hour first/],
    ["not-utf-8", Buffer.concat([Buffer.from(LOG), Buffer.of(0xfc)]), {}, /UTF-8/],
    ["set-aside-needs-a-file", LOG, { path: "-", setAside: "aside.csv" }, /Write the log to a file/],
    [
      "too-many-names",
      `${HEADER}${Array.from({ length: 10_001 }, (_, id) => `2026-03-02T08:00:00Z,${id},1,1,0\n`).join("")}`,
      {},
      /--by/,
    ],
  ])("as %s", async (code, content, options, remedy) => {
    const { findings } = await refusalOfLog(content, options);
    expect(findings[0]?.code).toBe(code);
    expect(findings[0]?.remedy).toMatch(remedy);
  });
});
