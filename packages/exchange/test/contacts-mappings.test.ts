import { describe, expect, it } from "vitest";
import { countsOf, findingsOf, readText, shopWith } from "./contact-file.ts";

describe("a mapped contact file", () => {
  it("has its own names, separator, decimals and dates, date and time apart, and totals", async () => {
    const text = [
      "Datum;Zeit;Warteschlange;Anrufe;Angenommen;Verloren;Ø Bearbeitung",
      "02.03.2026;08:00;Hotline Süd;1.205;1.200;5;05:10,5",
      "02.03.2026;08:15;Hotline Süd;7;6;1;61:00",
      "02.03.2026;08:15;Summe;7;6;1;61:00",
      ";;Summe;1.212;1.206;6;",
      ";;;;;;",
    ].join("\r\n");
    const read = await readText(`\uFEFF${text}\r\n`, {
      mapping: {
        decimal: ",",
        dateOrder: "dmy",
        zone: "Europe/Berlin",
        ahtFormat: "mm:ss",
        columns: {
          start: ["Datum", "Zeit"],
          queue: "Warteschlange",
          offered: "Anrufe",
          handled: "Angenommen",
          abandoned: "Verloren",
          aht: "Ø Bearbeitung",
        },
        queueNames: { "Hotline Süd": "phone" },
        ignoreQueues: ["Summe"],
      },
    });
    expect(countsOf(read)).toEqual([
      ["2026-03-02T07:00:00.000Z", 1205],
      ["2026-03-02T07:15:00.000Z", 7],
    ]);
    expect([...(read.histories[0]?.ahtSeconds ?? [])]).toEqual([310.5, 3660]);
    expect([...(read.histories[0]?.abandoned ?? [])]).toEqual([5, 1]);
    expect(read.report).toMatchObject({ rowsRead: 5, rowsIgnored: 3, rowsRefused: 0 });
    expect(read.report.notes).toContain("1 blank rows were passed over.");
  });

  it("may write American dates and times of half a day", async () => {
    const read = await readText("When|Offered\n3/30/2026 11:45 PM|4\n3/31/26 12:00 AM|2\n", {
      mapping: {
        dateOrder: "mdy",
        zone: "America/New_York",
        queue: "chat",
        columns: { start: "When", offered: "Offered" },
      },
    });
    expect(countsOf(read, "chat")).toEqual([
      ["2026-03-31T03:45:00.000Z", 4],
      ["2026-03-31T04:00:00.000Z", 2],
    ]);
  });

  it.each([
    ["hh:mm:ss", "01:02:03", 3723],
    ["hh:mm:ss", "0:05:00", 300],
    ["mm:ss", "4:05", 245],
    ["s", "245,5", 245.5],
  ] as const)("may write handling times as %s", async (ahtFormat, written, seconds) => {
    const read = await readText(`interval_start;queue;offered;aht_seconds\n2026-03-02T08:00Z;phone;1;${written}\n`, {
      mapping: { ahtFormat, decimal: "," },
    });
    expect(read.histories[0]?.ahtSeconds[0]).toBe(seconds);
  });

  it.each([
    ["mm:ss", "4:65", "not-a-handling-time"],
    ["mm:ss", "1:04:05", "not-a-handling-time"],
    ["hh:mm:ss", "25:00:00", "aht-too-long"],
    ["mm:ss", "-1:00", "negative-aht"],
    ["s", "4:05", "not-a-number"],
  ] as const)("is refused where a handling time is not %s: %s", async (ahtFormat, written, code) => {
    const text = `interval_start,queue,offered,aht_seconds\n2026-03-02T08:00Z,phone,1,${written}\n`;
    expect((await findingsOf(text, { mapping: { ahtFormat } }))[0]).toMatchObject({ code });
  });

  it("may have one column for each queue, and empty cells in them", async () => {
    const text = "date,total,calls,chats\n2026-03-28,9,5,4\n2026-03-29,6,6,\n2026-03-30,8,0,8\nTotal,23,11,12\n";
    const read = await readText(text, {
      mapping: {
        layout: "days",
        queueColumns: { phone: "calls", chat: "chats" },
        columns: { start: "date" },
        ignoreQueues: ["Total"],
      },
    });
    // The day of 23 hours starts at 23:00 UTC the evening before, the next at 22:00 UTC.
    expect(countsOf(read)).toEqual([
      ["2026-03-27T23:00:00.000Z", 5],
      ["2026-03-28T23:00:00.000Z", 6],
      ["2026-03-29T22:00:00.000Z", 0],
    ]);
    expect(countsOf(read, "chat").map(([, offered]) => offered)).toEqual([4, 8]);
    expect(read.histories.map(({ minutes }) => minutes)).toEqual(["day", "day"]);
    expect(read.report).toMatchObject({
      rowsRead: 4,
      rowsIgnored: 1,
      firstStart: "2026-03-28",
      lastStart: "2026-03-30",
    });
    expect(read.report.queues[1]).toMatchObject({
      missing: 1,
      gaps: [{ from: "2026-03-29", to: "2026-03-30", intervals: 1 }],
    });
  });

  it("in our own form may have days for rows: date in place of interval_start", async () => {
    const read = await readText("date,queue,offered\n2026-03-28,phone,5\n2026-03-29,phone,6\n");
    expect(read.histories[0]?.minutes).toBe("day");
    expect(read.report.queues[0]?.offered).toBe(11);
  });

  it("with a time where days are said to stand is refused", async () => {
    const [finding] = await findingsOf("date,queue,offered\n2026-03-28T08:00:00,phone,5\n");
    expect(finding?.code).toBe("not-a-day");
    const read = await readText("date,queue,offered\n2026-03-28T00:00:00,phone,5\n");
    expect(read.histories[0]?.offered[0]).toBe(5);
  });
});

describe("the length of a file's intervals", () => {
  const rows = (minutes: number, count: number, offered = 6): string =>
    Array.from({ length: count }, (_, at) => {
      const start = new Date(Date.UTC(2026, 2, 2, 7) + at * minutes * 60_000).toISOString();
      return `${start.slice(0, 19)}Z,phone,${offered},${offered},0,${100 * (at % 3)}`;
    }).join("\n");
  const HEADER = "interval_start,queue,offered,handled,abandoned,aht_seconds\n";

  it("is kept where it is shorter than the shop's: only the season knows whether a missing part was open", async () => {
    const read = await readText(`${HEADER}${rows(5, 7)}\n`);
    expect(read.histories[0]?.minutes).toBe(5);
    expect(countsOf(read).map(([, offered]) => offered)).toEqual([6, 6, 6, 6, 6, 6, 6]);
    expect(read.report.notes).toEqual([
      "Queue phone: the file has intervals of 5 minutes, which are summed up to 15; where one of them is missing, the sum is unknown.",
    ]);
  });

  it("is kept where it is longer, and that is said", async () => {
    const read = await readText(`${HEADER}${rows(30, 6)}\n`);
    expect(read.histories[0]?.minutes).toBe(30);
    expect(read.report.notes[0]).toMatch(/intervals of 30 minutes, .* kept/);
    const hours = await readText(`${HEADER}${rows(120, 13)}\n`);
    expect(hours.histories[0]?.minutes).toBe(120); // from 08:00 in Berlin
    expect(hours.report.queues[0]).toMatchObject({ intervals: 13, missing: 0 });
  });

  it("is a day where rows stand at midnight, across the days of 23 and 25 hours", async () => {
    const days = [
      "2026-03-28T00:00:00+01:00",
      "2026-03-29T00:00:00+01:00",
      "2026-03-30T00:00:00+02:00",
      "2026-03-31T00:00:00+02:00",
    ];
    const read = await readText(`interval_start,queue,offered\n${days.map((day) => `${day},phone,9`).join("\n")}\n`);
    expect(read.histories[0]?.minutes).toBe("day");
  });

  it("is found for a thin queue from the fullest one", async () => {
    const thin = "2026-03-02T07:00Z,chat,1,1,0,60\n2026-03-02T09:00Z,chat,1,1,0,60\n";
    const read = await readText(`${HEADER}${rows(15, 30)}\n${thin}`);
    expect(read.histories.map(({ minutes }) => minutes)).toEqual([15, 15]);
  });
});

describe("a call log", () => {
  const HEADER = "started,line,handling,lost\n";
  const mapping = {
    layout: "contacts",
    zone: "Europe/Berlin",
    columns: { start: "started", queue: "line", aht: "handling", abandoned: "lost" },
    queueNames: { Voice: "phone" },
  } as const;

  it("is counted into the shop's intervals: offered, handled, abandoned, mean handling time", async () => {
    const text = `${HEADER}2026-03-02T08:14:59,Voice,100,no\n2026-03-02T08:00:00,Voice,300,no\n2026-03-02T08:07:00,Voice,0,yes\n2026-03-02T08:15:00,Voice,50,\n`;
    const read = await readText(text, { mapping });
    const [phone] = read.histories;
    expect(countsOf(read)).toEqual([
      ["2026-03-02T07:00:00.000Z", 3],
      ["2026-03-02T07:15:00.000Z", 1],
    ]);
    expect([...(phone?.handled ?? [])]).toEqual([2, 1]);
    expect([...(phone?.abandoned ?? [])]).toEqual([1, 0]);
    expect([...(phone?.ahtSeconds ?? [])]).toEqual([200, 50]);
  });

  it("that was kept has true zeros: open intervals without a contact on its days, and says how many", async () => {
    const text = `${HEADER}2026-03-02T08:00:00,Voice,60,0\n2026-03-02T09:00:00,Voice,60,0\n2026-03-04T09:00:00,Voice,60,0\n`;
    const read = await readText(text, { mapping, shop: shopWith({ hours: "08:00-10:00" }) });
    expect(countsOf(read).filter(([, offered]) => offered === 0)).toHaveLength(6 + 4);
    expect(read.report.queues[0]).toMatchObject({
      missing: 8, // nothing at all was logged on 3 March
      gaps: [{ from: "2026-03-03T08:00:00+01:00", to: "2026-03-03T10:00:00+01:00", intervals: 8 }],
    });
    expect(read.report.notes[0]).toMatch(/10 open intervals .* count as zero/);
  });

  it("without a column of abandonment takes contacts with handling time for handled", async () => {
    const read = await readText("started,handling\n2026-03-02T08:00:00,60\n2026-03-02T08:01:00,\n", {
      mapping: { ...mapping, queue: "phone", columns: { start: "started", aht: "handling" } },
    });
    expect(read.histories[0]).toMatchObject({ offered: Float64Array.of(2), handled: Float64Array.of(1) });
    expect(read.histories[0]?.abandoned[0]).toBeNaN();
  });

  it("is cut at local quarter hours in zones off the hour", async () => {
    const shop = shopWith({ zone: "Asia/Kathmandu", interval: "60m" });
    const read = await readText(`${HEADER}2026-03-02T08:59:00,Voice,60,0\n`, {
      shop,
      mapping: { ...mapping, zone: "Asia/Kathmandu" },
    });
    expect(countsOf(read)).toEqual([["2026-03-02T02:15:00.000Z", 1]]); // 08:00 at +05:45
  });

  it("is refused where a flag is no flag, and a queue not known", async () => {
    const findings = await findingsOf(`${HEADER}2026-03-02T08:00:00,Fax,60,perhaps\n`, { mapping });
    expect(findings.map(({ code }) => code)).toEqual(["unknown-queue", "not-a-flag"]);
  });
});
