import { deflateRawSync, inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { zipFile } from "../../src/workbook/zip-file.ts";
import { shopWith } from "../contact-file.ts";
import { codesOf, countsOf, look } from "./look.ts";

const shop = shopWith({ interval: "30m" });
type Cell =
  | { value: Date; type: DateConstructor; format: string }
  | { value: number; type: NumberConstructor }
  | { value: string; type: StringConstructor }
  | null;
const text = (value: string): Cell => ({ value, type: String });
const number = (value: number): Cell => ({ value, type: Number });
const date = (at: string, format = "yyyy-mm-dd hh:mm"): Cell => ({ value: new Date(at), type: Date, format });

/** Bytes of a workbook with these sheets. */
async function workbook(sheets: readonly { readonly sheet: string; readonly data: Cell[][] }[]): Promise<Uint8Array> {
  return await writeXlsxFile(sheets.map(({ sheet, data }) => ({ sheet, data }))).toBuffer();
}

const ROWS = [
  [text("Contacts of the week"), null, null],
  [text("Start"), text("Queue"), text("Offered")],
  // The hour after the clocks went back, the midnight before, and a figure that no float writes short.
  [date("2026-10-26T00:00:00Z"), text("Phone"), number(7)],
  [date("2026-10-26T00:30:00Z"), text("Phone"), number(1030)],
  [date("2026-10-26T14:30:00Z"), text("Phone"), number(12)],
];

it("a sheet is read as it shows: titles above, dates without any zone, numbers as they are", async () => {
  const read = await look(await workbook([{ sheet: "Week", data: ROWS }]), { shop });
  expect(read.diagnosis).toMatchObject({ format: "xlsx", sheets: ["Week"], mapping: { headerRow: 2, sheet: "Week" } });
  expect(codesOf(read)).toEqual([]);
  // Berlin is an hour ahead in winter: midnight by the sheet is 23:00 in UTC.
  expect(countsOf(read, "phone")).toEqual([
    ["2026-10-25T23:00", 7],
    ["2026-10-25T23:30", 1030],
    ["2026-10-26T13:30", 12],
  ]);
});

it("of several sheets one has to be named", async () => {
  const bytes = await workbook([
    { sheet: "Week", data: ROWS },
    { sheet: "Notes", data: [[text("Start"), text("Offered")]] },
  ]);
  await expect(look(bytes, { shop })).rejects.toMatchObject({
    findings: [{ code: "sheet-unclear", found: "2 sheets with rows: Week, Notes" }],
  });
});

it("a workbook that would unpack without end, or is none, is refused before it is read", async () => {
  const bomb = deflateRawSync(Buffer.alloc(260_000_000));
  await expect(look(zipOf("xl/worksheets/sheet1.xml", bomb))).rejects.toMatchObject({
    findings: [{ code: "workbook-too-large" }],
  });
  const cut = (await workbook([{ sheet: "Week", data: ROWS }])).subarray(0, 900);
  await expect(look(cut)).rejects.toMatchObject({ findings: [{ code: "workbook-damaged" }] });
});

it("a workbook that a reader would fill memory with is refused before it is read", async () => {
  const withCell = async (cell: string): Promise<Uint8Array> =>
    changedSheet(await workbook([{ sheet: "Week", data: ROWS }]), (xml) =>
      xml.replace("</sheetData>", `<row><c ${cell}><v>1</v></c></row></sheetData>`),
    );
  for (const far of ['r="XFD1048576"', "x:r='ZZZZZZ9'", 'r="A99999999999"'])
    await expect(look(await withCell(far))).rejects.toMatchObject({ findings: [{ code: "workbook-too-large" }] });
  // What is written in other letters than it is read as.
  await expect(look(await withCell('r="&#90;ZZZZZ9"'))).rejects.toMatchObject({
    findings: [{ code: "workbook-damaged" }],
  });
  // An empty cell that has a colour is none.
  const coloured = (xml: string): string => xml.replace("</row>", '<c r="XFD1" s="1"/></row>');
  const read = await look(changedSheet(await workbook([{ sheet: "Week", data: ROWS }]), coloured), { shop });
  expect(codesOf(read)).toEqual([]);
  // A part that stands in the file and not in its directory, and so was never looked at, is not read either.
  const hidden = zipOf("xl/worksheets/sheet9.xml", deflateRawSync(Buffer.alloc(260_000_000)));
  const local = hidden.subarray(0, hidden.lastIndexOf("PK\x01\x02"));
  const whole = Buffer.from(await workbook([{ sheet: "Week", data: ROWS }]));
  expect(codesOf(await look(shiftedZip(local, whole), { shop }))).toEqual([]);
});

/** An archive of one packed part whose directory claims that it unpacks to a single byte. */
function zipOf(name: string, packed: Buffer): Buffer {
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(1, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}

/** A workbook whose first sheet was changed by hand. */
function changedSheet(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const entries = partsOf(Buffer.from(bytes)).map(({ name, text }) => ({
    name,
    text: name.endsWith("sheet1.xml") ? change(text) : text,
  }));
  return zipFile(entries);
}

/** Parts of an archive by its directory. */
function partsOf(bytes: Buffer): { name: string; text: string }[] {
  const found: { name: string; text: string }[] = [];
  for (let at = bytes.indexOf("PK\x01\x02"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4)) {
    const name = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    found.push({ name, text: (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString("utf8") });
  }
  return found;
}

/** An archive with something before it of which its directory says nothing. */
function shiftedZip(before: Buffer, bytes: Buffer): Buffer {
  const moved = Buffer.from(bytes);
  const first = moved.indexOf("PK\x01\x02");
  for (let at = first; at >= 0; at = moved.indexOf("PK\x01\x02", at + 4))
    moved.writeUInt32LE(moved.readUInt32LE(at + 42) + before.length, at + 42);
  moved.writeUInt32LE(first + before.length, moved.lastIndexOf("PK\x05\x06") + 16);
  return Buffer.concat([before, moved]);
}
