import { intervalGrid, timeZone } from "@springtide/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countsOf, findingsOf, readText, refusalOf, shopWith } from "./contact-file.ts";

const HEADER = "interval_start,queue,offered\n";
const local = (zone: string): { zone: string } => ({ zone });

/** Rows of phone with local times; each row counts one contact more than the one before. */
function rowsAt(day: string, times: readonly string[], queue = "phone"): string {
  return times.map((time, at) => `${day}T${time}:00,${queue},${at + 1}\n`).join("");
}

describe("the hour that comes twice, 25 October 2026 in Berlin", () => {
  const mapping = local("Europe/Berlin");
  const halfHours = ["01:30", "02:00", "02:30", "02:00", "02:30", "03:00"];
  const read30 = (text: string, more = {}): ReturnType<typeof readText> =>
    readText(HEADER + text, { mapping, shop: shopWith({ interval: "30m" }), ...more });
  const instants = [
    ["2026-10-24T23:30:00.000Z", 1],
    ["2026-10-25T00:00:00.000Z", 2],
    ["2026-10-25T00:30:00.000Z", 3],
    ["2026-10-25T01:00:00.000Z", 4],
    ["2026-10-25T01:30:00.000Z", 5],
    ["2026-10-25T02:00:00.000Z", 6],
  ];

  it("is told by the step back in the order of rows", async () => {
    expect(countsOf(await read30(rowsAt("2026-10-25", halfHours)))).toEqual(instants);
  });

  it("is told where rows run backwards, newest first", async () => {
    const text = rowsAt("2026-10-25", halfHours).trim().split("\n").reverse().join("\n");
    expect(countsOf(await read30(text))).toEqual(instants);
  });

  it("is told queue by queue where the rows of queues alternate", async () => {
    const phone = rowsAt("2026-10-25", halfHours).trim().split("\n");
    const chat = rowsAt("2026-10-25", halfHours, "chat").trim().split("\n");
    const read = await read30(phone.flatMap((row, at) => [row, chat[at]]).join("\n"));
    expect([countsOf(read), countsOf(read, "chat")]).toEqual([instants, instants]);
  });

  it("is told from two equal hours in a row where intervals are an hour", async () => {
    const read = await readText(HEADER + rowsAt("2026-10-25", ["00:00", "01:00", "02:00", "02:00", "03:00"]), {
      mapping,
      shop: shopWith({ interval: "60m" }),
    });
    expect(countsOf(read).map(([start]) => start.slice(11, 16))).toEqual(["22:00", "23:00", "00:00", "01:00", "02:00"]);
  });

  it("cannot be told where it stands once: every row of it is named, with the remedy", async () => {
    const text = HEADER + rowsAt("2026-10-25", ["01:30", "02:00", "02:30", "03:00"]);
    const refusal = await refusalOf(text, { mapping });
    expect(refusal.findings.map(({ code, place }) => [code, place.row])).toEqual([
      ["repeated-hour-ambiguous", 3],
      ["repeated-hour-ambiguous", 4],
    ]);
    expect(refusal.findings[0]?.remedy).toContain("--repeated-hour first or --repeated-hour second");
  });

  it("cannot be told where rows step back more than once", async () => {
    const [finding] = await findingsOf(HEADER + rowsAt("2026-10-25", ["02:00", "02:30", "02:00", "02:15", "02:00"]), {
      mapping,
    });
    expect(finding?.code).toBe("repeated-hour-ambiguous");
  });

  it("cannot be told where the intervals of that day stand in no order", async () => {
    const hours = ["00:00", "03:00", "02:00", "04:00", "02:00", "01:00", "05:00"];
    const findings = await findingsOf(HEADER + rowsAt("2026-10-25", hours), { mapping });
    expect(findings.map(({ code, place }) => [code, place.row])).toEqual([
      ["repeated-hour-ambiguous", 4],
      ["repeated-hour-ambiguous", 6],
    ]);
  });

  it.each([
    ["first", ["23:30", "00:00", "00:30", "02:00"]],
    ["second", ["23:30", "01:00", "01:30", "02:00"]],
  ] as const)("is the %s where one says so", async (repeatedHour, times) => {
    const text = rowsAt("2026-10-25", ["01:30", "02:00", "02:30", "03:00"]);
    const starts = countsOf(await read30(text, { repeatedHour })).map(([start]) => start.slice(11, 16));
    expect(starts).toEqual(times);
    const mapped = countsOf(await read30(text, { mapping: { ...mapping, repeatedHour } }));
    expect(mapped.map(([start]) => start.slice(11, 16))).toEqual(times);
  });

  it("does not matter where times have their offset, in whatever order", async () => {
    const text = `${HEADER}2026-10-25T02:00:00+01:00,phone,2\n2026-10-25T02:00:00+02:00,phone,1\n`;
    const read = await readText(text, { shop: shopWith({ interval: "60m" }) });
    expect(countsOf(read)).toEqual([
      ["2026-10-25T00:00:00.000Z", 1],
      ["2026-10-25T01:00:00.000Z", 2],
    ]);
  });

  it("of a call log is told by the order of the whole log, whatever the queue", async () => {
    const log = [
      "01:59:59,phone",
      "02:10:00,phone",
      "02:50:00,chat",
      "02:05:00,phone",
      "02:55:00,chat",
      "03:00:01,phone",
    ];
    const options = {
      shop: shopWith({ interval: "60m" }),
      mapping: { layout: "contacts", zone: "Europe/Berlin", columns: { start: "at" } } as const,
    };
    const read = await readText(`at,queue\n${log.map((row) => `2026-10-25 ${row}\n`).join("")}`, options);
    expect(countsOf(read).map(([start, n]) => [start.slice(11, 13), n])).toEqual([
      ["23", 1],
      ["00", 1],
      ["01", 1],
      ["02", 1],
    ]);
    expect(
      countsOf(read, "chat")
        .filter(([, n]) => n > 0)
        .map(([start]) => start.slice(11, 13)),
    ).toEqual(["00", "01"]);
    const [finding] = await findingsOf("at,queue\n2026-10-25 02:10:00,phone\n2026-10-25 02:50:00,phone\n", options);
    expect(finding?.code).toBe("repeated-hour-ambiguous");
  });
});

describe("the hour that is skipped, 29 March 2026 in Berlin", () => {
  it("is refused: that local time does not exist", async () => {
    const [finding, ...more] = await findingsOf(HEADER + rowsAt("2026-03-29", ["01:45", "02:00", "03:00"]), {
      mapping: local("Europe/Berlin"),
    });
    expect(finding).toMatchObject({ code: "no-such-local-time", place: { row: 3 } });
    expect(finding?.rule).toContain("until 2026-03-29T03:00:00+02:00");
    expect(more).toEqual([]);
  });
});

describe("days around a change of the clocks", () => {
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe", // changes by half an hour
    "Asia/Kathmandu", // 05:45 ahead, no changes
    "Africa/Casablanca",
    "America/Santiago", // changes at midnight
    "Australia/Adelaide",
    "UTC",
  ];
  const changeDays = [
    "2026-03-08",
    "2026-03-29",
    "2026-04-05",
    "2026-10-04",
    "2026-10-25",
    "2026-11-01",
    "2026-02-15",
    "2026-03-22",
  ];

  it("come back as they were written: local times in their order, in any zone", async () => {
    const requests = fc.record({
      zone: fc.constantFrom(...zones),
      day: fc.constantFrom(...changeDays),
      intervalMinutes: fc.constantFrom(5, 15, 30),
      backwards: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(requests, async ({ zone: name, day, intervalMinutes, backwards }) => {
        const zone = timeZone(name);
        const firstDay = Math.round(Date.parse(day) / 86_400_000) - 1;
        const { startsMs } = intervalGrid({ zone, firstDay, days: 3, intervalMinutes });
        const rows = Array.from(startsMs, (ms, at) => `${zone.formatInstant(ms).slice(0, 16)},phone,${at % 50}\n`);
        const text = HEADER + (backwards ? rows.toReversed() : rows).join("");
        const read = await readText(text, {
          name: "round-trip.csv",
          mapping: { zone: name },
          shop: shopWith({ zone: name, interval: `${intervalMinutes}m` }),
        });
        expect(read.histories[0]?.startMs).toEqual(startsMs);
        expect([...(read.histories[0]?.offered ?? [])]).toEqual(Array.from(startsMs, (_, at) => at % 50));
        expect(read.report.queues[0]?.missing).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
