import { deltaFile, requestDelta, rosterFill, shiftFile, succeeding, sealed } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { requestOf } from "./any-request.ts";

/** The parts of an archive, read by its directory. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.length - 22;
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let part = 0; part < zip.readUInt16LE(end + 10); part += 1) {
    const [packed, name] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const head = zip.readUInt32LE(at + 42);
    const start = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    parts.set(
      zip.toString("utf8", at + 46, at + 46 + name),
      inflateRawSync(zip.subarray(start, start + packed)).toString("utf8"),
    );
    at += 46 + name;
  }
  return parts;
}

async function textOf(...file: Parameters<typeof shiftFile>): Promise<string> {
  return new TextDecoder().decode((await shiftFile(...file)).bytes);
}

describe("the workbook of a request", () => {
  it("locks all but the answer, says what may be typed there, and stays in sight when scrolled", async () => {
    const parts = partsOf((await shiftFile(requestOf([{}]), "xlsx", { changes: [] })).bytes);
    expect(parts.get("xl/workbook.xml")).toMatch(/Read me.*Request lines.*By day.*Changes/);
    const lines = parts.get("xl/worksheets/sheet2.xml") ?? "";
    expect(lines).toContain('state="frozen"');
    expect(lines).toContain("<sheetProtection ");
    expect(lines).toContain('<dataValidation type="list"');
    // The number offered is held to the positions asked for in column G of its row.
    expect(lines).toContain("<formula1>0</formula1><formula2>$G2</formula2>");
    const styles = parts.get("xl/styles.xml")?.split("<xf ").slice(2) ?? [];
    const open = new Set(styles.flatMap((style, at) => (style.includes('locked="0"') ? [String(at)] : [])));
    const cells = [...lines.matchAll(/<c r="([A-Z]+)2" s="(\d+)"/g)];
    expect(cells.filter(([, , style = ""]) => open.has(style)).map(([, column]) => column)).toEqual(["Y", "Z", "AA"]);
  });

  it("shows the repeated hour of a day as rows of its own", async () => {
    const parts = partsOf((await shiftFile(requestOf([{}]), "xlsx")).bytes);
    const texts = parts.get("xl/sharedStrings.xml") ?? "";
    expect(texts).toContain("2026-10-25 (25 h)");
    expect(texts).toContain("02:45 (second time)");
    expect(texts).not.toContain("03:00 (second time)");
  });
});

describe("Calabrio's columns", () => {
  // Columns and forms from Calabrio's help, "BPO exchange file formats".
  it("are written by interval on one clock", async () => {
    const request = requestOf([{ start: "2026-10-25T00:00:00Z", end: "2026-10-25T00:20:00Z" }]);
    expect(await textOf(request, "calabrio", { zone: "UTC" })).toBe(
      [
        "skillname,startdatetime,enddatetime,tasks,tasktime,aftertasktime,agents",
        "phone,20261025 00:00,20261025 00:15,0,0,0,8",
        "phone,20261025 00:15,20261025 00:30,0,0,0,2.6667",
        "",
      ].join("\r\n"),
    );
  });

  it("are refused for times that the clock shows twice, which they cannot tell apart", async () => {
    await expect(shiftFile(requestOf([{}]), "calabrio", { zone: "Europe/Berlin" })).rejects.toBeInstanceOf(Refusal);
  });
});

describe("the calendar of a request", () => {
  it("gives the rule by which clocks change, or each change where there is no rule", async () => {
    const berlin = await textOf(requestOf([{}]), "ics", { zone: "Europe/Berlin" });
    expect(berlin).toContain("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU");
    expect(berlin).toContain("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
    const casablanca = await textOf(requestOf([{}]), "ics", { zone: "Africa/Casablanca" });
    expect(casablanca).not.toContain("RRULE");
    // Ramadan of 2027, announced until 2087: clocks back on 7 February, forward on 14 March.
    expect(casablanca).toContain("DTSTART:20270207T030000");
    expect(casablanca).toContain("DTSTART:20270314T020000");
  });

  it("keeps lines within 75 bytes and letters whole", async () => {
    const ics = await textOf(requestOf([{ reason: "żółć😀".repeat(60) }]), "ics");
    const lines = ics.split("\r\n");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(ics).not.toContain("\uFFFD");
  });
});

describe("the next version of a request", () => {
  const before = requestOf([{}, { line: "L2", positionsLoggedIn: 4 }, { line: "L3", positionsLoggedIn: 2 }]);
  const now = requestOf([{}, { line: "L2", positionsLoggedIn: 5 }, { line: "L4", positionsLoggedIn: 1 }]);
  const next = sealed(
    { ...now.header, request: { id: "R-7", version: 3 } },
    succeeding(before, { header: now.header, lines: now.lines.map((line) => ({ ...line, sequence: 0 })) }),
  );

  it("counts changes of a line and keeps one that is gone as cancelled", () => {
    expect(next.lines.map(({ line, sequence, state }) => [line, sequence, state])).toEqual([
      ["L1", 1, "requested"],
      ["L2", 2, "requested"],
      ["L3", 2, "cancelled"],
      ["L4", 0, "requested"],
    ]);
  });

  it("is told apart from the last as a delta", async () => {
    const { bytes } = await deltaFile(next, requestDelta(before, next), "csv");
    const rows = new TextDecoder().decode(bytes).trim().split("\n").slice(1);
    // Seven elapsed hours: one position more is 7 hours more.
    expect(rows.map((row) => row.split(",")).map((row) => [row[0], row[1], row[3], row[4], row[11]])).toEqual([
      ["L2", "changed", "4", "5", "7"],
      ["L4", "added", "", "1", "7"],
      ["L3", "removed", "2", "", "-14"],
    ]);
  });
});

it("holds a partner's roster against what was asked, breaks taken off", () => {
  const hour = 3_600_000;
  const startMs = Date.parse("2026-11-02T08:00:00Z");
  const request = requestOf([{ start: "2026-11-02T08:00:00Z", end: "2026-11-02T10:00:00Z", positionsLoggedIn: 2 }]);
  const place = { file: "roster.csv", row: 2 };
  const fill = rosterFill(request, {
    shifts: [
      { person: "ada", startMs, endMs: startMs + 2 * hour, breaks: [{ startMs, endMs: startMs + hour / 2 }], ...place },
      { person: "bo", startMs, endMs: startMs + hour, breaks: [], ...place },
      { person: "cy", startMs, endMs: startMs + 2 * hour, breaks: [], ...place },
    ],
    members: [{ person: "cy", queues: ["chat"], ...place }],
  });
  // Two positions for two hours; ada gives 1.5 hours, bo one, cy works another queue.
  expect([fill.askedHours, fill.filledHours]).toEqual([4, 2.5]);
});
