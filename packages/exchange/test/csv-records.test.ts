import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellTexts } from "../src/csv/cell-text.ts";
import { sniffDelimiter } from "../src/csv/delimiter.ts";
import { RecordScanner } from "../src/csv/record-scanner.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Scans text handed over in pieces of the given size, as a stream would. */
function scanInPieces(text: string, piece: number, separator = ","): string[][] {
  const scanner = new RecordScanner(separator.charCodeAt(0));
  const bytes = bytesOf(text);
  const rows: string[][] = [];
  let rest = new Uint8Array(0);
  for (let at = 0; at === 0 || at < bytes.length; at += piece) {
    const buffer = new Uint8Array([...rest, ...bytes.subarray(at, at + piece)]);
    const used = scanner.scan(buffer, buffer.length, at + piece >= bytes.length, (record) => {
      rows.push(cellTexts(record));
    });
    rest = buffer.slice(used);
  }
  return rows;
}

describe("records of a CSV file", () => {
  it.each([
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ], // RFC 4180 section 2, rule 1
    [
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ], // rule 2: the last line may lack its end
    [
      '"a","b"\n"1","2"\n',
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ], // rule 5
    ['"line\nend","se,p"\n', [["line\nend", "se,p"]]], // rule 6
    ['"say ""so""",x\n', [['say "so"', "x"]]], // rule 7
    ['5" pipe,x\n', [['5" pipe', "x"]]], // a quote inside an unquoted cell is itself
    ["a,,\n", [["a", "", ""]]],
    ['""\n', [[""]]],
    ["a\r\n\r\nb\r\n", [["a"], [""], ["b"]]],
  ])("cuts %j into cells", (text, rows) => {
    expect(scanInPieces(text, 1000)).toEqual(rows);
  });

  it("reads back whatever is written after RFC 4180, however the bytes are cut into chunks", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "7", ",", ";", '"', "\n", "\r\n", "é", "日", "."),
      maxLength: 6,
    });
    const rows = fc.array(
      fc.array(
        cell.map((text) => text.trim()),
        { minLength: 2, maxLength: 5 },
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), fc.constantFrom("\n", "\r\n"), (table, piece, lineEnd) => {
        const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = table.map((row) => row.map(quote).join(",") + lineEnd).join("");
        expect(scanInPieces(text, piece)).toEqual(table);
      }),
    );
  });

  it("says where text follows a closing quote, and where a quote stays open", () => {
    const seen: [boolean, boolean][] = [];
    const scanner = new RecordScanner(0x2c);
    const bytes = bytesOf('"a"b,c\n"open,c\n');
    scanner.scan(bytes, bytes.length, true, ({ misquoted }) => seen.push([misquoted, scanner.openQuote]));
    expect(seen).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("keeps many columns", () => {
    const row = Array.from({ length: 500 }, (_, at) => String(at));
    expect(scanInPieces(`${row.join(",")}\n`, 64)).toEqual([row]);
  });
});

describe("the separator of a file", () => {
  const sniff = (text: string, needed: readonly string[]): string =>
    sniffDelimiter(bytesOf(text), 0x0a, "calls.csv", (columns) => needed.every((name) => columns.includes(name)));

  it.each([",", ";", "\t", "|"])("is %j where the header under it has the columns that are needed", (separator) => {
    expect(sniff(["start", "queue", "n"].join(separator) + "\n", ["start", "n"])).toBe(separator);
  });

  it("is not misled by other separators in the cells", () => {
    expect(sniff('start;n;note\n2026-01-01;1,5;"a,b,c"\n', ["start", "n"])).toBe(";");
    expect(sniff("start,n\n2026-01-01;x,1\n", ["start", "n"])).toBe(",");
  });

  it("is the one under which all rows are as wide as the header, where columns have other names", () => {
    expect(sniff("a;b;c,d\n1;2;3\n4;5;6\n", ["start"])).toBe(";");
  });

  it("is refused where it is not clear", () => {
    expect(() => sniff("one two\n1 2\n", ["start", "n"])).toThrow(/a single column, "one two"/);
    expect(() => sniff("a;b,c\n1;2,3\n", ["start"])).toThrow(/comma or semicolon/);
  });
});
