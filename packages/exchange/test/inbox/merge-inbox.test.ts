import { findingsTable, inboxTable, inboxWorkbook, mergedInbox, readShiftFile, shiftFile } from "@springtide/exchange";
import readSheets from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { requestOf } from "../request/any-request.ts";

const LONDON = "Europe/London";
/** Berlin's and London's clocks go back at 01:00 UTC on 25 October, New York's at 06:00 UTC on 1 November; Berlin's go on on 28 March. */
const hellwerk = requestOf(
  [{ start: "2026-10-25T00:00:00Z", end: "2026-10-25T03:00:00Z", positionsLoggedIn: 4, tier: "firm" }],
  {
    client: "Hellwerk",
    shop: "lamps",
    clientZone: "Europe/Berlin",
    partnerZone: LONDON,
    request: { id: "R-1", version: 2 },
  },
);
const garden = requestOf(
  [
    { start: "2026-10-25T01:00:00Z", end: "2026-10-25T02:00:00Z", positionsLoggedIn: 3, tier: "option" },
    { start: "2027-03-28T00:00:00Z", end: "2027-03-28T02:00:00Z", positionsLoggedIn: 2, tier: "flexible" },
  ],
  {
    client: "Garden",
    shop: "garden",
    clientZone: "America/New_York",
    partnerZone: LONDON,
    request: { id: "R-1", version: 1 },
  },
);
const shoes = requestOf(
  [{ start: "2026-10-25T02:00:00Z", end: "2026-10-25T03:00:00Z", positionsLoggedIn: 1, skill: "chat" }],
  {
    client: "Shoes",
    shop: "shoes",
    clientZone: "Australia/Lord_Howe",
    partnerZone: "Europe/Paris",
    request: { id: "R-9", version: 1 },
  },
);

async function received(documents: readonly (readonly [string, typeof hellwerk, "csv" | "xlsx" | "json"])[]) {
  return Promise.all(
    documents.map(async ([file, document, format]) => ({
      file,
      document: await readShiftFile((await shiftFile(document, format)).bytes, file),
    })),
  );
}

describe("an inbox of three clients, zones and both clock changes", () => {
  it("is one sheet by skill and interval on the partner's clock, the repeated hour twice and the skipped one not at all", async () => {
    const inbox = mergedInbox(
      await received([
        ["a.csv", hellwerk, "csv"],
        ["b.xlsx", garden, "xlsx"],
        ["c.json", shoes, "json"],
      ]),
    );
    expect([inbox.zone, inbox.requests.length, inbox.positionHours]).toEqual([LONDON, 3, 12 + 3 + 4 + 1]);
    const rows = [...inboxTable(inbox).rows];
    const at = (start: string, skill = "phone") => rows.find((row) => row[1] === start && row[3] === skill);
    expect(at("2026-10-25T00:00:00.000Z")).toEqual([
      "2026-10-25T01:00:00+01:00",
      "2026-10-25T00:00:00.000Z",
      15,
      "phone",
      4,
      4,
      0,
      0,
      "Hellwerk: 4",
    ]);
    expect(at("2026-10-25T01:00:00.000Z")).toEqual([
      "2026-10-25T01:00:00+00:00",
      "2026-10-25T01:00:00.000Z",
      15,
      "phone",
      7,
      4,
      0,
      3,
      "Garden: 3; Hellwerk: 4",
    ]);
    expect(at("2026-10-25T02:00:00.000Z", "chat")?.[4]).toBe(1);
    // Twelve quarters of an hour in October; in March 00:00 is followed by 02:00.
    expect(rows.filter((row) => row[3] === "phone").length).toBe(12 + 8);
    expect(at("2027-03-28T01:00:00.000Z")?.[0]).toBe("2027-03-28T02:00:00+01:00");
    expect(inbox.findings.map(({ code, place }) => [code, place.file])).toEqual([["other-clock", "c.json"]]);
  });

  it("counts no seat twice for two versions of a request, and flags what one client asks for twice", async () => {
    const { header } = hellwerk;
    const [line] = hellwerk.lines;
    if (line === undefined) throw new Error("no line");
    const older = requestOf([{ ...line, positionsLoggedIn: 9 }], { ...header, request: { id: "R-1", version: 1 } });
    const again = requestOf([{ ...line, line: "L7", start: "2026-10-25T02:30:00Z", end: "2026-10-25T04:00:00Z" }], {
      ...header,
      request: { id: "R-2", version: 1 },
    });
    const forged = requestOf([{ ...line, positionsLoggedIn: 5 }], { ...header, madeAt: "2026-09-30T08:00:00Z" });
    const inbox = mergedInbox(
      await received([
        ["new.csv", hellwerk, "csv"],
        ["old.xlsx", older, "xlsx"],
        ["copy.json", hellwerk, "json"],
        ["other.csv", forged, "csv"],
        ["again.csv", again, "csv"],
        ["garden.csv", garden, "csv"],
      ]),
    );
    expect(inbox.requests.map(({ file }) => file)).toEqual(["new.csv", "again.csv", "garden.csv"]);
    expect(inbox.positionHours).toBe(12 + 6 + 7);
    const codes = inbox.findings.map(({ code, place }) => [code, place.file]).sort();
    expect(codes).toEqual([
      ["asked-twice", "again.csv"],
      ["older-version", "old.xlsx"],
      ["one-version-two-contents", "other.csv"],
      ["same-request-twice", "copy.json"],
    ]);
    // Another client at the same time is no second ask, though its request has the same id.
    expect(inbox.findings.every(({ found }) => !found.includes("Garden"))).toBe(true);
    expect([...findingsTable(inbox.findings).rows]).toHaveLength(4);
    const sheets = await readSheets(Buffer.from(inboxWorkbook(inbox, new Date("2026-10-01T00:00:00Z"))));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Read me", "By skill and interval", "Requests", "Findings"]);
    expect(sheets[1]?.data.length).toBe(1 + inbox.rows.length);
  });

  it("is refused where nothing is asked for", () => {
    expect(() => mergedInbox([])).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ code: "no-requests" })] }),
    );
  });
});
