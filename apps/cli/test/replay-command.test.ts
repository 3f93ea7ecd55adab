import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ReplayReport } from "@springtide/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerTo } from "./captured.ts";
import { contactRows, smallFiles } from "./small-files.ts";

let files: Awaited<ReturnType<typeof smallFiles>>;
beforeEach(async () => {
  files = await smallFiles(contactRows());
});
afterEach(() => files.remove());

const typed = (...more: string[]): string[] => ["replay", files.shop, "--contacts", files.contacts, ...more];

describe("springtide replay", () => {
  it.each([
    { more: [], says: /either a first and a last day say what is replayed, or the year of a season does/ },
    { more: ["--season", "2026", "--from", "2026-04-01"], says: /found from, season/ },
    { more: ["--season", "26"], says: /a season is the year in which its triggers fire/ },
    { more: ["--from", "2026-04-02", "--to", "2026-04-01"], says: /cannot lie before the first/ },
    { more: ["--from", "2026-04-01", "--to", "2026-04-07"], says: /no partner with seats/ },
    { more: ["--season", "2031"], says: /Name another year/ },
  ])("refuses $more in words", async ({ more, says }) => {
    const { code, out, err } = await answerTo(typed(...more));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(says);
  });

  it("tells of every mistake at once with --json", async () => {
    const { code, out } = await answerTo(typed("--from", "2026-03-10", "--to", "2026-03-16", "--json"));
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ errors: [{ code: "season-without-history" }, { code: "no-agreements" }] });
  });
});

/**
 * Mail that takes an hour each, four hours on weekdays, one person of one's own; a late one costs 30 by contract, and customers are worth nothing.
 * Nine weeks of four a day, twelve on the last Wednesday.
 */
const STALL = `springtide: 1
id: stall
name: Stall
currency: EUR
interval: 60m
sites: [{ id: home, zone: Europe/Berlin, openingHours: { week: [{ days: mon-fri, hours: "09:00-13:00" }] } }]
markets: [{ id: home, latitude: 52.5, longitude: 13.4 }]
queues:
  - { id: mail, channel: email, aht: 60m, shrinkage: 0%, penaltyPerLate: 30, target: { share: 90%, within: 24h, maxOccupancy: 100% } }
teams:
  - { id: desk, serves: [mail], costPerHour: 20, roster: [{ days: mon-fri, from: "09:00", to: "13:00", heads: 1 }] }
agreements:
  - id: line
    partner: Line
    serves: [mail]
    seats: 3
    minimumBlock: 4h
    notice: 7d
    standBy: { reserve: 7d, confirm: 2d, feePerSeatHour: 1 }
    pricePerHour: 10
    priceBasis: rostered
    openingHours: { week: [{ days: mon-fri, hours: "09:00-13:00" }] }
customerValue: { marginAYear: 0 }
plan: { horizon: 1w, paths: 20 }
`;

/** From Monday, 5 January 2026, on; the last Sunday is 8 March. */
function stallRows(): string[] {
  const rows: string[] = [];
  for (let day = 0; day < 63; day += 1)
    for (let hour = 8; hour < 12; hour += 1) {
      const offered = day % 7 >= 5 ? 0 : day === 58 ? 3 : 1;
      rows.push(`${new Date(Date.UTC(2026, 0, 5 + day, hour)).toISOString()},mail,${offered}`);
    }
  return rows;
}

describe("springtide replay to its end", () => {
  it("says what every arm came to, writes the same into its folder, and prints it for programs", async () => {
    await writeFile(files.shop, STALL);
    await writeFile(files.contacts, `interval_start,queue,offered\n${stallRows().join("\n")}\n`);
    const season = ["--from", "2026-03-02", "--to", "2026-03-08"];
    const { code, out } = await answerTo(typed(...season, "--out", files.out));
    expect(code).toBe(0);
    // Eight of twelve are late on Wednesday at 30 each. Two seats of four hours do them: 80.
    expect(out).toMatch(/No partner +0 +240 +240 +160/);
    expect(out).toMatch(/Perfect hindsight +80 +0 +80 +0 +100 % +100 % +80/);
    expect(out).toMatch(/Of the 160 that hindsight saves over having no partner, this planner/);
    expect((await readdir(files.out)).sort()).toEqual(["arms.csv", "decisions.csv", "replay.json", "weeks.csv"]);
    const report = ReplayReport.parse(JSON.parse(await readFile(join(files.out, "replay.json"), "utf8")));
    // A customer is worth nothing here, so that what is owed by contract is all there is.
    for (const { together, withoutCustomers } of report.arms) expect(withoutCustomers).toBeCloseTo(together, 9);
    const [header = "", ...rows] = (await readFile(join(files.out, "arms.csv"), "utf8")).trim().split(/\r?\n/);
    for (const row of rows) expect(row.split(",")).toHaveLength(header.split(",").length);
    const again = await answerTo(typed(...season, "--json"));
    expect(again.code).toBe(0);
    expect(ReplayReport.parse(JSON.parse(again.out))).toEqual(report);
  });
});
