import { readFile, readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { countsOf, findingsOf, pathFor, readText, refusalOf } from "./contact-file.ts";

const HEADER = "interval_start;queue;offered\n";
const GOOD = "2026-03-02T08:00:00+01:00;phone;5\n";

describe("setting refused rows aside", () => {
  it("imports the rest and writes the refused rows as they stood, each with its reasons", async () => {
    const setAside = await pathFor("refused.csv");
    const read = await readText(
      `${HEADER}${GOOD}2026-02-30T08:00:00+01:00;fax;5\n"2026-03-02T08:15:00+01:00";"pho""ne";7\n2026-03-02T08:30\n${GOOD}2026-03-02T08:15:00+01:00;phone;8\n`,
      { setAside },
    );
    expect(countsOf(read)).toEqual([
      ["2026-03-02T07:00:00.000Z", 5],
      ["2026-03-02T07:15:00.000Z", 8],
    ]);
    expect(read.report).toMatchObject({ rowsRead: 6, rowsRefused: 4 });
    const lines = (await readFile(setAside, "utf8")).trim().split("\n");
    expect(lines[0]).toBe('"refused_row";"refused_because";"interval_start";"queue";"offered"');
    expect(lines[1]).toMatch(
      /^3;"queue: found ""fax"", but .*; interval_start: found .*";2026-02-30T08:00:00\+01:00;fax;5$/,
    );
    expect(lines[2]).toMatch(/^4;.*;"2026-03-02T08:15:00\+01:00";"pho""ne";7$/);
    expect(lines[3]).toMatch(/^5;"found 1 cells, but each row has 3 cells.*";2026-03-02T08:30$/);
    expect(lines[4]).toMatch(/^6;.*which row 2 has already.*;2026-03-02T08:00:00\+01:00;phone;5$/);
    expect(lines).toHaveLength(5);
  });

  it("also sets aside rows whose trouble shows only at the end: repeated hours and times off the grid", async () => {
    const setAside = await pathFor("refused-late.csv");
    const times = ["01:00", "01:15", "01:30", "01:45", "02:00", "03:00", "03:15", "03:30", "03:45", "04:07"];
    const rows = times.map((time) => `2026-10-25T${time};phone;5\n`).join("");
    const read = await readText(HEADER + rows, { setAside, mapping: { zone: "Europe/Berlin" } });
    expect(read.report).toMatchObject({ rowsRead: 10, rowsRefused: 2 });
    const refused = (await readFile(setAside, "utf8")).trim().split("\n").slice(1);
    expect(refused.map((line) => line.split(";")[0])).toEqual(["6", "11"]);
  });

  it("writes a header only where nothing was refused", async () => {
    const setAside = await pathFor("refused-none.csv");
    await readText(HEADER + GOOD, { setAside });
    expect(await readFile(setAside, "utf8")).toBe(
      '"refused_row";"refused_because";"interval_start";"queue";"offered"\n',
    );
  });

  it("refuses the file all the same where no row is good, and then writes nothing", async () => {
    const setAside = await pathFor("refused-all.csv");
    const refusal = await refusalOf(`${HEADER}2026-03-02T08:00:00+01:00;fax;5\n`, { setAside });
    expect(refusal.findings[0]?.code).toBe("unknown-queue");
    const left = (await readdir(dirname(setAside))).filter((name) => name.startsWith("refused-all"));
    expect(left).toEqual([]);
  });

  it("never writes over the contact file itself", async () => {
    const [finding] = await findingsOf(HEADER + GOOD, { name: "same.csv", setAside: await pathFor("same.csv") });
    expect(finding?.code).toBe("set-aside-is-source");
  });

  it("leaves nothing behind where its folder is missing", async () => {
    const setAside = await pathFor("no-such-folder/refused.csv");
    await expect(readText(`${HEADER}${GOOD}x;phone;5\n`, { setAside })).rejects.toThrow();
  });
});
