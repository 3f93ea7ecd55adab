import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { answerTo } from "./captured.ts";

const LOG = `ts,channel,handle_s,wait_s,abandoned
2026-10-25T02:05:00+02:00,voice,100,4,0
2026-10-25T02:05:00+01:00,voice,300,6,0
`;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-aggregate-command-"));
  await writeFile(join(folder, "log.csv"), LOG);
});
afterEach(() => rm(folder, { recursive: true }));

const typed = (...more: string[]): string[] => {
  const out = join(folder, "cells.csv");
  return ["aggregate", join(folder, "log.csv"), "--zone", "Europe/Berlin", "--by", "channel", "--out", out, ...more];
};

it("writes cells in which the hour that comes twice is told apart, and a report that is the same each time", async () => {
  const first = await answerTo(typed("--interval", "15m", "--json"));
  expect(first.code).toBe(0);
  expect(await readFile(join(folder, "cells.csv"), "utf8")).toBe(
    "interval_start,queue,offered,handled,abandoned,aht_seconds,handle_seconds,wait_seconds\n" +
      "2026-10-25T02:00:00+02:00,voice,1,1,0,100,100,4\n" +
      "2026-10-25T02:00:00+01:00,voice,1,1,0,300,300,6\n",
  );
  expect(JSON.parse(first.out)).toMatchObject({
    rowsRead: 2,
    rowsRefused: 0,
    cells: 2,
    totals: { contacts: 2, handled: 2, abandoned: 0, handleSeconds: 400, waitSeconds: 10 },
    secondsExcluded: 0,
    clockChanges: [{ at: "2026-10-25T02:00:00+01:00", minutes: -60 }],
  });
  expect(await answerTo(typed("--interval", "15m", "--json"))).toEqual(first);
});

it("says in lines what was counted", async () => {
  const { out } = await answerTo(typed("--interval", "1h"));
  expect(out).toContain("log.csv: 2 rows read");
  expect(out).toContain("The clocks were put back by 60 min");
  expect(out).toContain("2 cells of 60 min (Europe/Berlin) written to");
});

it.each([
  [["--interval", "7m"], "interval-not-of-an-hour"],
  [["--date-order", "year"], "option-unknown-value"],
  [["--by", "chanel"], "missing-column"],
])("refuses %j, and writes nothing", async (more, code) => {
  const { code: exit, out } = await answerTo(typed(...more, "--json"));
  expect(exit).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ errors: [{ code }] });
  expect(await readdir(folder)).toEqual(["log.csv"]);
});

it("never writes over the log", async () => {
  const log = join(folder, "log.csv");
  const { code, err } = await answerTo(["aggregate", log, "--zone", "UTC", "--out", log]);
  expect(code).toBe(2);
  expect(err).toContain("output-is-input");
  expect(await readFile(log, "utf8")).toBe(LOG);
});
