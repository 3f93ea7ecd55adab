import { describe, expect, it } from "vitest";
import { shopWith } from "../contact-file.ts";
import { codesOf, countsOf, look, mended, table } from "./look.ts";

const weekday = (day: number): number => [1.2, 1, 1, 1, 1, 0.5, 0.4][day % 7] ?? 1;
/** Scatter without dice: always the same, and between -1 and 1. */
const scatter = (day: number, slot: number): number => Math.sin(12.9898 * day + 78.233 * slot);
const usual = (day: number, slot: number): number => Math.round(weekday(day) * (40 + 6 * scatter(day, slot)));
const shop = shopWith({ zone: "UTC", interval: "30m", hours: "08:00-18:00" });

describe("what is wrong with counts", () => {
  it("nothing, where nothing is", async () => {
    const read = await look(table(120, usual), { shop });
    expect(read.diagnosis.findings).toEqual([]);
    expect(read.diagnosis.preview.queues).toMatchObject([{ queue: "phone", minutes: 30, intervals: 120 * 20 }]);
  });

  it("a lasting step of level, on its day; a season that comes and goes is none", async () => {
    const step = (day: number, slot: number): number => Math.round(usual(day, slot) * (day < 70 ? 1 : 0.6));
    const read = await look(table(140, step), { shop });
    expect(codesOf(read)).toEqual(["level-step"]);
    // Day 70 after 5 January 2026.
    expect(read.diagnosis.findings[0]?.mends[0]).toMatchObject({
      id: "start-at-step:2026-03-16",
      change: { fromDay: "2026-03-16" },
    });
    const after = await mended(table(140, step), ["start-at-step:2026-03-16"], { shop });
    expect(countsOf(after, "phone")).toHaveLength(70 * 20);
    const season = (day: number, slot: number): number =>
      Math.round(usual(day, slot) * (day >= 50 && day < 85 ? 2 : 1));
    expect(codesOf(await look(table(140, season), { shop }))).toEqual([]);
  });

  it("zeros where many contacts are usual, which can be made unknown; a day of zeros is a holiday", async () => {
    const outage = (day: number, slot: number): number =>
      (day === 40 && slot >= 20 && slot < 26) || day === 50 ? 0 : usual(day, slot);
    const read = await look(table(90, outage), { shop });
    expect(codesOf(read)).toEqual(["zeros-for-gap"]);
    expect(read.diagnosis.findings[0]).toMatchObject({ rows: 6 });
    expect(countsOf(await mended(table(90, outage), ["zeros-are-unknown"], { shop }), "phone")).toHaveLength(
      90 * 20 - 6,
    );
  });

  it("zeros that an export leaves out, and gaps that are none of them", async () => {
    const few = (day: number, slot: number): number | null => ((day * 7 + slot * 3) % 5 === 0 ? 1 + (slot % 2) : null);
    const read = await look(table(30, few), { shop });
    expect(codesOf(read)).toEqual(["zeros-left-out"]);
    const filled = await mended(table(30, few), ["gaps-are-zero"], { shop });
    expect(filled.histories[0]?.offered.filter((count) => count === 0).length).toBeGreaterThan(300);
    const gap = await look(
      table(30, (day, slot) => (day === 10 && slot > 20 && slot < 30 ? null : usual(day, slot))),
      { shop },
    );
    expect(gap.diagnosis.findings).toMatchObject([{ code: "intervals-missing", weight: "note" }]);
  });

  it("a day that breaks off, and a file written within its last interval", async () => {
    const cut = table(60, (day, slot) => (day === 59 && slot > 20 ? null : usual(day, slot)));
    const read = await look(cut, { shop });
    expect(codesOf(read)).toEqual(["last-interval-partial"]);
    const known = await mended(cut, ["mark-last-interval-unknown"], { shop });
    expect(countsOf(known, "phone").length).toBe(countsOf(read, "phone").length - 1);
    const lastMs = read.histories[0]?.startMs.at(-1) ?? 0;
    expect(codesOf(await look(table(60, usual), { shop, asOfMs: Date.UTC(2026, 2, 5, 17, 45) }))).toEqual([
      "last-interval-partial",
    ]);
    expect(lastMs).toBe(Date.UTC(2026, 2, 5, 10));
  });

  it("offered that is not what became of the contacts, unless they flowed out", async () => {
    const rows = (flow: string, head: string): string =>
      `interval_start,queue,offered,handled,abandoned${head}\n${Array.from({ length: 20 }, (_, day) => `2026-03-${String(day + 1).padStart(2, "0")}T09:00Z,phone,50,30,5${flow}`).join("\n")}\n`;
    expect(codesOf(await look(rows("", ""), { shop }))).toEqual(["offered-unequal-parts"]);
    expect(codesOf(await look(rows(",15", ",flow_out"), { shop }))).toEqual([]);
    expect(countsOf(await mended(rows("", ""), ["offered-from-parts"], { shop }), "phone")[0]?.[1]).toBe(35);
  });
});

describe("what is wrong with times", () => {
  it("a zone that cannot be right: read as Los Angeles, contacts of UTC fall into the night", async () => {
    const local = table(30, usual).replaceAll("Z,phone", ",phone");
    const west = shopWith({ zone: "America/Los_Angeles", interval: "30m", hours: "00:00-10:00" });
    const read = await look(local, { shop: west });
    expect(codesOf(read)).toContain("zone-shifted");
    const right = await mended(local, ["set-zone"], { shop: west });
    expect(right.diagnosis.mapping.zone).toBe("UTC");
    expect(codesOf(right)).toEqual([]);
  });

  it("the hour that comes twice, in rows that do not say which: split, first, second; what adds up is kept", async () => {
    const night = ["2026-10-25 01:00,phone,10", "2026-10-25 02:00,phone,9", "2026-10-25 03:00,phone,8"];
    const berlin = shopWith({ interval: "60m" });
    const text = `interval_start,queue,offered\n${night.join("\n")}\n`;
    const read = await look(text, { shop: berlin });
    expect(read.diagnosis.findings[0]).toMatchObject({
      code: "repeated-hour-ambiguous",
      weight: "blocks",
      rows: 1,
      place: { row: 3 },
    });
    const split = await mended(text, ["split-repeated-hour"], { shop: berlin });
    expect(countsOf(split, "phone")).toEqual([
      ["2026-10-24T23:00", 10],
      ["2026-10-25T00:00", 5],
      ["2026-10-25T01:00", 4],
      ["2026-10-25T02:00", 8],
    ]);
    expect(countsOf(await mended(text, ["second-repeated-hour"], { shop: berlin }), "phone")[1]).toEqual([
      "2026-10-25T01:00",
      9,
    ]);
    // Both passes in order tell themselves.
    const both = await look(
      `interval_start,queue,offered\n${[night[0], night[1], "2026-10-25 02:00,phone,7", night[2]].join("\n")}\n`,
      { shop: berlin },
    );
    expect(both.diagnosis.ready).toBe(true);
  });

  it("the hour that does not come: rows that count nothing may go, others block", async () => {
    const text = (count: number): string =>
      `interval_start,queue,offered\n2026-03-29 01:00,phone,4\n2026-03-29 02:00,phone,${count}\n2026-03-29 03:00,phone,5\n`;
    const berlin = shopWith({ interval: "60m" });
    expect(codesOf(await look(text(0), { shop: berlin }))).toEqual(["skipped-hour"]);
    expect(countsOf(await mended(text(0), ["drop-skipped-hour"], { shop: berlin }), "phone")).toHaveLength(2);
    expect(codesOf(await look(text(3), { shop: berlin }))).toEqual(["skipped-hour-with-contacts"]);
  });

  it("days in the wrong order, and dates that can be read in two ways", async () => {
    const rows = ["03/04/2026 09:00,phone,4", "01/02/2026 09:00,phone,5", "05/06/2026 09:00,phone,6"];
    const read = await look(`interval_start,queue,offered\n${rows.join("\n")}\n`, { shop });
    expect(codesOf(read)).toEqual(["date-order-ambiguous"]);
    expect(read.diagnosis.findings.map(({ code }) => code)).toContain("rows-out-of-order");
    const american = await mended(`interval_start,queue,offered\n${rows.join("\n")}\n`, ["dates-month-first"], {
      shop,
    });
    expect(countsOf(american, "phone").map(([at]) => at.slice(0, 10))).toEqual([
      "2026-01-02",
      "2026-03-04",
      "2026-05-06",
    ]);
    expect(codesOf(american)).toEqual([]);
  });
});

describe("what is wrong with rows", () => {
  const text = (rows: readonly string[]): string => `interval_start,queue,offered\n${rows.join("\n")}\n`;

  it("rows there twice: the same ones are merged, others need a word", async () => {
    const same = text(["2026-03-02T09:00Z,phone,5", "2026-03-02T09:30Z,phone,6", "2026-03-02T09:00Z,phone,5"]);
    const read = await look(same, { shop });
    expect(read.diagnosis.findings.find(({ code }) => code === "duplicate-intervals")?.mends[0]?.id).toBe(
      "merge-duplicates",
    );
    expect(countsOf(await mended(same, ["merge-duplicates"], { shop }), "phone").map(([, count]) => count)).toEqual([
      5, 6,
    ]);
    const parts = text(["2026-03-02T09:00Z,phone,5", "2026-03-02T09:00Z,phone,7", "2026-03-02T09:30Z,phone,1"]);
    const counts = async (mend: string): Promise<number | undefined> =>
      countsOf(await mended(parts, [mend], { shop }), "phone")[0]?.[1];
    expect([
      await counts("add-duplicates"),
      await counts("keep-last-duplicate"),
      await counts("merge-duplicates"),
    ]).toEqual([12, 7, 5]);
  });

  it("a queue that is the sum of the others, and one that the shop does not know", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `2026-03-${String(at + 1).padStart(2, "0")}T09:00Z`).flatMap(
      (start, at) => [`${start},phone,${at + 5}`, `${start},chat,3`, `${start},Overall,${at + 8}`],
    );
    const both = shopWith({ zone: "UTC", interval: "30m", hours: "08:00-18:00", queues: ["phone", "chat"] });
    expect((await look(text(rows), { shop: both })).diagnosis.findings[0]).toMatchObject({
      code: "totals-queue",
      mends: [{ id: "ignore-queue:Overall" }],
    });
    const clean = await mended(text(rows), ["ignore-queue:Overall"], { shop: both });
    expect(clean.histories.map(({ queue }) => queue)).toEqual(["phone", "chat"]);
    const misspelt = text(["2026-03-02T09:00Z,fone,5"]);
    expect(codesOf(await look(misspelt, { shop: both }))).toEqual(["unknown-queue"]);
    expect((await mended(misspelt, ["name-queue:fone=phone"], { shop: both })).histories[0]?.queue).toBe("phone");
  });

  it("cells that cannot be read: grouped, shown with their rows, and left out only once that is accepted", async () => {
    const bad = text([
      "2026-03-02T09:00Z,phone,many",
      "2026-03-02T09:30Z,phone,-3",
      "2026-03-02T10:00Z,phone,4",
      "2026-03-02T10:30Z,phone,lots",
    ]);
    const read = await look(bad, { shop });
    expect(read.diagnosis.findings.map(({ code, rows, place }) => [code, rows, place.row])).toEqual([
      ["not-a-number", 2, 2],
      ["negative-count", 1, 3],
    ]);
    expect(read.diagnosis.findings[0]?.sample[1]).toEqual({ row: 5, cells: ["2026-03-02T10:30Z", "phone", "lots"] });
    expect((await mended(bad, ["leave-out-rows"], { shop })).diagnosis.ready).toBe(true);
    await expect(mended(bad, ["drop-everything"], { shop })).rejects.toThrow("proposed are leave-out-rows");
  });

  it("handling times in minutes, and talk times that stand for them", async () => {
    const rows = (aht: string): string =>
      Array.from({ length: 12 }, (_, at) => `2026-03-${String(at + 1).padStart(2, "0")}T09:00Z,phone,20,${aht}`).join(
        "\n",
      );
    const minutes = `interval_start,queue,offered,aht\n${rows("5.2")}\n`;
    expect(codesOf(await look(minutes, { shop }))).toEqual(["handling-time-unit"]);
    expect((await mended(minutes, ["multiply-unit"], { shop })).histories[0]?.ahtSeconds[0]).toBeCloseTo(312, 9);
    const talk = `interval_start,queue,offered,aht,avg_talk,avg_acw\n${rows("240,240,60")}\n`;
    expect(codesOf(await look(talk, { shop }))).toEqual(["talk-time-for-aht"]);
    expect((await mended(talk, ["aht-from-parts"], { shop })).histories[0]?.ahtSeconds[0]).toBe(300);
  });

  it("handling times that were never measured: one figure in every interval", async () => {
    const rows = (aht: (at: number) => number): string =>
      `interval_start,queue,offered,aht\n${Array.from({ length: 60 }, (_, at) => `${new Date(Date.UTC(2026, 2, 2 + at, 9)).toISOString()},phone,20,${aht(at)}`).join("\n")}\n`;
    const set = rows(() => 300);
    expect(codesOf(await look(set, { shop }))).toEqual(["handling-time-regular"]);
    const without = await mended(set, ["leave-out-aht"], { shop });
    expect(codesOf(without)).toEqual([]);
    expect(without.histories[0]?.ahtSeconds.every(Number.isNaN)).toBe(true);
    expect(
      codesOf(
        await look(
          rows((at) => 300 + (at % 3)),
          { shop },
        ),
      ),
    ).toEqual([]);
  });

  it("rows between the starts of intervals, which block until they are left out", async () => {
    const odd = `${table(3, usual)}2026-01-07T12:10Z,phone,4\n`;
    const read = await look(odd, { shop });
    // The header and 3 days of 20 half hours stand above it.
    expect(read.diagnosis.findings.find(({ code }) => code === "off-grid")).toMatchObject({
      weight: "blocks",
      rows: 1,
      place: { row: 62 },
    });
    const without = await mended(odd, ["leave-out-rows"], { shop });
    expect(without.diagnosis.ready).toBe(true);
    expect(countsOf(without, "phone")).toHaveLength(60);
  });

  it("local times of nobody's zone are read as UTC, and that is said; with their offset, or a zone, they are clear", async () => {
    const local = table(3, usual).replaceAll("Z,phone", ",phone");
    expect(codesOf(await look(local))).toEqual(["zone-assumed"]);
    expect(codesOf(await look(table(3, usual)))).toEqual([]);
    expect(codesOf(await look(local, { shop }))).toEqual([]);
  });
});
