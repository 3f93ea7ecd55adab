import { readFile, writeFile } from "node:fs/promises";
import { timeZone } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aggregateLog } from "@springtide/exchange/aggregate";
import { newsOfPart } from "../../src/aggregate/news-of-part.ts";
import type { BeginPart } from "../../src/aggregate/count-in-thread.ts";
import { ContactTally } from "../../src/contacts/contact-tally.ts";
import type { PartNews } from "../../src/aggregate/part-news.ts";
import { besideLogs } from "./log-file.ts";

/** Counts parts in this thread, and hands over copies, as a thread does. */
function beginHere(heard: PartNews[] = []): BeginPart {
  return (order) => ({
    news: newsOfPart(structuredClone(order.work), () => undefined).then((news) => {
      const told = structuredClone(news);
      heard.push(told);
      return told;
    }),
    stop: () => Promise.resolve(),
  });
}

interface Asked {
  readonly threads: number;
  readonly begin?: BeginPart;
  readonly setAside?: boolean;
}

/** All that is to be seen of a count: the report, the cells and the rows set aside, byte for byte; or the findings. */
async function everythingOf(
  content: string | Uint8Array,
  { threads, begin, setAside = false }: Asked,
): Promise<string> {
  const [path, out, aside] = [
    await besideLogs("parts.csv"),
    await besideLogs("out.csv"),
    await besideLogs("aside.csv"),
  ];
  await writeFile(path, content);
  const request = {
    path,
    out,
    zone: "Europe/Berlin",
    intervalMinutes: 15,
    columns: { by: "channel" },
    form: {},
    threads,
  };
  try {
    const report = await aggregateLog({ ...request, ...(setAside ? { setAside: aside } : {}) }, begin);
    const files = [out, ...(setAside ? [aside] : [])];
    const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
    return [JSON.stringify(report, null, 1), ...texts].join("\n~\n");
  } catch (error) {
    if (error instanceof Refusal) return JSON.stringify([error.findings, error.total], null, 1);
    throw error;
  }
}

const HEADER = "ts,channel,handle_s,wait_s,abandoned";
/** Local times run forward through the hour that comes twice in Berlin on 25 October 2026, as logs mostly do. */
const localTimes = Array.from({ length: 240 }, (_, minute) => {
  const local = minute < 120 ? minute : minute - 60;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `2026-10-25 ${two(1 + Math.floor(local / 60))}:${two(local % 60)}`;
});

const channel = fc.constantFrom(
  "voice",
  "chat",
  "e mail",
  '"quoted"',
  '"two\nlines"',
  '"a\r\nb, ""c"""',
  '"\n,,,,\n"',
  "Rückruf",
);
const seconds = fc.constantFrom("0", "60", "12.5", "0.1", "0.0005", "3599.999", "", '"7"');
const goodRow = fc
  .tuple(channel, seconds, seconds, fc.constantFrom("0", "1", "yes", ""))
  .map((cells) => (at: number) => `${localTimes[at] ?? ""},${cells.join(",")}`);
/** A time that was skipped, no time at all, too few cells, a quote in the wrong place, nothing, a name only a bad row has. */
const oddRow = fc
  .constantFrom(
    "2026-03-29 02:30,chat,1,1,0",
    "never,new,1,1,0",
    "2026-10-24 10:00,voice",
    '2026-10-24 10:00,"a"b,1,1,0',
    "",
    ",,,,",
  )
  .map((row) => () => row);
const rows = fc
  .array(fc.oneof({ weight: 12, arbitrary: goodRow }, { weight: 1, arbitrary: oddRow }), {
    minLength: 1,
    maxLength: 240,
  })
  .map((made) => made.map((row, at) => row(Math.floor((at * localTimes.length) / made.length))));

const log = fc.record({
  rows,
  lineEnd: fc.constantFrom("\n", "\r\n"),
  ending: fc.constantFrom("", "\n", '\n2026-10-25 05:00,"never closed'),
  encoding: fc.constantFrom("utf8" as const, "latin1" as const),
});

describe("a log read in parts", () => {
  it("tells what it tells when it is read in one go, byte for byte, whatever stands where it is cut", async () => {
    let inParts = 0;
    await fc.assert(
      fc.asyncProperty(log, fc.boolean(), async ({ rows, lineEnd, ending, encoding }, setAside) => {
        const content = Buffer.from(`${[HEADER, ...rows].join(lineEnd)}${ending}`, encoding);
        const inOne = await everythingOf(content, { threads: 1, setAside });
        for (const threads of [2, 3, 7]) {
          const heard: PartNews[] = [];
          expect(await everythingOf(content, { threads, setAside, begin: beginHere(heard) })).toBe(inOne);
          if (heard.length > 0 && !heard.includes(null)) inParts += 1;
        }
      }),
      { numRuns: 40 },
    );
    // Not by reading all of them in one go after all.
    expect(inParts).toBeGreaterThan(25);
  });

  it("numbers refused rows as in one go in threads of its own, and lists the first hundred", async () => {
    const rows = Array.from({ length: 600 }, (_, at) =>
      at % 3 === 0 ? "never,chat,1,1,0" : "2026-07-01 10:00,voice,60,1,0",
    );
    const content = [HEADER, ...rows, ""].join("\n");
    const inOne = await everythingOf(content, { threads: 1, setAside: true });
    expect(inOne).toContain('"rowsRefused": 200');
    expect(await everythingOf(content, { threads: 3, setAside: true })).toBe(inOne);
    const listed = await everythingOf(content, { threads: 7, begin: beginHere() });
    expect(listed).toBe(await everythingOf(content, { threads: 1 }));
  });

  it("is read in one go where a part ends inside quotes", async () => {
    const break_ = `2026-07-01 10:00,"${"a line\n".repeat(200)}",60,1,0`;
    const content = [HEADER, "2026-07-01 10:00,voice,60,1,0", break_, "2026-07-01 10:00,voice,60,1,0"].join("\n");
    const heard: PartNews[] = [];
    const told = await everythingOf(content, { threads: 2, begin: beginHere(heard) });
    expect(heard).toHaveLength(1);
    expect(told).toBe(await everythingOf(content, { threads: 1 }));
    expect(told).toContain('"contacts": 3');
  });

  it.each([
    { above: "R\u00fcckruf", below: "R\u00fcckruf" },
    { above: "chat", below: "R\u00fcckruf" },
    { above: "R\u00fcckruf", below: "chat" },
  ])("reads letters as they are first written: $above, then $below", async ({ above, below }) => {
    // More than the first bytes, which tell the head, are ASCII.
    const ascii = "2026-07-01 10:00,voice,60,1,0\n".repeat(10_000);
    const row = (name: string): string => `2026-07-01 10:00,${name},60,1,0\n`;
    for (const [first, second] of [
      ["utf8", "utf8"],
      ["utf8", "latin1"],
      ["latin1", "utf8"],
    ] as const) {
      const content = Buffer.concat([
        Buffer.from(`${HEADER}\n${ascii}${row(above)}`, first),
        Buffer.from(`${ascii}${row(below)}`, second),
      ]);
      const inOne = await everythingOf(content, { threads: 1 });
      expect(await everythingOf(content, { threads: 2, begin: beginHere() })).toBe(inOne);
    }
  });
});

it("sums decimals to the same number in any order, as adding whole microseconds does", () => {
  const berlin = timeZone("Europe/Berlin");
  const tallyOf = (rows: readonly number[]): ContactTally => {
    const tally = new ContactTally(1, () => berlin, 15);
    for (const seconds of rows) tally.take(0, 0, 2, Float64Array.of(0, seconds, seconds));
    return tally;
  };
  const decimals = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(decimals, fc.nat({ max: 40 }), (micros, cut) => {
      const rows = micros.map((each) => each / 1e6);
      const tally = tallyOf(rows.slice(0, cut));
      tally.absorb(tallyOf(rows.slice(cut)).told(), [0]);
      const sum = micros.reduce((total, each) => total + each, 0);
      const columns = tally.tables[0]?.columns.map((column) => column[0]);
      expect(columns).toEqual([rows.length, rows.length, 0, sum, rows.length, sum, rows.length]);
    }),
  );
});
