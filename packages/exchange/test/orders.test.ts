import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OrderDay } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOrders } from "../src/index.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-orders-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string, note?: (sentence: string) => void): Promise<OrderDay[]> {
  const path = join(folder, "orders.csv");
  await writeFile(path, content);
  return readOrders({ path, ...(note === undefined ? {} : { note }) });
}

describe("readOrders", () => {
  it("adds up the rows of a day, sorts days, and leaves out a day that is not known", async () => {
    const notes: string[] = [];
    const rows = "date;market;orders\n2026-03-02;home;120\n2026-03-01;home;80\n2026-03-02;paris;30\n2026-03-03;home;\n";
    expect(await read(rows, (note) => notes.push(note))).toEqual([
      { day: "2026-03-01", orders: 80 },
      { day: "2026-03-02", orders: 150 },
    ]);
    expect(notes).toEqual([expect.stringContaining("added up by day over the rows of market")]);
  });

  it.each([
    ["2026-02-29,5", "no-such-day", "date"],
    ["2026-03-01,-5", "not-orders", "orders"],
    ["2026-03-01,1e3", "not-orders", "orders"],
    ["2026-03-01,many", "not-orders", "orders"],
    ["2026-03-01,9999999999", "not-orders", "orders"],
  ])("refuses the row %s", async (row, code, column) => {
    const error: unknown = await read(`date,orders\n2026-02-28,4\n${row}\n`).catch((reason: unknown) => reason);
    expect(error instanceof Refusal ? error.findings : []).toMatchObject([{ code, place: { row: 3, column } }]);
  });

  it.each([
    ["when,orders\n2026-03-01,4\n", "no-date-column"],
    ["date,contacts\n2026-03-01,4\n", "no-orders-column"],
    ["date,orders\n", "no-rows"],
  ])("refuses what is no file of orders: %j", async (content, code) => {
    const error: unknown = await read(content).catch((reason: unknown) => reason);
    expect(error instanceof Refusal ? error.findings : []).toMatchObject([{ code }]);
  });
});
