import { deflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
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
