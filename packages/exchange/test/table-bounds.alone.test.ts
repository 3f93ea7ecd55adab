import { afterEach, expect, it, vi } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { timeZone } from "@springtide/calendar";
import { bookedCostsOfBytes, rosterOfBytes } from "../src/index.ts";
import { readingsOf } from "../src/roster/sheet.ts";
import type { TableBounds } from "../src/tables/table-bounds.ts";
import { sheetsOf } from "../src/xlsx/read-workbook.ts";

const reader = vi.hoisted(() => ({ calls: 0 }));
vi.mock("read-excel-file/node", async (original) => {
  const { default: read } = await original<{ readonly default: (bytes: Buffer) => Promise<unknown> }>();
  return {
    default: (bytes: Buffer) => {
      reader.calls += 1;
      return read(bytes);
    },
  };
});
afterEach(() => {
  reader.calls = 0;
});

/** Bounds that count how often a row was held against them. */
function counting(bounds: Omit<TableBounds, "what">): TableBounds & { readonly rowsSeen: () => number } {
  let seen = 0;
  return {
    ...{ what: "a table", mostColumns: bounds.mostColumns, mostCells: bounds.mostCells },
    get mostRows() {
      seen += 1;
      return bounds.mostRows;
    },
    rowsSeen: () => seen,
  };
}

const BOUNDS = { mostRows: 3, mostColumns: 70, mostCells: 1000 };
const csv = (rows: number, columns = 3): string =>
  ["head", ...Array.from({ length: rows }, (_, row) => `r${row}`)]
    .map((text) => text + ",x".repeat(columns - 1))
    .join("\n");
const workbook = async (rows: number, columns = 3): Promise<Buffer> =>
  await writeXlsxFile([
    {
      sheet: "A",
      data: csv(rows, columns)
        .split("\n")
        .map((line) => line.split(",").map((value) => ({ value, type: String }))),
    },
  ]).toBuffer();

it("text is read up to its bounds, and no further", () => {
  const read = (text: string, bounds: TableBounds = { what: "a table", ...BOUNDS }) =>
    readingsOf(text, "t.csv", { bounds });
  expect(read(csv(3))[0]?.rows).toHaveLength(4);
  expect(read(csv(3, 70))[0]?.rows[0]?.cells).toHaveLength(70);
  const refused = {
    code: "table-too-large",
    rule: "a table has at most 3 rows below its header, 70 columns and 1,000 cells",
  };
  expect(() => read(csv(4))).toThrow(
    expect.objectContaining({
      findings: [
        expect.objectContaining({
          ...refused,
          place: { file: "t.csv", row: 5 },
          found: "more than 3 rows below the header",
        }),
      ],
    }),
  );
  for (const columns of [71, 128, 129, 100_000])
    expect(() => read(csv(1, columns))).toThrow(
      expect.objectContaining({
        findings: [expect.objectContaining({ ...refused, place: { file: "t.csv", row: 1, column: "71" } })],
      }),
    );
  const bounds = counting(BOUNDS);
  // What follows the bound would be refused for its quotation mark, were it looked at.
  expect(() => read(`${csv(50_000)}\n"never closed`, bounds)).toThrow("rows below the header");
  // Each of four separators sees the header, three rows and the one too many; the refusals are worded twice each.
  expect(bounds.rowsSeen()).toBeLessThan(4 * 10);
  expect(() => read(`head,x\n${"\n".repeat(100_001)}r,x\n`)).toThrow("empty rows");
  expect(read(`head,x\n${",\n".repeat(90_000)}r,x\n`)[0]?.rows).toHaveLength(2);
});

it("commas within the text of a file by semicolons are no columns", () => {
  const text = `person;start;remark\nAna;8:00;${"a, ".repeat(100)}\n`;
  const bounds = { what: "a table", ...BOUNDS };
  expect(readingsOf(text, "t.csv", { bounds }).find(({ delimiter }) => delimiter === ";")?.rows).toHaveLength(2);
});

it("a workbook is counted before a table is made of it", async () => {
  const bounds = { what: "a table", ...BOUNDS };
  expect(await sheetsOf(await workbook(3, 70), "t.xlsx", bounds)).toHaveLength(1);
  expect(reader.calls).toBe(1);
  for (const [rows, columns, found] of [
    [4, 3, "more than 3 rows below the header"],
    [1, 71, "more than 70 columns"],
    [3, 400, "more than 70 columns"],
  ] as const)
    await expect(sheetsOf(await workbook(rows, columns), "t.xlsx", bounds)).rejects.toMatchObject({
      findings: [{ code: "table-too-large", found }],
    });
  expect(reader.calls).toBe(1);
  const counted = counting(BOUNDS);
  await expect(sheetsOf(await workbook(2000), "t.xlsx", counted)).rejects.toThrow("rows below the header");
  expect(counted.rowsSeen()).toBeLessThan(10);
  await expect(sheetsOf(await workbook(3), "t.xlsx", { ...bounds, mostCells: 11 })).rejects.toThrow("cells");
});

it("what partners and controllers send is bounded", async () => {
  const zone = timeZone("Europe/Berlin");
  const rows = (count: number) =>
    Buffer.from(`person,start,end\n${"Ana,2026-12-01T08:00,2026-12-01T16:00\n".repeat(count)}`);
  await expect(rosterOfBytes(rows(20_001), "r.csv", { zone })).rejects.toMatchObject({
    findings: [{ code: "table-too-large", place: { file: "r.csv", row: 20_002 } }],
  });
  const costs = Buffer.from(`month,kind,subject,amount\n${"2026-04,overtime,t,1\n".repeat(50_001)}`);
  await expect(bookedCostsOfBytes(costs, "c.csv")).rejects.toMatchObject({ findings: [{ code: "table-too-large" }] });
});
